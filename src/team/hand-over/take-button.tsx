/** Takes a request that nobody has, and says what kept it from being taken where it was pressed. */
import { useActions } from '#team/data/use-team.tsx';
import { Button } from '#team/parts/button.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { useAct } from '#team/shell/act.ts';
import * as m from '#texts/messages.ts';

export function TakeButton({ file, reference }: { file: string; reference: string }) {
  const locale = useLocale();
  const actions = useActions();
  const { act, busy, failure } = useAct();
  return (
    <>
      <Button
        isPending={busy}
        aria-label={m.team_today_take_which(locale, { reference })}
        onPress={() => void act(() => actions.claim(file), m.team_today_taken(locale, { reference }), file)}
      >
        {m.team_today_take(locale)}
      </Button>
      <FailureNote failure={failure} />
    </>
  );
}
