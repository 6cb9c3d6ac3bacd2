/**
 * Sheets of paper, keyed in: a digit chooses, Enter moves on, after the last question Enter keeps the sheet and the next
 * one begins. Hands stay on the number keys; a sheet takes seconds. What could not be kept stays here.
 */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import {
  type AnswerMoment,
  itemsFor,
  LINE_MAX,
  type QuestionItem,
  type QuestionSet,
} from '#programme/questionnaire.ts';
import type { Answers } from '#programme/questionnaire-answers.ts';
import { answersOfSheet, questionOf, type Sheet, sheetChoices } from '#programme/questionnaire-sheet.ts';
import type { ScreeningContext } from '#programme/screening-candidate.ts';
import { Button, Buttons } from '#team/parts/button.tsx';
import { Choice } from '#team/parts/choice.tsx';
import { Choices } from '#team/parts/choices.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { GuardedTextArea } from '#team/parts/guarded-text-area.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { fits } from '#team/parts/text-area.tsx';
import * as m from '#texts/messages.ts';
import styles from './quick-keying.module.css';

export interface QuickKeyingProps {
  readonly set: QuestionSet;
  readonly moment: AnswerMoment;
  /** Looks for names in the line. */
  readonly screening: ScreeningContext;
  /** Seals and sends one sheet. @returns whether it was kept; if not, the sheet stays as it is */
  readonly onSheet: (answers: Answers) => Promise<boolean>;
}

export function QuickKeying({ set, moment, screening, onSheet }: QuickKeyingProps) {
  const locale = useLocale();
  const around = useRef<HTMLDivElement>(null);
  const busy = useRef(false);
  const [sheet, setSheet] = useState<Sheet>({});
  const [line, setLine] = useState('');
  const [kept, setKept] = useState(0);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const items = itemsFor(set, moment);

  // The first question has the keyboard from the start, and at each new sheet.
  useEffect(() => {
    focusItem(around.current, 0);
  }, [kept]);

  const keep = async () => {
    // Whoever types fast presses Enter again before the sheet is gone.
    if (busy.current || !fits(line, LINE_MAX)) return;
    const answers = answersOfSheet(set, moment, sheet, line);
    if (answers === null) {
      setFailure(m.team_evaluation_keying_empty(locale));
      return;
    }
    busy.current = true;
    setPending(true);
    const isKept = await onSheet(answers);
    busy.current = false;
    setPending(false);
    setFailure(isKept ? null : m.team_evaluation_keying_failed(locale));
    if (!isKept) return;
    setSheet({});
    setLine('');
    setKept((before) => before + 1);
  };

  const onEnter = (event: KeyboardEvent<HTMLDivElement>) => {
    const { target } = event;
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!(target instanceof HTMLElement) || target instanceof HTMLButtonElement) return;
    const at = itemElements(around.current).findIndex((element) => element.contains(target));
    if (at < 0) return;
    event.preventDefault();
    event.stopPropagation();
    const next = event.shiftKey ? at - 1 : at + 1;
    if (next < items.length) focusItem(around.current, Math.max(0, next));
    else void keep();
  };

  const change = (id: string, values: readonly string[]) => {
    setFailure(null);
    setSheet((before) => ({ ...before, [id]: values }));
  };

  return (
    // On the way down: a radio button keeps Enter to itself.
    <div ref={around} className={styles.keying} onKeyDownCapture={onEnter}>
      <p className={styles.how}>{m.team_evaluation_keying_how(locale)}</p>
      <div className={styles.head}>
        <h2>{m.team_evaluation_keying_sheet(locale, { n: String(kept + 1) })}</h2>
        <p role="status">{kept > 0 ? `✓ ${m.team_evaluation_keying_kept(locale, { n: kept })}` : ''}</p>
      </div>
      <ol role="list" className={styles.items}>
        {items.map((item, i) => (
          <li key={item.id} className={styles.item} data-item={item.id}>
            <span className={styles.number} aria-hidden="true">
              {i + 1}
            </span>
            {item.kind === 'line' ? (
              <GuardedTextArea
                label={item.asks[locale]}
                hint={item.hint[locale]}
                value={line}
                onChange={(text) => {
                  setFailure(null);
                  setLine(text);
                }}
                max={LINE_MAX}
                rows={2}
                screening={screening}
              />
            ) : (
              <Question
                set={set}
                item={item}
                chosen={sheet[item.id] ?? []}
                onChange={(values) => change(item.id, values)}
              />
            )}
          </li>
        ))}
      </ol>
      <FailureNote failure={failure} />
      <Buttons>
        <Button look="primary" isPending={pending} onPress={() => void keep()}>
          {m.team_evaluation_keying_keep(locale)}
        </Button>
      </Buttons>
    </div>
  );
}

interface QuestionProps {
  readonly set: QuestionSet;
  readonly item: QuestionItem;
  readonly chosen: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
}

function Question({ set, item, chosen, onChange }: QuestionProps) {
  const locale = useLocale();
  const label = questionOf(set, item, locale);
  const numbered = item.kind !== 'scale';
  const options = sheetChoices(set, item).map(({ value, text }, i) => {
    const digit = String(i + 1);
    const words = text?.[locale];
    // Between the ends of a scale there is nothing but the digit.
    return { value, label: words === undefined ? digit : numbered ? words : `${digit} · ${words}` };
  });
  if (item.kind !== 'behaviour')
    return (
      <Choice
        numbered={numbered}
        layout={item.kind === 'vignette' || item.kind === 'intent' ? 'pairs' : 'row'}
        label={label}
        options={options}
        value={chosen[0] ?? null}
        onChange={(value) => onChange(value === null ? [] : [value])}
      />
    );
  const chooseByDigit = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Backspace' || event.key === 'Delete') onChange([]);
    const option = options[Number(event.key) - 1];
    if (option === undefined) return;
    event.preventDefault();
    const isChosen = chosen.includes(option.value);
    onChange(
      alone(
        item.none,
        options
          .map(({ value }) => value)
          .filter((value) => chosen.includes(value) !== (value === option.value)),
        isChosen ? null : option.value,
      ),
    );
  };
  return (
    // Keys that bubble from the boxes; the group itself is not a control.
    <div onKeyDown={chooseByDigit}>
      <Choices
        layout="pairs"
        label={label}
        options={options.map((option, i) => ({ ...option, label: `${i + 1} · ${option.label}` }))}
        value={chosen}
        onChange={(values) =>
          onChange(alone(item.none, values, values.find((value) => !chosen.includes(value)) ?? null))
        }
      />
    </div>
  );
}

/** “None of these” goes with no other: what was chosen last stands. */
const alone = (none: string, values: readonly string[], last: string | null): readonly string[] =>
  last === none ? [none] : values.filter((value) => value !== none || values.length === 1);

const itemElements = (around: HTMLElement | null): HTMLElement[] => [
  ...(around?.querySelectorAll<HTMLElement>('[data-item]') ?? []),
];

/** The chosen answer of an item, or its first. */
function focusItem(around: HTMLElement | null, index: number): void {
  const item = itemElements(around)[index];
  const field =
    item?.querySelector<HTMLElement>('input:checked') ?? item?.querySelector<HTMLElement>('input, textarea');
  field?.focus();
}
