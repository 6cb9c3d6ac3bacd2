/** What a question of each kind is made of. */
import {
  AnswerMoment,
  type ItemTexts,
  type QuestionItem,
  type QuestionSet,
} from '#programme/questionnaire.ts';
import { MOMENT } from '#team/evaluation/evaluation-words.ts';
import { Choice } from '#team/parts/choice.tsx';
import { Choices } from '#team/parts/choices.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import * as m from '#texts/messages.ts';
import { BothLanguages } from './both-languages.tsx';
import { OptionFields } from './option-fields.tsx';

export interface FieldsProps<I extends QuestionItem = QuestionItem> {
  readonly set: QuestionSet;
  readonly item: I;
  /** Somebody tried to keep it: what is missing shows. */
  readonly tried: boolean;
  readonly onChange: (item: QuestionItem) => void;
}

export function QuestionFields(props: FieldsProps) {
  const locale = useLocale();
  const { item, tried, onChange } = props;
  const thinksBack = item.kind === 'scale' && item.thinkingBackTo !== null;
  return (
    <>
      <WordFields {...props} />
      {/* One thinks back right after the session only. */}
      {thinksBack ? null : (
        <Choices
          label={m.team_questions_field_moments(locale)}
          options={AnswerMoment.options.map((value) => ({ value, label: MOMENT[value](locale) }))}
          value={item.moments}
          onChange={(moments) => onChange({ ...item, moments })}
          error={tried && item.moments.length === 0 ? m.team_questions_mend_moments(locale) : null}
        />
      )}
    </>
  );
}

function WordFields({ set, item, tried, onChange }: FieldsProps) {
  const locale = useLocale();
  const words = (label: string, value: ItemTexts, put: (value: ItemTexts) => QuestionItem, hint?: string) => (
    <BothLanguages
      label={label}
      value={value}
      tried={tried}
      onChange={(texts) => onChange(put(texts))}
      {...(hint === undefined ? {} : { hint })}
    />
  );
  const why = (one: Extract<QuestionItem, { why: ItemTexts }>) =>
    words(
      m.team_questions_field_why(locale),
      one.why,
      (texts) => ({ ...one, why: texts }),
      m.team_questions_field_why_hint(locale),
    );
  switch (item.kind) {
    case 'vignette':
      return (
        <>
          {words(m.team_questions_field_she_says(locale), item.says, (says) => ({ ...item, says }))}
          <OptionFields base={set} item={item} tried={tried} least={3} most={4} onChange={onChange} />
          {why(item)}
        </>
      );
    case 'myth':
      return (
        <>
          {words(m.team_questions_field_heard(locale), item.says, (says) => ({ ...item, says }))}
          <Choice
            label={m.team_questions_field_right_myth(locale)}
            required
            options={(['true', 'false'] as const).map((value) => ({
              value,
              label: set.mythAnswers[value][locale],
            }))}
            value={item.right}
            onChange={(right) => right !== null && onChange({ ...item, right })}
          />
          {why(item)}
        </>
      );
    case 'scale':
      return (
        <>
          {words(m.team_questions_field_asks(locale), item.asks, (asks) => ({ ...item, asks }))}
          {words(m.team_questions_field_low(locale), item.low, (low) => ({ ...item, low }))}
          {words(m.team_questions_field_high(locale), item.high, (high) => ({ ...item, high }))}
        </>
      );
    case 'intent':
    case 'behaviour':
      return (
        <>
          {words(m.team_questions_field_asks(locale), item.asks, (asks) => ({ ...item, asks }))}
          <OptionFields base={set} item={item} tried={tried} least={2} most={6} onChange={onChange} />
        </>
      );
    case 'line':
      return (
        <>
          {words(m.team_questions_field_asks(locale), item.asks, (asks) => ({ ...item, asks }))}
          {words(m.team_questions_field_hint(locale), item.hint, (hint) => ({ ...item, hint }))}
        </>
      );
  }
}
