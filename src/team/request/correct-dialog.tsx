/** Correcting or completing what was asked. The first version stays on the timeline until it is erased. */
import type { Opening } from '#programme/entries.ts';
import { useActions } from '#team/data/use-team.tsx';
import { Button } from '#team/parts/button.tsx';
import { Dialog } from '#team/parts/dialog.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { OpeningFields } from '#team/phone/opening-fields.tsx';
import { fieldsOf, openingProblem, openingWith, type OpeningForm } from '#team/phone/opening-form.ts';
import { useAct } from '#team/shell/act.ts';
import { useDraft } from '#team/shell/draft.ts';
import * as m from '#texts/messages.ts';
import { FailureNote } from './failure-note.tsx';

export function CorrectDialog({
  file,
  opening,
  onClose,
}: {
  file: string;
  opening: Opening;
  onClose: () => void;
}) {
  const locale = useLocale();
  const actions = useActions();
  const { act, busy, failure, fail } = useAct();
  const { fields, set, drop } = useDraft<OpeningForm>({ screen: 'request.correct', file }, fieldsOf(opening));

  const submit = async () => {
    const problem = openingProblem(fields);
    if (problem) return fail(m.team_phone_missing(locale));
    if (
      !(await act(
        () => actions.correctOpening(file, openingWith(opening, fields)),
        m.team_correct_done(locale),
        file,
      ))
    )
      return;
    drop();
    onClose();
  };

  return (
    <Dialog
      title={m.team_opening_correct(locale)}
      wide
      onClose={onClose}
      actions={
        <Button look="primary" isDisabled={busy} onPress={() => void submit()}>
          {m.team_save(locale)}
        </Button>
      }
    >
      <p>{m.team_correct_text(locale)}</p>
      <OpeningFields fields={fields} onChange={set} problem={null} correcting />
      <FailureNote failure={failure} />
    </Dialog>
  );
}
