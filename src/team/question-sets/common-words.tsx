/** The title, and the words that stand once and are read with every vignette and every myth. */
import { MYTH_ANSWERS } from '#programme/questionnaire.ts';
import { useLocale } from '#team/parts/locale.tsx';
import * as m from '#texts/messages.ts';
import { BothLanguages } from './both-languages.tsx';
import styles from './question-sets.module.css';
import type { SetEdit } from './use-set-edit.ts';

const ANSWER = {
  true: m.team_questions_common_true,
  false: m.team_questions_common_false,
  unsure: m.team_questions_common_unsure,
} as const;

export function CommonWordsFields({ edit }: { edit: SetEdit }) {
  const locale = useLocale();
  const { common, putCommon, commonToo } = edit;
  return (
    <details>
      <summary className={styles.summary}>{m.team_questions_common(locale)}</summary>
      {commonToo ? <p className={styles.mark}>{m.team_questions_common_both(locale)}</p> : null}
      <BothLanguages
        label={m.team_questions_common_title(locale)}
        hint={m.team_questions_common_title_hint(locale)}
        value={common.title}
        tried
        onChange={(title) => putCommon({ ...common, title })}
      />
      <BothLanguages
        label={m.team_questions_common_vignettes(locale)}
        hint={m.team_questions_common_vignettes_hint(locale)}
        value={common.vignetteAsks}
        tried
        onChange={(vignetteAsks) => putCommon({ ...common, vignetteAsks })}
      />
      <BothLanguages
        label={m.team_questions_common_myths(locale)}
        hint={m.team_questions_common_myths_hint(locale)}
        value={common.mythAsks}
        tried
        onChange={(mythAsks) => putCommon({ ...common, mythAsks })}
      />
      {MYTH_ANSWERS.map((answer) => (
        <BothLanguages
          key={answer}
          label={ANSWER[answer](locale)}
          value={common.mythAnswers[answer]}
          tried
          onChange={(text) =>
            putCommon({ ...common, mythAnswers: { ...common.mythAnswers, [answer]: text } })
          }
        />
      ))}
    </details>
  );
}
