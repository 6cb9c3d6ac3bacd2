/** What is said to the partner on the phone, with the time in words: nobody reads a date wrong while tired. */
import { useLocale } from '#team/parts/locale.tsx';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';
import styles from './meeting.module.css';
import type { OpenMeeting } from './open-meeting.ts';
import { toTell } from './time-words.ts';

export function ToPartner({ meeting: { content, stage, view } }: { meeting: OpenMeeting }) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const tell = toTell(content, stage, view.place?.label ?? '', locale, timeZone);
  if (tell === null) return null;
  return (
    <section aria-labelledby="meeting-tell" className={styles.tell}>
      <h2 id="meeting-tell" className={styles.sideTitle}>
        {m.team_meeting_tell(locale)}
      </h2>
      <p className={styles.told}>{tell}</p>
    </section>
  );
}
