/** What was decided with the worker: one or several. */
import { Decision, NOTE_MAX } from '#programme/entries.ts';
import { useActions } from '#team/data/use-team.tsx';
import { Choices } from '#team/parts/choices.tsx';
import { GuardedTextArea } from '#team/parts/guarded-text-area.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { fits } from '#team/parts/text-area.tsx';
import { DECISION, optionsOf } from '#team/parts/words.ts';
import { useScreening } from '#team/shell/screening.ts';
import * as m from '#texts/messages.ts';
import { useActionForm } from './action-form.ts';
import { Form } from './form-parts.tsx';
import type { TaskProps } from './request-task.ts';

export function DecisionForm({ request, onDone }: TaskProps) {
  const locale = useLocale();
  const actions = useActions();
  const screening = useScreening();
  const { file, reference } = request.row;
  const { fields, set, fail, send, frame } = useActionForm<{ decisions: string[]; note: string }>(
    { screen: 'request.decide', file },
    { decisions: [], note: '' },
  );
  const decisions = Decision.options.filter((one) => fields.decisions.includes(one));

  const submit = async () => {
    if (decisions.length === 0) {
      fail(m.team_decision_needed(locale));
      return;
    }
    const note = fields.note.trim() || null;
    if (await send(() => actions.decide(file, decisions, note), m.team_decision_done(locale, { reference })))
      onDone('plan');
  };

  return (
    <Form
      {...frame}
      submit={m.team_decision_submit(locale)}
      onSubmit={() => void submit()}
      disabled={!fits(fields.note, NOTE_MAX)}
    >
      <Choices
        label={m.team_decision_label(locale)}
        hint={m.team_decision_hint(locale)}
        options={optionsOf(DECISION, locale)}
        value={decisions}
        onChange={(next) => set({ decisions: next })}
      />
      <GuardedTextArea
        label={m.team_note_label(locale)}
        optional={m.team_optional(locale)}
        value={fields.note}
        onChange={(note) => set({ note })}
        max={NOTE_MAX}
        rows={2}
        screening={screening}
      />
    </Form>
  );
}
