/**
 * The day on one page, for whoever holds the session. It may be left on a table: it names the team's members who are there, and
 * no peer.
 */
import { UNDERTAKINGS } from '#programme/session-plan.ts';
import { settledTimeOf } from '#programme/session-steps.ts';
import { sessionTypesOf } from '#programme/session-types.ts';
import { sayLength } from '#team/asked/session-words.ts';
import { useTeam } from '#team/data/use-team.tsx';
import { formatDate, formatTime } from '#team/parts/format.ts';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import { audienceOf, UNDERTAKING } from './session-words.ts';
import { Sheet } from './sheet.tsx';
import styles from './sheet.module.css';
import type { SessionAtHand } from './use-session.ts';

export function RunSheet({ at }: { at: SessionAtHand }) {
  const { types, colleagues } = useTeam((state) => ({
    types: sessionTypesOf(state.settings),
    colleagues: state.colleagues,
  }));
  const { content, view, timeZone } = at;
  const type = types.find(({ id }) => id === content.sessionType) ?? null;
  const time = settledTimeOf(content);
  // Printed: never “me”.
  const name = (member: string | null) => (member === null ? null : (colleagues.get(member)?.name ?? null));
  const terms = (locale: Locale): readonly (readonly [string, string | null])[] => [
    [
      m.team_sessions_sheet_when(locale),
      time === null
        ? null
        : `${formatDate(time.startAt, locale, timeZone)}, ${formatTime(time.startAt, locale, timeZone)} – ${formatTime(time.endAt, locale, timeZone)}`,
    ],
    [m.team_asked_length(locale), sayLength(content.minutes, locale)],
    [m.team_sessions_place_label(locale), [view.place?.label, view.place?.note].filter(Boolean).join('. ')],
    [
      m.team_sessions_contact(locale),
      [content.contact.name, content.contact.phone].filter(Boolean).join(', '),
    ],
    [
      m.team_asked_audience(locale),
      [audienceOf(content, locale), content.expected].filter(Boolean).join(', '),
    ],
    [m.team_sessions_lead(locale), name(content.professional)],
    [m.team_sessions_technical(locale), name(content.technical)],
  ];
  return (
    <Sheet at={at} title={m.team_sessions_run_sheet}>
      {(locale) => (
        <>
          <h2 className={styles.title}>{type?.[locale].title ?? m.team_sessions_one(locale)}</h2>
          <p>{content.organisation}</p>
          <dl className={styles.terms}>
            {terms(locale).map(([term, value]) =>
              value ? (
                <div key={term}>
                  <dt>{term}</dt>
                  <dd>{value}</dd>
                </div>
              ) : null,
            )}
          </dl>
          <div className={styles.strong}>
            <h3 className={styles.subtitle}>{m.team_sessions_sheet_say(locale)}</h3>
            <ul>
              {UNDERTAKINGS.map((one) => (
                <li key={one}>{UNDERTAKING[one](locale)}</li>
              ))}
              {type && type[locale].contentNote !== '' ? <li>{type[locale].contentNote}</li> : null}
            </ul>
          </div>
          <div>
            <h3 className={styles.subtitle}>{m.team_sessions_sheet_order(locale)}</h3>
            <ol>
              <li>{m.team_sessions_sheet_before(locale)}</li>
              {(type?.[locale].goals ?? []).map((goal) => (
                <li key={goal}>{goal}</li>
              ))}
              <li>{m.team_sessions_sheet_questions(locale)}</li>
              <li>{m.team_sessions_sheet_after(locale)}</li>
              <li>{m.team_sessions_sheet_count(locale)}</li>
            </ol>
          </div>
          {content.planB === '' ? null : (
            <p>
              <strong>{m.team_sessions_plan_b(locale)}</strong> {content.planB}
            </p>
          )}
          {content.checklist.length === 0 ? null : (
            <div>
              <h3 className={styles.subtitle}>{m.team_sessions_sheet_bring(locale)}</h3>
              <ul className={styles.boxes}>
                {content.checklist.map(({ id, what, doneAt }) => (
                  <li key={id}>
                    <span aria-hidden="true">{doneAt === null ? '☐ ' : '☑ '}</span>
                    {what}
                  </li>
                ))}
              </ul>
            </div>
          )}
        </>
      )}
    </Sheet>
  );
}
