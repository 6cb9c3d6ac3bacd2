/** The one action of a line, beside it; what kept it from being done stands below the whole line. */
import type { ActionResult } from '#team/data/model.ts';
import { useActions } from '#team/data/use-team.tsx';
import { Button } from '#team/parts/button.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { useAct } from '#team/shell/act.ts';
import * as m from '#texts/messages.ts';

/** Classes of a line's own grid. */
export interface Places {
  readonly action: string | undefined;
  readonly failed: string | undefined;
}

export interface RowButtonProps {
  readonly places: Places;
  readonly file: string;
  readonly text: string;
  /** The same with the reference: buttons of a list are told apart by ear too. */
  readonly label: string;
  readonly action: () => Promise<ActionResult>;
  readonly done: string;
}

export function RowButton({ places, file, text, label, action, done }: RowButtonProps) {
  const { act, busy, failure } = useAct();
  return (
    <>
      <div className={places.action}>
        <Button isPending={busy} aria-label={label} onPress={() => void act(action, done, file)}>
          {text}
        </Button>
      </div>
      {failure === null ? null : (
        <div className={places.failed}>
          <FailureNote failure={failure} />
        </div>
      )}
    </>
  );
}

/** Takes a request that nobody has. */
export function TakeButton({ places, file, reference }: { places: Places; file: string; reference: string }) {
  const locale = useLocale();
  const actions = useActions();
  return (
    <RowButton
      places={places}
      file={file}
      text={m.team_today_take(locale)}
      label={m.team_today_take_which(locale, { reference })}
      action={() => actions.claim(file)}
      done={m.team_today_taken(locale, { reference })}
    />
  );
}
