/** What kind of question to add: each says what it is for. */
import { useState } from 'react';
import type { QuestionItem } from '#programme/questionnaire.ts';
import { scalesToThinkBackTo } from '#programme/questionnaire-draft.ts';
import { ActionDialog } from '#team/parts/action-dialog.tsx';
import { Choice, type Option } from '#team/parts/choice.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import * as m from '#texts/messages.ts';
import { KIND } from './question-words.ts';

const WHAT = {
  vignette: m.team_questions_what_vignette,
  myth: m.team_questions_what_myth,
  scale: m.team_questions_what_scale,
  intent: m.team_questions_what_intent,
  behaviour: m.team_questions_what_behaviour,
  line: m.team_questions_what_line,
} as const;
const KINDS = ['vignette', 'myth', 'scale', 'intent', 'behaviour', 'line'] as const;

export function AddQuestion({
  items,
  onPick,
  onClose,
}: {
  items: readonly QuestionItem[];
  /** @param thinkingBackTo the scale about now that it asks again about before */
  onPick: (kind: QuestionItem['kind'], thinkingBackTo: string | null) => void;
  onClose: () => void;
}) {
  const locale = useLocale();
  const [picked, setPicked] = useState<string | null>(null);
  const hasLine = items.some(({ kind }) => kind === 'line');
  const options: Option<string>[] = [
    ...KINDS.filter((kind) => kind !== 'line' || !hasLine).map((kind) => ({
      value: kind,
      label: KIND[kind](locale),
      detail: WHAT[kind](locale),
    })),
    ...scalesToThinkBackTo(items).map(({ id, asks }) => ({
      value: `then ${id}`,
      label: KIND.then(locale),
      detail: m.team_questions_what_then(locale, { asks: asks[locale] }),
    })),
  ];
  const submit = async () => {
    const kind = KINDS.find((one) => one === picked);
    if (kind !== undefined) onPick(kind, null);
    else if (picked !== null) onPick('scale', picked.slice('then '.length));
  };
  return (
    <ActionDialog
      title={m.team_questions_add(locale)}
      wide
      onClose={onClose}
      submit={m.team_questions_add_do(locale)}
      onSubmit={submit}
      busy={false}
      failure={null}
      disabled={picked === null}
    >
      <Choice
        label={m.team_questions_add_kind(locale)}
        layout="stack"
        options={options}
        value={picked}
        onChange={setPicked}
      />
    </ActionDialog>
  );
}
