/** Bands above the queue: what the team must know before it reads the list. */
import { Link } from '@tanstack/react-router';
import { may } from '#programme/roles.ts';
import { useTeam } from '#team/data/use-team.tsx';
import { Banner } from '#team/parts/banner.tsx';
import { buttonClass } from '#team/parts/button.tsx';
import { formatMoment } from '#team/parts/format.ts';
import { later } from '#team/parts/later.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { mailboxReason } from '#team/parts/words.ts';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';
import { DutyNotices } from './duty-notices.tsx';
import styles from './notices.module.css';
import { NumberTasks } from './number-tasks.tsx';
import { SetAsideLine } from './set-aside-line.tsx';

/** It brings the agenda with it: after the queue, once Today is at rest. */
const SessionsDue = later(async () => (await import('#team/sessions/sessions-due.tsx')).SessionsDue, 20_000);

export function TodayNotices({ now }: { now: number }) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const { role, connection, mail, mailbox, kitConfirmed } = useTeam((state) => ({
    role: state.me.role,
    connection: state.connection,
    mail: state.mail,
    mailbox: state.mailbox?.failing ?? null,
    kitConfirmed: state.kitConfirmed,
  }));
  const failing = mail?.failing ?? null;
  return (
    <div className={styles.notices}>
      {connection === 'offline' ? (
        <Banner tone="look" title={m.team_today_offline_title(locale)}>
          {m.team_today_offline_text(locale)}
        </Banner>
      ) : null}
      <DutyNotices now={now} />
      {kitConfirmed ? null : (
        <Banner
          tone="look"
          title={m.team_today_door_closed_title(locale)}
          actions={
            may(role, 'manage_kit') ? (
              <Link to="/reglages" hash="kit" className={buttonClass('primary')}>
                {m.team_today_door_closed_do(locale)}
              </Link>
            ) : undefined
          }
        >
          <p>{m.team_today_door_closed_text(locale)}</p>
          {may(role, 'manage_kit') ? null : <p>{m.team_today_door_closed_wait(locale)}</p>}
        </Banner>
      )}
      {failing ? (
        <Banner
          tone="look"
          title={m.team_today_mail_title(locale)}
          actions={
            may(role, 'edit_mail_server') ? (
              <Link to="/reglages" hash="mail" className={buttonClass('quiet')}>
                {m.team_today_mail_fix(locale)}
              </Link>
            ) : undefined
          }
        >
          {m.team_today_mail_text(locale, {
            time: formatMoment(failing.since, now, locale, timeZone),
            // No server said it: the message itself came back.
            reason: failing.reason === 'bounce' ? m.team_today_mail_bounced(locale) : failing.reason,
          })}
        </Banner>
      ) : null}
      {mailbox ? (
        <Banner
          tone="look"
          title={m.team_today_mailbox_title(locale)}
          actions={
            may(role, 'edit_mail_server') ? (
              <Link to="/reglages" hash="mailbox" className={buttonClass('quiet')}>
                {m.team_today_mailbox_fix(locale)}
              </Link>
            ) : undefined
          }
        >
          {m.team_today_mailbox_text(locale, { time: formatMoment(mailbox.since, now, locale, timeZone) })}{' '}
          {mailboxReason(mailbox.reason, locale)}
        </Banner>
      ) : null}
      <SetAsideLine />
      <SessionsDue />
      <NumberTasks />
    </div>
  );
}
