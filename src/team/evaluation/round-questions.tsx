/** The questions of a round, fetched; and which of a session's rounds one works on. */
import { type ReactNode, useCallback, useState } from 'react';
import type { AnswerMoment, QuestionSet } from '#programme/questionnaire.ts';
import { useActions } from '#team/data/use-team.tsx';
import { Banner } from '#team/parts/banner.tsx';
import { Button } from '#team/parts/button.tsx';
import { Choice } from '#team/parts/choice.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { useFetched } from '#team/shell/use-fetched.ts';
import * as m from '#texts/messages.ts';
import { MOMENT } from './evaluation-words.ts';
import styles from './results.module.css';

export type RoundsByMoment = Readonly<Record<AnswerMoment, string | null>>;

export function OneOfTheRounds({
  rounds,
  first,
  children,
}: {
  readonly rounds: RoundsByMoment;
  /** Shown first, where there is one. */
  readonly first: AnswerMoment;
  readonly children: (round: string, moment: AnswerMoment, set: QuestionSet) => ReactNode;
}) {
  const locale = useLocale();
  const moments = (['before', 'after', 'later'] as const).filter((moment) => rounds[moment] !== null);
  const [chosen, setChosen] = useState<AnswerMoment | null>(
    moments.includes(first) ? first : (moments[0] ?? null),
  );
  if (chosen === null) return <p>{m.team_evaluation_no_round(locale)}</p>;
  const round = rounds[chosen];
  return (
    <>
      {moments.length > 1 ? (
        <div className={styles.screenOnly}>
          <Choice
            required
            label={m.team_evaluation_which_moment(locale)}
            value={chosen}
            onChange={(next) => next !== null && setChosen(next)}
            options={moments.map((value) => ({ value, label: MOMENT[value](locale) }))}
          />
        </div>
      ) : null}
      {round === null ? null : (
        <Questions key={round} round={round}>
          {(set) => children(round, chosen, set)}
        </Questions>
      )}
    </>
  );
}

function Questions({
  round,
  children,
}: {
  readonly round: string;
  readonly children: (set: QuestionSet) => ReactNode;
}) {
  const locale = useLocale();
  const actions = useActions();
  const {
    value: set,
    failed,
    again,
  } = useFetched(
    useCallback(async () => (await (await actions.roundsDesk()).get(round))?.set ?? null, [actions, round]),
  );
  if (set !== null) return children(set);
  return failed ? (
    <Banner tone="look" actions={<Button onPress={again}>{m.team_screen_failed_again(locale)}</Button>}>
      {m.team_evaluation_offline(locale)}
    </Banner>
  ) : (
    <p role="status">{m.team_access_one_moment(locale)}</p>
  );
}
