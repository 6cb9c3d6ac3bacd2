/** What was decided with the worker: one or several. */
import { Decision, NOTE_MAX } from '#programme/entries.ts';
import { useActions } from '#team/data/use-team.tsx';
import { Choices } from '#team/parts/choices.tsx';
import { GuardedTextArea } from '#team/parts/guarded-text-area.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { fits } from '#team/parts/text-area.tsx';
import { DECISION, optionsOf } from '#team/parts/words.ts';
import { useAct } from '#team/shell/act.ts';
import { useDraft } from '#team/shell/draft.ts';
import { useScreening } from '#team/shell/screening.ts';
import * as m from '#texts/messages.ts';
import { Form } from './form-parts.tsx';
import type { TaskProps } from './tasks.tsx';

export function DecisionForm({ request, onDone }: TaskProps) {
  const locale = useLocale();
  const actions = useActions();
  const screening = useScreening();
  const { act, busy, failure, fail } = useAct();
  const { file, reference } = request.row;
  const { fields, set, saving, drop } = useDraft<{ decisions: string[]; note: string }>(
    { screen: 'request.decide', file },
    { decisions: [], note: '' },
  );
  const decisions = Decision.options.filter((one) => fields.decisions.includes(one));

  const submit = async () => {
    if (decisions.length === 0) return fail(m.team_decision_needed(locale));
    const note = fields.note.trim() || null;
    if (
      !(await act(
        () => actions.decide(file, decisions, note),
        m.team_decision_done(locale, { reference }),
        file,
      ))
    )
      return;
    drop();
    onDone('plan');
  };

  return (
    <Form
      busy={busy}
      failure={failure}
      saving={saving}
      onDiscard={drop}
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
