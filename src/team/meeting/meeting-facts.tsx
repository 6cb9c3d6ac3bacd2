/** Who, how, where, and what keeps her safe. A peer is told of where she is invited, never here. */
import type { ReactNode } from 'react';
import { minutesText } from '#team/engagements/offer-words.ts';
import { listOf } from '#team/parts/list-of.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { useNames } from '#team/shell/names.ts';
import * as m from '#texts/messages.ts';
import styles from './meeting.module.css';
import { HOW, THEME } from './meeting-words.ts';
import type { OpenMeeting } from './open-meeting.ts';
import { SafeRule } from './safe-rule.tsx';

export function MeetingFacts({ meeting: { content, view, stage } }: { meeting: OpenMeeting }) {
  const locale = useLocale();
  const nameOf = useNames();
  const facts: readonly (readonly [string, ReactNode])[] = [
    [m.team_meeting_professional(locale), content.professional ? nameOf(content.professional) : null],
    [m.team_meeting_team(locale), content.team.length > 0 ? listOf(content.team.map(nameOf), locale) : null],
    [m.team_meeting_how(locale), `${HOW[content.how](locale)}, ${minutesText(content.minutes, locale)}`],
    [m.team_meeting_place(locale), view.place?.label],
    [m.team_meeting_themes(locale), content.themes.map((theme) => THEME[theme](locale)).join(' · ')],
    [
      content.what === 'cafe' ? m.team_meeting_expected(locale) : m.team_meeting_workers(locale),
      content.headCount,
    ],
    [
      content.what === 'coaching' ? m.team_meeting_contact(locale) : m.team_meeting_safe_contact(locale),
      content.safeContact,
    ],
    [m.team_meeting_brought_by(locale), content.broughtBy],
    [m.team_meeting_if_absent(locale), content.ifAbsent],
    [m.team_meeting_plan_b(locale), content.planB],
  ];
  return (
    <>
      {content.file !== null && stage !== 'held' ? <SafeRule file={content.file} /> : null}
      <dl className={styles.facts}>
        {facts.map(([name, value]) =>
          value ? (
            <div key={name} className={styles.fact}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </>
  );
}
