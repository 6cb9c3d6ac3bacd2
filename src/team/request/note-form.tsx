/** A note that the team alone reads. */
import { NOTE_MAX } from '#programme/entries.ts';
import { useActions } from '#team/data/use-team.tsx';
import { GuardedTextArea } from '#team/parts/guarded-text-area.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { fits } from '#team/parts/text-area.tsx';
import { useScreening } from '#team/shell/screening.ts';
import * as m from '#texts/messages.ts';
import { useActionForm } from './action-form.ts';
import { Form } from './form-parts.tsx';
import type { TaskProps } from './request-task.ts';
import { RightWords } from './right-words.tsx';

const MOMENTS = ['note'] as const;

export function NoteForm({ request, onDone }: TaskProps) {
  const locale = useLocale();
  const actions = useActions();
  const screening = useScreening();
  const { file } = request.row;
  const { fields, set, fail, send, frame } = useActionForm<{ text: string }>(
    { screen: 'request.note', file },
    { text: '' },
  );

  const submit = async () => {
    const text = fields.text.trim();
    if (text === '') {
      fail(m.team_note_empty(locale));
      return;
    }
    if (await send(() => actions.note(file, text), m.team_note_done(locale))) onDone();
  };

  return (
    <Form
      {...frame}
      submit={m.team_note_submit(locale)}
      onSubmit={() => void submit()}
      disabled={!fits(fields.text, NOTE_MAX)}
    >
      <GuardedTextArea
        label={m.team_note_team_only(locale)}
        hint={m.team_note_hint(locale)}
        value={fields.text}
        onChange={(text) => set({ text })}
        max={NOTE_MAX}
        screening={screening}
      />
      <RightWords moments={MOMENTS} />
    </Form>
  );
}
