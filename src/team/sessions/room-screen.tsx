/**
 * What the room sees: where to answer, and nothing else. No organisation, no peer, nobody's name; shown over the whole screen,
 * so that the team's app around it is not projected.
 */
import { questionnaireLink } from '#contract/links.ts';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { roundStanding, sayRoundCode } from '#programme/round.ts';
import { Qr } from '#team/access/qr.tsx';
import { Button, Buttons } from '#team/parts/button.tsx';
import { Choice } from '#team/parts/choice.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { Screen } from '#team/shell/screen.tsx';
import * as m from '#texts/messages.ts';
import styles from './room-screen.module.css';
import { MOMENT, type RoomMoment } from './session-words.ts';
import type { SessionAtHand } from './use-session.ts';
import { useRounds } from './use-rounds.ts';

const PROJECTED = ['before', 'box', 'after'] as const satisfies readonly RoomMoment[];

const ASKS = {
  before: m.team_sessions_room_before,
  box: m.team_sessions_room_box,
  after: m.team_sessions_room_after,
};

export function RoomScreen({ at }: { at: SessionAtHand }) {
  const locale = useLocale();
  const wall = useRef<HTMLDivElement>(null);
  const [moment, setMoment] = useState<(typeof PROJECTED)[number]>('before');
  const { rounds } = useRounds(at.content);
  const round = rounds.get(moment);
  const languages =
    at.content.language === 'both' ? (['fr', 'en'] as const) : ([at.content.language] as const);
  const open = round !== undefined && roundStanding(round, at.now) === 'open';
  return (
    <Screen
      title={m.team_sessions_room_screen(locale)}
      above={
        <p>
          <Link to="/seance/$plan" params={{ plan: at.view.plan }} search={{}}>
            {m.team_sessions_back_one(locale)}
          </Link>
        </p>
      }
    >
      <Choice
        label={m.team_sessions_room_which(locale)}
        required
        value={moment}
        onChange={(next) => next && setMoment(next)}
        options={PROJECTED.map((value) => ({ value, label: MOMENT[value](locale) }))}
      />
      <Buttons>
        <Button look="primary" isDisabled={!open} onPress={() => void wall.current?.requestFullscreen()}>
          {m.team_sessions_room_full(locale)}
        </Button>
      </Buttons>
      <div ref={wall} className={styles.wall}>
        {round !== undefined && open ? (
          languages.map((language) => {
            const address = questionnaireLink(location.origin, language, { code: round.code });
            return (
              <section key={language} lang={language} className={styles.asked}>
                <p className={styles.title}>{ASKS[moment](language)}</p>
                <Qr text={address} label={m.team_sessions_room_qr(language)} />
                <p className={styles.address}>{address.replace(/^https?:\/\//, '')}</p>
                <p className={styles.code}>{sayRoundCode(round.code)}</p>
                <p className={styles.small}>{m.team_sessions_room_nameless(language)}</p>
              </section>
            );
          })
        ) : (
          <p className={styles.title}>{m.team_sessions_round_over(locale)}</p>
        )}
      </div>
    </Screen>
  );
}
