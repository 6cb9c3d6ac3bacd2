/** An entry in the programme's words, or one of its own: both languages side by side, what ships beside what is written. */
import { type SubmitEvent, useState } from 'react';
import { newId } from '#programme/new-id.ts';
import { SelectField } from '#team/access/select-field.tsx';
import type { ActionResult } from '#team/data/model.ts';
import { Banner } from '#team/parts/banner.tsx';
import { Button, Buttons } from '#team/parts/button.tsx';
import { Choices } from '#team/parts/choices.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { fits, TextArea } from '#team/parts/text-area.tsx';
import { useAct } from '#team/shell/act.ts';
import { useDraft } from '#team/shell/draft.ts';
import { Screen } from '#team/shell/screen.tsx';
import { languageTag, type Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import {
  EntryWords as EntryWordsSchema,
  type EntryWords,
  READERS,
  SITUATIONS,
  type Situation,
} from '#wording/entry.ts';
import { type GuideEntry, wordsOf } from '#wording/guide.ts';
import { versionOf } from '#wording/version.ts';
import { Differences, type Text, TEXTS, type WrittenEntry } from './differences.tsx';
import type { GuideProps } from './guide-props.ts';
import styles from './wording.module.css';

const MOST = 400;
const LANGUAGES: readonly Locale[] = ['fr', 'en'];

/** As typed: nothing is trimmed or refused while one writes. Kept sealed meanwhile: a lock loses none of it. */
type Typed = WrittenEntry & {
  /** Of what stood when one began: whatever was saved since is shown before it is replaced. */
  version: number;
};

const EMPTY = { fr: '', en: '' };
const typedFrom = (entry: EntryWords | null, version: number): Typed => ({
  version,
  situation: entry?.situation ?? 'first_contact',
  readers: entry?.readers ?? ['team'],
  avoid: entry?.avoid ?? EMPTY,
  why: entry?.why ?? EMPTY,
  prefer: entry?.prefer ?? EMPTY,
  principle: entry?.principle ?? EMPTY,
  herWord: entry?.herWord ?? EMPTY,
});
const isBlank = ({ fr, en }: Record<Locale, string>): boolean => fr.trim() === '' && en.trim() === '';

export function EntryForm({
  desk,
  view,
  entry,
  onClose,
}: GuideProps & {
  /** Null: a new one. */
  entry: GuideEntry | null;
  onClose: () => void;
}) {
  const locale = useLocale();
  const { act, busy, failure } = useAct();
  const [id] = useState(() => entry?.id ?? `own-${newId()}`);
  const shipped = view.wording.entries.find((one) => one.id === id) ?? null;
  const stored = view.wording.own.find((one) => one.id === id);
  const {
    fields: typed,
    set,
    drop,
  } = useDraft<Typed>(
    { screen: `guide.${entry?.id ?? 'new'}`, file: null },
    typedFrom(entry, stored?.version ?? 0),
  );
  const [conflict, setConflict] = useState(false);
  const [tried, setTried] = useState(false);

  const { version: began, ...written } = typed;
  const words = EntryWordsSchema.safeParse({
    ...written,
    herWord: isBlank(typed.herWord) ? null : typed.herWord,
  });
  const startAgain = () => {
    set(typedFrom(entry, stored?.version ?? 0));
    setConflict(false);
    setTried(false);
  };
  const save = async (value: EntryWords): Promise<ActionResult> => {
    const result = await desk.saveEntry(id, {
      // After a conflict, what stands now was shown: saving again replaces that, and nothing newer.
      version: conflict ? (stored?.version ?? 0) : began,
      hidden: stored?.hidden ?? false,
      words: value,
      basedOn: shipped ? versionOf(wordsOf(shipped)) : null,
    });
    if (!result.ok && result.code === 'stale') setConflict(true);
    return result;
  };
  const leave = () => {
    drop();
    onClose();
  };
  const onSubmit = async (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (words.success && (await act(() => save(words.data), m.team_guide_saved(locale)))) leave();
  };

  const label: Record<Text, string> = {
    avoid: m.team_guide_avoid(locale),
    why: m.team_guide_why(locale),
    prefer: m.team_guide_prefer(locale),
    principle: m.team_guide_principle(locale),
    herWord: m.team_guide_her_word(locale),
  };
  const wrong = (text: Text, language: Locale): string | null =>
    tried && typed[text][language].trim() === '' && (text !== 'herWord' || !isBlank(typed.herWord))
      ? m.team_guide_missing(locale)
      : null;

  return (
    <Screen
      title={entry === null ? m.team_guide_add_title(locale) : m.team_guide_change_title(locale)}
      under={entry ? <p className={styles.sentence}>{entry.avoid[locale]}</p> : null}
    >
      <form noValidate onSubmit={(event) => void onSubmit(event)} className={styles.form}>
        <p className={styles.lead}>{m.team_guide_change_why(locale)}</p>
        {entry?.outdated ? <Banner tone="look">{m.team_guide_outdated_text(locale)}</Banner> : null}
        <SelectField
          label={m.team_guide_situation(locale)}
          value={typed.situation}
          onChange={(situation) => set({ situation: situation as Situation })}
          groups={[
            {
              label: null,
              options: SITUATIONS.map((value) => ({
                value,
                label: m.guide_situation(locale, { situation: value }),
              })),
            },
          ]}
        />
        <Choices
          label={m.team_guide_readers(locale)}
          options={READERS.map((reader) => ({ value: reader, label: m.guide_reader(locale, { reader }) }))}
          value={typed.readers}
          onChange={(readers) => set({ readers })}
          error={tried && typed.readers.length === 0 ? m.team_guide_missing(locale) : null}
        />
        {TEXTS.map((text) => (
          <fieldset key={text} className={styles.pair}>
            <legend>{label[text]}</legend>
            {LANGUAGES.map((language) => (
              <div key={language}>
                <TextArea
                  label={language === 'fr' ? m.team_guide_french(locale) : m.team_guide_english(locale)}
                  {...(text === 'herWord' ? { optional: m.team_optional(locale) } : {})}
                  value={typed[text][language]}
                  onChange={(value) => set({ [text]: { ...typed[text], [language]: value } })}
                  max={MOST}
                  rows={3}
                  error={wrong(text, language)}
                />
                {shipped?.[text] && shipped[text][language] !== typed[text][language] ? (
                  <p className={styles.shipped}>
                    <span>{m.team_guide_shipped(locale)} </span>
                    <span lang={languageTag(language)}>{shipped[text][language]}</span>
                  </p>
                ) : null}
              </div>
            ))}
          </fieldset>
        ))}
        {conflict ? (
          <Banner
            tone="look"
            role="alert"
            title={m.team_guide_conflict_title(locale)}
            actions={<Button onPress={startAgain}>{m.team_guide_conflict_leave(locale)}</Button>}
          >
            <p>{m.team_guide_conflict_text(locale)}</p>
            {entry ? (
              <Differences saved={typedFrom(entry, 0)} written={typed} labels={label} onTake={set} />
            ) : null}
          </Banner>
        ) : (
          <FailureNote failure={failure ?? (tried && !words.success ? m.team_guide_mend(locale) : null)} />
        )}
        <Buttons>
          <Button
            type="submit"
            look="primary"
            isPending={busy}
            isDisabled={TEXTS.some((text) => LANGUAGES.some((one) => !fits(typed[text][one], MOST)))}
          >
            {m.team_save(locale)}
          </Button>
          <Button look="plain" onPress={leave}>
            {m.team_back_without_changing(locale)}
          </Button>
        </Buttons>
      </form>
    </Screen>
  );
}
