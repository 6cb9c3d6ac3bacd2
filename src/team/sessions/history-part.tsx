/** What became of it, oldest first; and who acts next: taken over, or handed to a colleague with all that is hers. */
import { useState } from 'react';
import { handedOver } from '#programme/session-changes.ts';
import { useTeam } from '#team/data/use-team.tsx';
import { ActionDialog } from '#team/parts/action-dialog.tsx';
import { Button, Buttons } from '#team/parts/button.tsx';
import { Choice } from '#team/parts/choice.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { formatMoment } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { useNames } from '#team/shell/names.ts';
import * as m from '#texts/messages.ts';
import { ASKED_BY, HISTORY } from './session-words.ts';
import styles from './sessions.module.css';
import { useTeammates } from './teammates.ts';
import { type SessionAtHand, useWriteSession } from './use-session.ts';

export function HistoryPart({ at }: { at: SessionAtHand }) {
  const locale = useLocale();
  const nameOf = useNames();
  const { write, busy, failure } = useWriteSession(at);
  const [handing, setHanding] = useState(false);
  const { content, view, me, now, timeZone } = at;
  const when = (moment: number) => formatMoment(moment, now, locale, timeZone);
  return (
    <>
      <p>{m.team_sessions_owner(locale, { name: nameOf(view.owner) })}</p>
      <ol className={styles.history}>
        {content.history.map(({ at: moment, by, what, from, who, why }, i) => (
          <li key={i}>
            {[
              HISTORY[what](locale),
              from === null ? null : m.team_sessions_history_from(locale, { time: when(from) }),
              who === undefined ? null : ASKED_BY[who](locale),
              why ?? null,
              nameOf(by),
              when(moment),
            ]
              .filter(Boolean)
              .join(' · ')}
          </li>
        ))}
      </ol>
      <FailureNote failure={failure} />
      <Buttons>
        {view.owner === me ? (
          <Button onPress={() => setHanding(true)}>{m.team_sessions_hand_over(locale)}</Button>
        ) : (
          <Button
            isPending={busy}
            onPress={() =>
              void write(
                handedOver(content, { from: view.owner, to: me }, { by: me, at: now }),
                m.team_sessions_taken(locale),
                { owner: me },
              )
            }
          >
            {m.team_sessions_take(locale)}
          </Button>
        )}
      </Buttons>
      {handing ? <HandOverDialog at={at} onClose={() => setHanding(false)} /> : null}
    </>
  );
}

function HandOverDialog({ at, onClose }: { at: SessionAtHand; onClose: () => void }) {
  const locale = useLocale();
  const me = useTeam((state) => state.me.member);
  const others = useTeammates().filter(({ value }) => value !== me);
  const [to, setTo] = useState<string | null>(null);
  const { write, busy, failure } = useWriteSession(at);
  const { content, view, now } = at;
  return (
    <ActionDialog
      title={m.team_sessions_hand_over(locale)}
      onClose={onClose}
      submit={m.team_sessions_hand_over_do(locale)}
      disabled={to === null}
      onSubmit={async () => {
        if (to === null) return;
        const change = handedOver(content, { from: view.owner, to }, { by: me, at: now });
        if (await write(change, m.team_sessions_handed(locale), { owner: to })) onClose();
      }}
      busy={busy}
      failure={failure}
    >
      <p>{m.team_sessions_hand_over_text(locale)}</p>
      <Choice
        label={m.team_sessions_hand_over_to(locale)}
        layout="stack"
        value={to}
        onChange={setTo}
        options={others}
      />
    </ActionDialog>
  );
}
