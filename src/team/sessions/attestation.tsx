/** That a session was held for an organisation: so many people, so many hours. Who they are was never taken. */
import { headCount } from '#programme/session-steps.ts';
import { sessionTypesOf } from '#programme/session-types.ts';
import { sayAudience, sayLength } from '#team/asked/session-words.ts';
import { useTeam } from '#team/data/use-team.tsx';
import { formatCalendarDate } from '#team/parts/format.ts';
import { listOf } from '#team/parts/list-of.ts';
import * as m from '#texts/messages.ts';
import { Sheet } from './sheet.tsx';
import styles from './sheet.module.css';
import type { SessionAtHand } from './use-session.ts';

export function Attestation({ at }: { at: SessionAtHand }) {
  const { types, programme } = useTeam((state) => ({
    types: sessionTypesOf(state.settings),
    programme: state.programme,
  }));
  const { content } = at;
  const { held, heldOn } = content;
  const type = types.find(({ id }) => id === content.sessionType) ?? null;
  return (
    <Sheet at={at} title={m.team_sessions_attestation}>
      {(locale) =>
        held === null || heldOn === undefined ? (
          <p>{m.team_sessions_attestation_not_yet(locale)}</p>
        ) : (
          <>
            <h2 className={styles.title}>{m.team_sessions_attestation(locale)}</h2>
            <p className={styles.large}>
              {m.team_sessions_attestation_text(locale, {
                organisation: content.organisation,
                title: type?.[locale].title ?? m.team_sessions_one(locale),
                programme,
                day: formatCalendarDate(heldOn, locale),
                length: sayLength(held.minutes, locale),
                n: headCount(content.attendance),
              })}
            </p>
            {content.attendance.length > 1 ? (
              <p>
                {listOf(
                  content.attendance.map(({ sector, heads }) =>
                    m.team_sessions_attestation_sector(locale, {
                      sector: sayAudience(sector, locale),
                      n: String(heads),
                    }),
                  ),
                  locale,
                )}
              </p>
            ) : null}
            <p>{m.team_sessions_attestation_no_names(locale)}</p>
            <div className={styles.signature}>
              <span>{m.team_sessions_attestation_signed(locale, { programme })}</span>
              <span>{m.team_sessions_attestation_day(locale)}</span>
            </div>
          </>
        )
      }
    </Sheet>
  );
}
