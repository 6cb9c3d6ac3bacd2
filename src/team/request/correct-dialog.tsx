/** Correcting or completing what was asked. The first version stays on the timeline until it is erased. */
import type { Opening } from '#programme/entries.ts';
import { useActions } from '#team/data/use-team.tsx';
import { ActionDialog } from '#team/parts/action-dialog.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { OpeningFields } from '#team/phone/opening-fields.tsx';
import { fieldsOf, openingProblem, openingWith, type OpeningForm } from '#team/phone/opening-form.ts';
import * as m from '#texts/messages.ts';
import { useActionForm } from './action-form.ts';

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
  const { fields, set, fail, send, busy, failure } = useActionForm<OpeningForm>(
    { screen: 'request.correct', file },
    fieldsOf(opening),
  );

  const submit = async () => {
    const problem = openingProblem(fields);
    if (problem) {
      fail(m.team_phone_missing(locale));
      return;
    }
    if (
      await send(
        () => actions.correctOpening(file, openingWith(opening, fields)),
        m.team_correct_done(locale),
      )
    )
      onClose();
  };

  return (
    <ActionDialog
      title={m.team_opening_correct(locale)}
      wide
      onClose={onClose}
      submit={m.team_save(locale)}
      onSubmit={submit}
      busy={busy}
      failure={failure}
    >
      <p>{m.team_correct_text(locale)}</p>
      <OpeningFields fields={fields} onChange={set} problem={null} correcting />
    </ActionDialog>
  );
}
