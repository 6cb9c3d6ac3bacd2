/** One type of session, in both languages: what is written stands on the public page as it is. */
import { useState } from 'react';
import { newId } from '#programme/new-id.ts';
import { SessionType, type SessionTypeWords } from '#programme/session-type.ts';
import { ActionDialog } from '#team/parts/action-dialog.tsx';
import { Button } from '#team/parts/button.tsx';
import { Check } from '#team/parts/choices.tsx';
import { TextField } from '#team/parts/field.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { NumberField } from '#team/parts/number-field.tsx';
import { TextArea } from '#team/parts/text-area.tsx';
import { languageName, type Locale, locales } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import styles from './sessions.module.css';

const NO_WORDS: SessionTypeWords = { title: '', goals: [], contentNote: '', materials: [] };

export const newType = (): SessionType => ({
  id: newId(),
  shown: true,
  minutes: 90,
  fr: NO_WORDS,
  en: NO_WORDS,
});

const NOTE_MAX = 400;
/** Six goals of 160 characters, or twelve materials. */
const GOALS_MAX = 966;
const MATERIALS_MAX = 1932;

/** As typed: one goal and one thing a line. */
interface Typed {
  readonly title: string;
  readonly goals: string;
  readonly contentNote: string;
  readonly materials: string;
}

const typedOf = (words: SessionTypeWords): Typed => ({
  ...words,
  goals: words.goals.join('\n'),
  materials: words.materials.join('\n'),
});
const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
const wordsOf = ({ title, goals, contentNote, materials }: Typed): SessionTypeWords => ({
  title: title.trim(),
  goals: linesOf(goals),
  contentNote: contentNote.trim(),
  materials: linesOf(materials),
});

export function TypeDialog({
  type,
  isNew,
  busy,
  failure,
  onSave,
  onDrop,
  onClose,
}: {
  type: SessionType;
  isNew: boolean;
  busy: boolean;
  failure: string | null;
  onSave: (type: SessionType) => Promise<void>;
  onDrop: () => Promise<void>;
  onClose: () => void;
}) {
  const locale = useLocale();
  const [shown, setShown] = useState(type.shown);
  const [minutes, setMinutes] = useState(type.minutes);
  const [words, setWords] = useState({ fr: typedOf(type.fr), en: typedOf(type.en) });
  const [wrong, setWrong] = useState(false);

  const submit = async () => {
    const read = SessionType.safeParse({
      id: type.id,
      shown,
      minutes,
      fr: wordsOf(words.fr),
      en: wordsOf(words.en),
    });
    setWrong(!read.success);
    if (read.success) await onSave(read.data);
  };
  return (
    <ActionDialog
      title={isNew ? m.team_sessions_type_add(locale) : m.team_sessions_type_edit(locale)}
      wide
      onClose={onClose}
      submit={m.team_save(locale)}
      onSubmit={submit}
      busy={busy}
      failure={failure ?? (wrong ? m.team_sessions_type_wrong(locale) : null)}
      {...(isNew
        ? {}
        : {
            beside: (
              <Button look="plain" isPending={busy} onPress={() => void onDrop()}>
                {m.team_sessions_type_drop(locale)}
              </Button>
            ),
          })}
    >
      <NumberField
        label={m.team_asked_length(locale)}
        unit={m.team_sessions_minutes(locale)}
        value={minutes}
        onChange={setMinutes}
        min={15}
        max={600}
        step={15}
      />
      <Check value={shown} onChange={setShown}>
        {m.team_sessions_type_show(locale)}
      </Check>
      {locales.map((language) => (
        <TypeWords
          key={language}
          language={language}
          typed={words[language]}
          onChange={(patch) => setWords({ ...words, [language]: { ...words[language], ...patch } })}
        />
      ))}
    </ActionDialog>
  );
}

function TypeWords({
  language,
  typed,
  onChange,
}: {
  language: Locale;
  typed: Typed;
  onChange: (patch: Partial<Typed>) => void;
}) {
  const locale = useLocale();
  return (
    <fieldset className={styles.choice} lang={language}>
      <legend>{languageName(language)}</legend>
      <div className={styles.fields}>
        <TextField
          label={m.team_sessions_type_title(locale)}
          value={typed.title}
          onChange={(title) => onChange({ title })}
          maxLength={90}
        />
        <TextArea
          label={m.team_sessions_type_goals(locale)}
          hint={m.team_sessions_type_goals_hint(locale)}
          value={typed.goals}
          onChange={(goals) => onChange({ goals })}
          max={GOALS_MAX}
          rows={4}
        />
        <TextArea
          label={m.team_sessions_type_note(locale)}
          hint={m.team_sessions_type_note_hint(locale)}
          value={typed.contentNote}
          onChange={(contentNote) => onChange({ contentNote })}
          max={NOTE_MAX}
          rows={3}
        />
        <TextArea
          label={m.team_sessions_type_materials(locale)}
          hint={m.team_sessions_type_materials_hint(locale)}
          value={typed.materials}
          onChange={(materials) => onChange({ materials })}
          max={MATERIALS_MAX}
          rows={4}
        />
      </div>
    </fieldset>
  );
}
