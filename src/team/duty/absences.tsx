/** Who is away or will be, from and until when; a coordinator may say it for a colleague, or that she is back. */
import type { Duty } from '#contract/duty.ts';
import { useActions, useTeam } from '#team/data/use-team.tsx';
import { Button } from '#team/parts/button.tsx';
import { classes } from '#team/parts/classes.ts';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { formatMoment } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import ruled from '#team/parts/ruled-head.module.css';
import { useAct } from '#team/shell/act.ts';
import { useNames } from '#team/shell/names.ts';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';
import { CancelAway } from './cancel-away.tsx';
import styles from './duty.module.css';

export function Absences({
  duty,
  now,
  onColleague,
}: {
  duty: Duty;
  now: number;
  /** Null for whoever may only speak for herself. */
  onColleague: (() => void) | null;
}) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const nameOf = useNames();
  const actions = useActions();
  const me = useTeam((state) => state.me.member);
  const { act, busy, failure } = useAct();
  const absences = duty.absences.filter(({ until }) => until === null || until > now);
  return (
    <section aria-labelledby="duty-absences" className={styles.absences}>
      <header className={ruled.head}>
        <h2 id="duty-absences" className={ruled.title}>
          {m.team_oncall_absences(locale)}
        </h2>
      </header>
      <FailureNote failure={failure} />
      {absences.length === 0 ? (
        <p className={styles.soft}>{m.team_oncall_absences_none(locale)}</p>
      ) : (
        <ul role="list">
          {absences.map(({ member, from, until }) => {
            const name = nameOf(member);
            const told = (at: number) => formatMoment(at, now, locale, timeZone);
            const later = now < from;
            return (
              <li key={member} className={styles.absence}>
                <p>
                  <strong className={styles.name}>{name}</strong>{' '}
                  <span className={styles.soft}>
                    {later
                      ? until === null
                        ? m.team_oncall_away_later_open(locale, { from: told(from) })
                        : m.team_oncall_away_later_until(locale, { from: told(from), until: told(until) })
                      : until === null
                        ? m.team_oncall_away_open(locale)
                        : m.team_oncall_away_until(locale, { time: told(until) })}
                  </span>
                </p>
                {later && (onColleague || member === me) ? (
                  <CancelAway member={member} />
                ) : onColleague && member !== me ? (
                  <Button
                    look="plain"
                    className={styles.ask ?? ''}
                    isPending={busy}
                    onPress={() =>
                      void act(
                        () => actions.comeBack(member),
                        m.team_here_back_done(locale, { me: 'no', name }),
                      )
                    }
                  >
                    {m.team_away_back_for(locale, { name })}
                  </Button>
                ) : null}
              </li>
            );
          })}
        </ul>
      )}
      {onColleague ? (
        <Button look="plain" className={classes(styles.ask)} onPress={onColleague}>
          {m.team_oncall_for_colleague(locale)}
        </Button>
      ) : null}
    </section>
  );
}
