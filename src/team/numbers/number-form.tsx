/** Correcting a line, or adding one of our own: typed here, shown once a colleague has dialled it. Saved as one types. */
import { useMemo, useState } from 'react';
import { newOwnLineId } from '#programme/help-line-change.ts';
import { HELP_TOPICS, LINE_LANGUAGES } from '#programme/own-help-line.ts';
import { newId } from '#programme/new-id.ts';
import { useActions } from '#team/data/use-team.tsx';
import { ActionDialog } from '#team/parts/action-dialog.tsx';
import { Check, Choices } from '#team/parts/choices.tsx';
import { Choice } from '#team/parts/choice.tsx';
import { TextField } from '#team/parts/field.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { useAct } from '#team/shell/act.ts';
import { useDraft } from '#team/shell/draft.ts';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import {
  draftOf,
  type Edited,
  type Mistake,
  type Mistakes,
  type NumberDraft,
  wordsOfDraft,
} from './number-draft.ts';

export function NumberForm({ edited: { line, own }, onClose }: { edited: Edited; onClose: () => void }) {
  const locale = useLocale();
  const actions = useActions();
  const { act, busy, failure } = useAct();
  const id = useMemo(() => line?.id ?? own?.id ?? newOwnLineId(newId()), [line, own]);
  const ours = line === null || line.ours;
  const { fields, set, drop } = useDraft<NumberDraft>(
    { screen: `numbers.${line === null && own === null ? 'new' : id}`, file: null },
    draftOf({ line, own }),
  );
  const [mistakes, setMistakes] = useState<Mistakes>({});

  const submit = async () => {
    const read = wordsOfDraft(fields, ours);
    if ('mistakes' in read) {
      setMistakes(read.mistakes);
      return;
    }
    setMistakes({});
    if (
      !(await act(
        () => actions.changeHelpLine(id, { kind: 'propose', words: read.words }),
        m.team_numbers_proposed(locale),
      ))
    )
      return;
    drop();
    onClose();
  };

  const text = (
    field: 'number' | 'hoursFr' | 'hoursEn' | 'nameFr' | 'nameEn' | 'whoFr' | 'whoEn' | 'noteFr' | 'noteEn',
    label: string,
    rest: { hint?: string; inputMode?: 'tel'; autoFocus?: boolean } = {},
  ) => (
    <TextField
      label={label}
      value={fields[field]}
      onChange={(typed) => set({ [field]: typed })}
      error={said(mistakes[field], locale)}
      maxLength={field === 'number' ? 40 : 200}
      autoComplete="off"
      {...rest}
    />
  );

  return (
    <ActionDialog
      title={
        line === null
          ? m.team_numbers_add(locale)
          : m.team_numbers_form_correct(locale, { name: line.name[locale] })
      }
      onClose={onClose}
      submit={m.team_numbers_propose(locale)}
      onSubmit={submit}
      busy={busy}
      failure={failure}
    >
      <p>{m.team_numbers_form_why(locale)}</p>
      {ours ? (
        <>
          {text('nameFr', m.team_numbers_name_fr(locale), { autoFocus: true })}
          {text('nameEn', m.team_numbers_name_en(locale))}
          <Choice
            label={m.team_numbers_topic(locale)}
            required
            value={fields.topic}
            onChange={(topic) => set({ topic })}
            options={HELP_TOPICS.map((topic) => ({ value: topic, label: m.line_topic(locale, { topic }) }))}
            error={said(mistakes.topic, locale)}
          />
        </>
      ) : null}
      {text('number', m.team_numbers_number(locale), {
        hint: m.team_numbers_number_hint(locale),
        inputMode: 'tel',
        ...(ours ? {} : { autoFocus: true }),
      })}
      {text('hoursFr', m.team_numbers_hours_fr(locale))}
      {text('hoursEn', m.team_numbers_hours_en(locale))}
      {ours ? (
        <>
          <Check value={fields.allDay} onChange={(allDay) => set({ allDay })}>
            {m.team_numbers_all_day(locale)}
          </Check>
          {text('whoFr', m.team_numbers_who_fr(locale))}
          {text('whoEn', m.team_numbers_who_en(locale))}
          {text('noteFr', m.team_numbers_note_fr(locale))}
          {text('noteEn', m.team_numbers_note_en(locale))}
          <Choices
            label={m.team_numbers_languages(locale)}
            value={fields.languages}
            onChange={(languages) => set({ languages })}
            options={LINE_LANGUAGES.map((language) => ({
              value: language,
              label: m.line_language(locale, { language }),
            }))}
            error={said(mistakes.languages, locale)}
          />
        </>
      ) : null}
    </ActionDialog>
  );
}

function said(mistake: Mistake | undefined, locale: Locale): string | null {
  switch (mistake) {
    case undefined:
      return null;
    case 'needed':
      return m.team_numbers_needed(locale);
    case 'number':
      return m.team_numbers_number_wrong(locale);
    case 'both':
      return m.team_numbers_both(locale);
  }
}
