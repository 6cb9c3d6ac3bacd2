/** One awareness session, from the request to the results: what it lacks first, then each part where it is done. */
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { planBNow } from '#programme/engagement-rules.ts';
import { sessionTypesOf } from '#programme/session-types.ts';
import { settledTimeOf } from '#programme/session-steps.ts';
import { useAgenda } from '#team/agenda/use-agenda.ts';
import { useNow, useTeam } from '#team/data/use-team.tsx';
import { PlanBBand } from '#team/engagements/plan-b-band.tsx';
import { Banner } from '#team/parts/banner.tsx';
import { Button } from '#team/parts/button.tsx';
import { formatAt } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { Section } from '#team/parts/section.tsx';
import { Screen } from '#team/shell/screen.tsx';
import * as m from '#texts/messages.ts';
import { AfterPart } from './after-part.tsx';
import { Attestation } from './attestation.tsx';
import { BackToSessions } from './back-to-sessions.tsx';
import { ChecklistPart } from './checklist-part.tsx';
import { DayPart } from './day-part.tsx';
import { EssentialsPart } from './essentials-part.tsx';
import { EvaluationPart } from './evaluation-part.tsx';
import { KeyingSheet, PaperSheet, ResultsSheet } from './evaluation-sheets.tsx';
import { HistoryPart } from './history-part.tsx';
import { NewSession } from './new-session.tsx';
import { PeersPart } from './peers-part.tsx';
import { PeoplePart } from './people-part.tsx';
import { PlacePart } from './place-part.tsx';
import { QuestionsBox } from './questions-box.tsx';
import { RoomScreen } from './room-screen.tsx';
import { RunSheet } from './run-sheet.tsx';
import { audienceOf, LACK, PART_OF, STAGE, titleOf, typeTitle } from './session-words.ts';
import { sessionWindow } from './session-window.ts';
import styles from './sessions.module.css';
import { ThankYou } from './thank-you.tsx';
import { TimesPart } from './times-part.tsx';
import { UndertakingPart } from './undertaking-part.tsx';
import { useRounds } from './use-rounds.ts';
import { type SessionAtHand, useSession } from './use-session.ts';

export function SessionScreen() {
  const { plan } = useParams({ from: '/seance/$plan' });
  return plan === 'nouvelle' ? <NewSession /> : <OneSession key={plan} plan={plan} />;
}

/** Sheets that are shown alone, to be printed. */
const SHEETS: Readonly<Record<string, (props: { at: SessionAtHand }) => React.ReactNode>> = {
  feuille: RunSheet,
  ecran: RoomScreen,
  questions: QuestionsBox,
  attestation: Attestation,
  merci: ThankYou,
  resultats: ResultsSheet,
  papier: PaperSheet,
  saisie: KeyingSheet,
};

function OneSession({ plan }: { plan: string }) {
  const locale = useLocale();
  const { faire } = useSearch({ from: '/seance/$plan' });
  const { failed, again } = useAgenda(sessionWindow(useNow(60_000)));
  const at = useSession(plan);
  if (at) {
    const Sheet = SHEETS[faire ?? ''];
    return Sheet ? <Sheet at={at} /> : <SessionParts at={at} />;
  }
  return (
    <Screen title={m.team_sessions_one(locale)} above={<BackToSessions />} width="text">
      {failed ? (
        <Banner tone="look" actions={<Button onPress={again}>{m.team_screen_failed_again(locale)}</Button>}>
          {m.team_sessions_offline(locale)}
        </Banner>
      ) : (
        <p role="status">
          {at === null ? m.team_sessions_not_there(locale) : m.team_access_one_moment(locale)}
        </p>
      )}
    </Screen>
  );
}

function SessionParts({ at }: { at: SessionAtHand }) {
  const locale = useLocale();
  const { content, stage } = at;
  const rounds = useRounds(content);
  const evaluation = (
    <Section
      id="questionnaires"
      title={m.team_sessions_part_evaluation(locale)}
      why={m.team_sessions_part_evaluation_why(locale)}
    >
      <EvaluationPart at={at} asked={rounds} />
    </Section>
  );
  const day =
    stage === 'cancelled' ? null : (
      <Section id="jour" title={m.team_sessions_part_day(locale)}>
        <DayPart at={at} />
      </Section>
    );
  return (
    <Screen
      title={titleOf(content, locale)}
      tabTitle={m.team_sessions_one(locale)}
      above={<BackToSessions />}
      under={<Under at={at} />}
    >
      {planBNow(content, at.engagements, at.now) ? (
        <PlanBBand planB={content.planB === '' ? m.team_sessions_plan_b_default(locale) : content.planB} />
      ) : null}
      <Lacks at={at} />
      <div>
        {/* Once it was held, what is left to do comes first. */}
        {content.held === null ? null : (
          <Section id="apres" title={m.team_sessions_part_after(locale)}>
            <AfterPart at={at} />
          </Section>
        )}
        {content.held === null ? null : day}
        {stage === 'cancelled' || content.held === null ? null : evaluation}
        <Section id="quand" title={m.team_sessions_part_when(locale)}>
          <TimesPart at={at} />
        </Section>
        <Section
          id="equipe"
          title={m.team_sessions_part_people(locale)}
          why={m.team_sessions_part_people_why(locale)}
        >
          <PeoplePart at={at} />
          <PeersPart at={at} />
        </Section>
        <Section
          id="promesse"
          title={m.team_sessions_part_undertaking(locale)}
          why={m.team_sessions_part_undertaking_why(locale)}
        >
          <UndertakingPart at={at} rounds={rounds} />
        </Section>
        <Section id="liste" title={m.team_sessions_part_checklist(locale)}>
          <ChecklistPart at={at} />
        </Section>
        <Section
          id="lieu"
          title={m.team_sessions_part_place(locale)}
          why={m.team_sessions_part_place_why(locale)}
        >
          <PlacePart at={at} />
        </Section>
        <Section id="essentiel" title={m.team_sessions_part_essentials(locale)}>
          <EssentialsPart at={at} />
        </Section>
        {content.held === null ? day : null}
        {content.held === null && stage !== 'cancelled' ? evaluation : null}
        <Section id="histoire" title={m.team_sessions_part_history(locale)}>
          <HistoryPart at={at} />
        </Section>
      </div>
    </Screen>
  );
}

function Under({ at }: { at: SessionAtHand }) {
  const locale = useLocale();
  const types = useTeam((state) => sessionTypesOf(state.settings));
  const { content, stage, now, timeZone } = at;
  const time = settledTimeOf(content);
  return (
    <p className={styles.under}>
      <strong>{STAGE[stage](locale)}</strong>
      {[
        time ? formatAt(time.startAt, now, locale, timeZone) : null,
        typeTitle(types, content.sessionType, locale),
        audienceOf(content, locale),
      ]
        .filter(Boolean)
        .map((text) => ` · ${text}`)
        .join('')}
    </p>
  );
}

/** What it lacks, each a way to where it is done. */
function Lacks({ at }: { at: SessionAtHand }) {
  const locale = useLocale();
  const { lacks, stage, view } = at;
  if (lacks.length === 0) return null;
  return (
    <Banner
      tone={stage === 'to_note' ? 'look' : 'plain'}
      title={m.team_sessions_lacks(locale, { n: lacks.length })}
    >
      <ul className={styles.lacks}>
        {lacks.map((lack) => (
          <li key={lack}>
            <Link to="/seance/$plan" params={{ plan: view.plan }} search={{}} hash={PART_OF[lack]}>
              {LACK[lack](locale)}
            </Link>
          </li>
        ))}
      </ul>
    </Banner>
  );
}
