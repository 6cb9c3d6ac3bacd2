/** The meeting on one sheet of paper, for the bag of whoever goes: a neutral title, no name of the woman nor of a peer. */
import { settledTime } from '#programme/meeting-changes.ts';
import { minutesText } from '#team/engagements/offer-words.ts';
import { listOf } from '#team/parts/list-of.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { useTeam } from '#team/data/use-team.tsx';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';
import styles from './meeting.module.css';
import { HOW } from './meeting-words.ts';
import type { OpenMeeting } from './open-meeting.ts';
import { spanWords } from './time-words.ts';

export function MeetingSheet({ meeting: { content, view } }: { meeting: OpenMeeting }) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const { colleagues, phone } = useTeam((state) => ({
    colleagues: state.colleagues,
    phone: state.settings.essentials.phone,
  }));
  const time = settledTime(content);
  if (time === null) return null;
  const who = [content.professional, ...content.team].flatMap((member) =>
    member === null ? [] : (colleagues.get(member)?.name ?? []),
  );
  const lines: readonly (readonly [string, string])[] = [
    [m.team_meeting_when(locale), spanWords(time, locale, timeZone)],
    [m.team_meeting_how(locale), `${HOW[content.how](locale)}, ${minutesText(content.minutes, locale)}`],
    [m.team_meeting_place(locale), view.place?.label ?? ''],
    [m.team_meeting_sheet_who(locale), listOf(who, locale)],
    [m.team_meeting_if_absent(locale), content.ifAbsent],
    [m.team_meeting_plan_b(locale), content.planB],
    [m.team_meeting_sheet_phone(locale), phone],
  ];
  return (
    <div className={styles.sheet} data-prints>
      <p className={styles.sheetTitle}>{m.team_meeting_sheet_title(locale)}</p>
      <dl>
        {lines.map(([name, value]) =>
          value === '' ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      <p>{m.team_meeting_sheet_note(locale)}</p>
    </div>
  );
}
