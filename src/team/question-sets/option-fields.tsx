/** The answers that a question offers, and which of them is right, or says none. */
import type { QuestionItem, QuestionSet } from '#programme/questionnaire.ts';
import { freshId } from '#programme/questionnaire-draft.ts';
import { Button, Buttons } from '#team/parts/button.tsx';
import { Choice } from '#team/parts/choice.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import * as m from '#texts/messages.ts';
import { BothLanguages } from './both-languages.tsx';

type Chosen = Extract<QuestionItem, { kind: 'vignette' | 'intent' | 'behaviour' }>;

export function OptionFields({
  base,
  item,
  tried,
  least,
  most,
  onChange,
}: {
  readonly base: QuestionSet;
  readonly item: Chosen;
  readonly tried: boolean;
  readonly least: number;
  readonly most: number;
  readonly onChange: (item: QuestionItem) => void;
}) {
  const locale = useLocale();
  const { options } = item;
  const marked = markedOf(item);
  const put = (next: Chosen['options']) => onChange({ ...item, options: next });
  const newId = () =>
    freshId(
      base,
      'choice',
      options.map(({ id }) => id),
    );
  return (
    <>
      {options.map((option, i) => (
        <BothLanguages
          key={option.id}
          label={m.team_questions_field_option(locale, { n: String(i + 1) })}
          value={option.text}
          tried={tried}
          onChange={(text) => put(options.map((one) => (one === option ? { ...one, text } : one)))}
          aside={
            // The one that is right, or says none, stays until another is.
            options.length > least && option.id !== marked ? (
              <Buttons>
                <Button look="plain" onPress={() => put(options.filter((one) => one !== option))}>
                  {m.team_questions_option_drop(locale, { n: String(i + 1) })}
                </Button>
              </Buttons>
            ) : null
          }
        />
      ))}
      {options.length < most ? (
        <Buttons>
          <Button onPress={() => put([...options, { id: newId(), text: { fr: '', en: '' } }])}>
            {m.team_questions_option_add(locale)}
          </Button>
        </Buttons>
      ) : null}
      {item.kind === 'intent' ? null : (
        <Choice
          label={
            item.kind === 'vignette'
              ? m.team_questions_field_right(locale)
              : m.team_questions_field_none(locale)
          }
          {...(item.kind === 'behaviour' ? { hint: m.team_questions_field_none_hint(locale) } : {})}
          required
          layout="stack"
          options={options.map(({ id, text }, i) => ({
            value: id,
            label: text[locale].trim() || m.team_questions_field_option(locale, { n: String(i + 1) }),
          }))}
          value={marked}
          onChange={(id) => {
            if (id === null) return;
            onChange(item.kind === 'vignette' ? { ...item, right: id } : { ...item, none: id });
          }}
        />
      )}
    </>
  );
}

const markedOf = (item: Chosen): string | null =>
  item.kind === 'vignette' ? item.right : item.kind === 'behaviour' ? item.none : null;
