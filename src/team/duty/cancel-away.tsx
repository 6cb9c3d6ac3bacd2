/** Takes back an absence that has not begun: hers, or a colleague's for a coordinator. */
import { useActions, useTeam } from '#team/data/use-team.tsx';
import { Button } from '#team/parts/button.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { useAct } from '#team/shell/act.ts';
import { useNames } from '#team/shell/names.ts';
import * as m from '#texts/messages.ts';
import styles from './duty.module.css';

export function CancelAway({ member }: { member: string }) {
  const locale = useLocale();
  const nameOf = useNames();
  const actions = useActions();
  const me = useTeam((state) => state.me.member);
  const { act, busy, failure } = useAct();
  return (
    <>
      <FailureNote failure={failure} />
      <Button
        look="plain"
        className={styles.ask ?? ''}
        isPending={busy}
        {...(member === me ? {} : { 'aria-label': m.team_away_cancel_for(locale, { name: nameOf(member) }) })}
        onPress={() => void act(() => actions.comeBack(member), m.team_away_cancelled(locale))}
      >
        {m.team_away_cancel(locale)}
      </Button>
    </>
  );
}
