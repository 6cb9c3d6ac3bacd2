/** The questions of the sessions: the set that is asked now, to be read, and edited by whoever works with sessions. */
import {
  askedSince,
  type QuestionSets as Sets,
  setInUse,
  versionsUpTo,
} from '#programme/question-versions.ts';
import { Banner } from '#team/parts/banner.tsx';
import { Button, Buttons } from '#team/parts/button.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { Section } from '#team/parts/section.tsx';
import * as m from '#texts/messages.ts';
import { Question } from './question.tsx';
import styles from './question-sets.module.css';
import { SetEditor } from './set-editor.tsx';
import { useQuestionSets } from './use-question-sets.ts';
import { useSetEdit } from './use-set-edit.ts';

export function QuestionSets() {
  const locale = useLocale();
  const { value: sets, failed, again } = useQuestionSets();
  return (
    <Section id="questionnaire" title={m.team_questions_title(locale)} why={m.team_questions_why(locale)}>
      {sets !== null ? (
        <InUse sets={sets} again={again} />
      ) : failed ? (
        <Banner tone="look" actions={<Button onPress={again}>{m.team_screen_failed_again(locale)}</Button>}>
          {m.team_questions_offline(locale)}
        </Banner>
      ) : (
        <p role="status">{m.team_access_one_moment(locale)}</p>
      )}
    </Section>
  );
}

function InUse({ sets, again }: { sets: Sets; again: () => void }) {
  const base = setInUse(sets);
  return base === undefined ? null : <OneSet base={base} sets={sets} again={again} />;
}

type Props = Parameters<typeof useSetEdit>;
function OneSet({ base, sets, again }: { base: Props[0]; sets: Sets; again: () => void }) {
  const locale = useLocale();
  const edit = useSetEdit(base, sets);
  const versions = versionsUpTo(base, sets);
  const since = askedSince(versions);
  return (
    <>
      <p className={styles.soft}>
        {m.team_questions_facts(locale, { version: String(base.version), n: base.items.length })} ·{' '}
        {base.label[locale]}
      </p>
      {edit.editing ? (
        <SetEditor base={base} edit={edit} onSaved={again} onStale={again} />
      ) : (
        <>
          <details>
            <summary className={styles.summary}>{m.team_questions_see(locale)}</summary>
            <ol role="list" className={styles.questions}>
              {base.items.map((item, i) => (
                <Question key={item.id} set={base} item={item} n={i + 1}>
                  {versions.length > 1 ? (
                    <p className={styles.soft}>
                      {m.team_questions_since(locale, {
                        version: String(since.get(item.id) ?? base.version),
                      })}
                    </p>
                  ) : null}
                </Question>
              ))}
            </ol>
          </details>
          <Buttons>
            <Button onPress={edit.begin}>{m.team_questions_edit(locale)}</Button>
          </Buttons>
        </>
      )}
    </>
  );
}
