/** Questionnaires and the questions box of a session: opened, counted, closed; the link of the three months, given once. */
import { questionnaireLink } from '#contract/links.ts';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { StoredRound } from '#contract/rounds.ts';
import { roundStanding, sayRoundCode } from '#programme/round.ts';
import { useActions } from '#team/data/use-team.tsx';
import { Banner } from '#team/parts/banner.tsx';
import { Button, buttonClass, Buttons } from '#team/parts/button.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { useAct } from '#team/shell/act.ts';
import * as m from '#texts/messages.ts';
import { MOMENT, type RoomMoment } from './session-words.ts';
import styles from './sessions.module.css';
import { draftOver, type SessionAtHand } from './use-session.ts';
import { latestSet, newRoundFor, type RoundsOfSession } from './use-rounds.ts';

const IN_THE_ROOM = ['before', 'after', 'box'] as const satisfies readonly RoomMoment[];
const ALL = ['before', 'after', 'box', 'later'] as const satisfies readonly RoomMoment[];

export function EvaluationPart({ at, asked }: { at: SessionAtHand; asked: RoundsOfSession }) {
  const locale = useLocale();
  const { content } = at;
  const { rounds, failed, again } = asked;
  const { open, busy, failure } = useOpenRounds(at);
  const missing = IN_THE_ROOM.filter((moment) => content.rounds[moment] === null);
  const begun = missing.length < IN_THE_ROOM.length;
  return (
    <>
      {failed ? (
        <Banner tone="look" actions={<Button onPress={again}>{m.team_screen_failed_again(locale)}</Button>}>
          {m.team_sessions_rounds_offline(locale)}
        </Banner>
      ) : null}
      {begun ? (
        <ul className={styles.rows}>
          {ALL.map((moment) => {
            const round = rounds.get(moment);
            return round ? (
              <OneRound key={moment} moment={moment} round={round} at={at} onChanged={again} />
            ) : null;
          })}
        </ul>
      ) : (
        <p className={styles.soft}>{m.team_sessions_rounds_none(locale)}</p>
      )}
      <FailureNote failure={failure} />
      <Buttons>
        {content.held === null && missing.length > 0 ? (
          <Button isPending={busy} onPress={() => void open(missing)}>
            {m.team_sessions_rounds_open(locale)}
          </Button>
        ) : null}
        {content.held !== null && begun && content.rounds.later === null ? (
          <Button isPending={busy} onPress={() => void open(['later'])}>
            {m.team_sessions_later_open(locale)}
          </Button>
        ) : null}
        {begun && content.held === null ? (
          <>
            <OneSheet at={at} sheet="ecran">
              {m.team_sessions_room_screen(locale)}
            </OneSheet>
            <OneSheet at={at} sheet="questions">
              {m.team_sessions_box(locale)}
            </OneSheet>
          </>
        ) : null}
        {begun ? (
          <>
            {content.held === null ? null : (
              <OneSheet at={at} sheet="resultats">
                {m.team_sessions_results(locale)}
              </OneSheet>
            )}
            <OneSheet at={at} sheet="papier">
              {m.team_sessions_paper(locale)}
            </OneSheet>
            <OneSheet at={at} sheet="saisie">
              {m.team_sessions_keying(locale)}
            </OneSheet>
          </>
        ) : null}
      </Buttons>
      {rounds.get('later') ? <LaterLink at={at} code={rounds.get('later')?.code ?? ''} /> : null}
    </>
  );
}

/** A way to what is shown alone. */
function OneSheet({ at, sheet, children }: { at: SessionAtHand; sheet: string; children: ReactNode }) {
  return (
    <Link
      to="/seance/$plan"
      params={{ plan: at.view.plan }}
      search={{ faire: sheet }}
      className={buttonClass('quiet')}
    >
      {children}
    </Link>
  );
}

/** Opens rounds and names them in the plan; those that no plan names in the end go again. */
function useOpenRounds(at: SessionAtHand) {
  const locale = useLocale();
  const actions = useActions();
  const { act, busy, failure } = useAct();
  const open = (moments: readonly RoomMoment[]): Promise<boolean> =>
    act(async () => {
      const { content, now, today } = at;
      const desk = await actions.roundsDesk();
      const set = await latestSet(desk);
      if (set === null) return { ok: false, code: 'unreachable' };
      const made: Partial<Record<RoomMoment, string>> = {};
      const undo = () => Promise.all(Object.values(made).map((round) => desk.deleteRound(round)));
      for (const moment of moments) {
        const result = await desk.createRound(newRoundFor(content, moment, set, now));
        if (!result.ok) {
          await undo();
          return result;
        }
        made[moment] = result.round.round;
      }
      const written = await (await actions.agendaDesk()).savePlan(
        draftOver(at, {
          content: {
            ...content,
            rounds: { ...content.rounds, ...made },
            ...(made.later === undefined ? {} : { laterGivenOn: today }),
          },
        }),
      );
      if (!written.ok) await undo();
      return written;
    }, m.team_sessions_rounds_opened(locale));
  return { open, busy, failure };
}

function OneRound({
  moment,
  round,
  at,
  onChanged,
}: {
  moment: RoomMoment;
  round: StoredRound;
  at: SessionAtHand;
  onChanged: () => void;
}) {
  const locale = useLocale();
  const actions = useActions();
  const { act, busy, failure } = useAct();
  const open = roundStanding(round, at.now) === 'open';
  const close = () =>
    act(async () => {
      const result = await (await actions.roundsDesk()).closeRound(round);
      return result.ok ? { ok: true, undo: null, undoUntil: null } : result;
    }, m.team_sessions_round_closed(locale)).then((done) => done && onChanged());
  return (
    <li className={styles.row}>
      <div>
        <p>
          <strong>{MOMENT[moment](locale)}</strong>
        </p>
        <p className={styles.soft}>
          {[
            m.team_sessions_round_answers(locale, { n: round.answers }),
            open
              ? m.team_sessions_round_code(locale, { code: sayRoundCode(round.code) })
              : m.team_sessions_round_over(locale),
          ].join(' · ')}
        </p>
        <FailureNote failure={failure} />
      </div>
      {open ? (
        <Buttons>
          <Button
            look="plain"
            isPending={busy}
            aria-label={m.team_sessions_round_close_one(locale, { which: MOMENT[moment](locale) })}
            onPress={() => void close()}
          >
            {m.team_sessions_round_close(locale)}
          </Button>
        </Buttons>
      ) : null}
    </li>
  );
}

/** Through the partner's contact, once: read aloud, or copied into a message of one's own. No mail leaves from here. */
function LaterLink({ at, code }: { at: SessionAtHand; code: string }) {
  const locale = useLocale();
  const language = at.content.language === 'en' ? 'en' : 'fr';
  return (
    <Banner title={m.team_sessions_later_link(locale)}>
      <p lang={language} className={styles.words}>
        {m.team_sessions_later_text(language, {
          link: questionnaireLink(location.origin, language, { code }),
        })}
      </p>
    </Banner>
  );
}
