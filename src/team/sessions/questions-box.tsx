/**
 * The questions box as the moderator reads it: each question is read by her first, kept or put aside, and said aloud by her. A
 * question that asks for a survivor's story stops here. Who asked is not known to anybody.
 */
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useActions } from '#team/data/use-team.tsx';
import { Banner } from '#team/parts/banner.tsx';
import { Button, Buttons } from '#team/parts/button.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { Screen } from '#team/shell/screen.tsx';
import * as m from '#texts/messages.ts';
import styles from './sessions.module.css';
import type { SessionAtHand } from './use-session.ts';
import { useRounds } from './use-rounds.ts';

type Mark = 'kept' | 'aside';

export function QuestionsBox({ at }: { at: SessionAtHand }) {
  const locale = useLocale();
  const actions = useActions();
  const box = useRounds(at.content).rounds.get('box');
  const [questions, setQuestions] = useState<readonly string[]>([]);
  const [failed, setFailed] = useState(false);
  /**
   * Of this sitting alone, and said so on the screen. They serve for the half hour in which questions are read aloud; kept, they
   * would be a lasting judgement of the team on what somebody asked without a name — in a room of fifteen, on somebody.
   */
  const [marks, setMarks] = useState<ReadonlyMap<string, Mark>>(new Map());
  const [id, count] = [box?.round ?? null, box?.answers ?? 0];

  useEffect(() => {
    if (id === null || count === 0) return;
    let shown = true;
    const read = async () => (await actions.roundsDesk()).openAnswers(id);
    read().then(
      (result) => {
        if (!shown) return;
        setFailed(!result.ok);
        if (result.ok) setQuestions(result.questions);
      },
      () => shown && setFailed(true),
    );
    return () => {
      shown = false;
    };
  }, [actions, id, count]);

  const put = (question: string, mark: Mark | null) => {
    const next = new Map(marks);
    if (mark === null) next.delete(question);
    else next.set(question, mark);
    setMarks(next);
  };
  const by = (mark: Mark | undefined) => questions.filter((question) => marks.get(question) === mark);
  return (
    <Screen
      title={m.team_sessions_box(locale)}
      width="text"
      above={
        <p className={styles.back}>
          <Link to="/seance/$plan" params={{ plan: at.view.plan }} search={{}}>
            {m.team_sessions_back_one(locale)}
          </Link>
        </p>
      }
    >
      <p className={styles.soft}>{m.team_sessions_box_why(locale)}</p>
      {failed ? <Banner tone="look">{m.team_sessions_rounds_offline(locale)}</Banner> : null}
      <p role="status">{m.team_sessions_box_count(locale, { n: questions.length })}</p>
      {marks.size > 0 ? <p className={styles.soft}>{m.team_sessions_box_marks(locale)}</p> : null}
      <ul className={styles.rows}>
        {by(undefined).map((question) => (
          <li key={question} className={styles.item}>
            <p className={styles.words}>{question}</p>
            <Buttons>
              <Button onPress={() => put(question, 'kept')}>{m.team_sessions_box_keep(locale)}</Button>
              <Button look="plain" onPress={() => put(question, 'aside')}>
                {m.team_sessions_box_aside(locale)}
              </Button>
            </Buttons>
          </li>
        ))}
      </ul>
      {by('kept').length > 0 ? (
        <section className={styles.group}>
          <h2 className={styles.groupTitle}>{m.team_sessions_box_kept(locale)}</h2>
          <ol className={styles.rows}>
            {by('kept').map((question) => (
              <li key={question} className={styles.item}>
                <p className={styles.words}>{question}</p>
                <Button look="plain" onPress={() => put(question, null)}>
                  {m.team_sessions_box_back(locale)}
                </Button>
              </li>
            ))}
          </ol>
        </section>
      ) : null}
      {by('aside').length > 0 ? (
        <details>
          <summary className={styles.summary}>
            {m.team_sessions_box_put_aside(locale, { n: by('aside').length })}
          </summary>
          <ul className={styles.rows}>
            {by('aside').map((question) => (
              <li key={question} className={styles.item}>
                <p className={styles.words}>{question}</p>
                <Button look="plain" onPress={() => put(question, null)}>
                  {m.team_sessions_box_back(locale)}
                </Button>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </Screen>
  );
}
