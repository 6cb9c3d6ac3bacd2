/** What is asked and what it gave, each shown alone: results, the questionnaire on paper, sheets keyed in. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { settledTimeOf } from '#programme/session-steps.ts';
import { useTeam } from '#team/data/use-team.tsx';
import { KeySheets } from '#team/evaluation/key-sheets.tsx';
import { PaperQuestionnaire } from '#team/evaluation/paper-questionnaire.tsx';
import { OneOfTheRounds } from '#team/evaluation/round-questions.tsx';
import { SessionResults } from '#team/evaluation/session-results.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { Screen } from '#team/shell/screen.tsx';
import * as m from '#texts/messages.ts';
import sheet from './sheet.module.css';
import type { SessionAtHand } from './use-session.ts';

export function ResultsSheet({ at }: { at: SessionAtHand }) {
  const locale = useLocale();
  return (
    <Alone at={at} title={m.team_sessions_results(locale)}>
      <SessionResults plan={at.view.plan} />
    </Alone>
  );
}

export function PaperSheet({ at }: { at: SessionAtHand }) {
  const locale = useLocale();
  const programme = useTeam((state) => state.programme);
  const { content, today, dayOf } = at;
  const time = settledTimeOf(content);
  const heldOn = content.heldOn ?? (time === null ? today : dayOf(time.startAt));
  return (
    <Alone at={at} title={m.team_sessions_paper(locale)}>
      <OneOfTheRounds rounds={content.rounds} first="before">
        {(_round, moment, set) => (
          <PaperQuestionnaire set={set} moment={moment} programme={programme} heldOn={heldOn} />
        )}
      </OneOfTheRounds>
    </Alone>
  );
}

export function KeyingSheet({ at }: { at: SessionAtHand }) {
  const locale = useLocale();
  return (
    <Alone at={at} title={m.team_sessions_keying(locale)}>
      <OneOfTheRounds rounds={at.content.rounds} first="after">
        {(round, moment, set) => <KeySheets round={round} moment={moment} set={set} />}
      </OneOfTheRounds>
    </Alone>
  );
}

function Alone({ at, title, children }: { at: SessionAtHand; title: string; children: ReactNode }) {
  const locale = useLocale();
  return (
    <Screen
      title={title}
      above={
        <p className={sheet.screenOnly}>
          <Link to="/seance/$plan" params={{ plan: at.view.plan }} search={{}}>
            {m.team_sessions_back_one(locale)}
          </Link>
        </p>
      }
    >
      {children}
    </Screen>
  );
}
