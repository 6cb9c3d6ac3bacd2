/** What an entry says, for every kind of content. */
import type { ReactNode } from 'react';
import type { Assessment, ExchangeContent, NotesContent } from '#programme/entries.ts';
import { useTeam } from '#team/data/use-team.tsx';
import { formatCalendarDate, formatMoment } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { DECISION, OUTCOME } from '#team/parts/words.ts';
import { useNames } from '#team/shell/names.ts';
import { useTimeZone } from '#team/shell/zone.ts';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import { CONSENT, DUTY, IDENTITY, NEED } from './assessment-words.ts';
import { CLOSING } from './closing-words.ts';
import { MailWords } from './mail-words.tsx';
import styles from './entry-content.module.css';

type Content = ExchangeContent | NotesContent;

export function entryTitle(content: Content, locale: Locale): string {
  switch (content.kind) {
    case 'opening':
      return m.team_event_arrived(locale);
    case 'opening_corrected':
      return m.team_entry_opening_corrected(locale);
    case 'message':
      return m.team_entry_message(locale);
    case 'raised':
      return m.team_event_raised(locale);
    case 'withdrawn':
      return m.team_event_withdrawn(locale);
    case 'receipt_issued':
      return m.team_entry_receipt_issued(locale);
    case 'erasure':
      return m.team_entry_erasure(locale);
    case 'call':
      return m.team_entry_call(locale, { outcome: OUTCOME[content.outcome](locale) });
    case 'assessment':
      return m.team_task_assess(locale);
    case 'decision':
      return content.decisions.map((one) => DECISION[one](locale)).join(' · ');
    case 'plan':
      return m.team_task_plan(locale);
    case 'note':
      return m.team_entry_note(locale);
    case 'mail':
      return m.team_entry_mail(locale);
    case 'claimed':
      return m.team_event_claimed(locale);
    case 'taken_over':
      return m.team_event_taken_over(locale);
    case 'handed_over':
      return m.team_event_handed_over(locale);
    case 'merged':
      return m.team_event_merged(locale);
    case 'closing':
      return m.team_entry_closing(locale, { outcome: CLOSING[content.outcome](locale) });
    case 'returned':
      return content.who === 'woman'
        ? m.team_entry_returned_woman(locale)
        : m.team_entry_returned_worker(locale);
  }
}

export function EntryContent({ content, now }: { content: Content; now: number }): ReactNode {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const nameOf = useNames();
  const requests = useTeam((state) => state.requests);
  switch (content.kind) {
    case 'message':
    case 'note':
      return <p className={styles.text}>{content.text}</p>;
    case 'call':
    case 'decision':
    case 'returned':
      return content.note ? <p className={styles.text}>{content.note}</p> : null;
    case 'closing':
      return (
        <>
          {content.doorStaysOpen ? <p>{m.team_entry_door_open(locale)}</p> : null}
          {content.note ? <p className={styles.text}>{content.note}</p> : null}
        </>
      );
    case 'plan':
      return (
        <p>
          {content.what}{' '}
          <span className={styles.soft}>
            {m.team_entry_plan_by(locale, {
              who: nameOf(content.owner),
              time: formatMoment(content.dueAt, now, locale, timeZone),
            })}
          </span>
        </p>
      );
    case 'taken_over':
      return <p className={styles.text}>{content.reason}</p>;
    case 'handed_over':
      return (
        <p>
          {m.team_entry_to(locale, { who: nameOf(content.to) })}{' '}
          {content.reason ? <span className={styles.text}>{content.reason}</span> : null}
        </p>
      );
    case 'merged': {
      const into = requests.get(content.into)?.row.reference;
      return (
        <p>
          {into ? m.team_entry_merged_into(locale, { reference: into }) : null} {content.reason}
        </p>
      );
    }
    case 'mail':
      return <MailWords mail={content.mail} now={now} sender />;
    case 'assessment':
      return <AssessmentContent assessment={content} />;
    // The opening stands above the timeline, as corrected; the rest says all in its title.
    case 'opening':
    case 'opening_corrected':
    case 'raised':
    case 'withdrawn':
    case 'receipt_issued':
    case 'erasure':
    case 'claimed':
      return null;
  }
}

function AssessmentContent({ assessment }: { assessment: Assessment }) {
  const locale = useLocale();
  const { identity, workerWants, womanAskedFor, needs, dutyToReport, consentRelayed } = assessment;
  const duty = [
    DUTY[dutyToReport.state](locale),
    dutyToReport.on ? formatCalendarDate(dutyToReport.on, locale) : null,
    dutyToReport.byRole,
  ]
    .filter(Boolean)
    .join(', ');
  const facts: readonly (readonly [string, string | undefined])[] = [
    [
      m.team_assess_identity(locale),
      [IDENTITY[identity.how](locale), identity.note].filter(Boolean).join('. '),
    ],
    [m.team_assess_worker_wants(locale), workerWants],
    [m.team_assess_woman_asked(locale), womanAskedFor],
    [m.team_assess_needs(locale), needs.map((need) => NEED[need](locale)).join(' · ')],
    [m.team_assess_consent(locale), CONSENT[consentRelayed](locale)],
    [m.team_duty_label(locale), dutyToReport.shown ? duty : undefined],
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) =>
        value ? (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}
