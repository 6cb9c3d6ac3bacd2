/**
 * When: up to three times proposed, one settled once nothing is missing. Another proposal leaves what was settled; the history
 * keeps it.
 */
import { useState } from 'react';
import { missingToConfirm } from '#programme/engagement-rules.ts';
import type { ProposedTime } from '#programme/engagement.ts';
import { cancelled, settledOn } from '#programme/session-changes.ts';
import { useActions, useTeam } from '#team/data/use-team.tsx';
import { MissingList } from '#team/engagements/missing-list.tsx';
import { Button, Buttons } from '#team/parts/button.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { formatAt, formatTime } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { useNames } from '#team/shell/names.ts';
import * as m from '#texts/messages.ts';
import { CancelDialog } from './cancel-dialog.tsx';
import { accepting } from './peers-part.tsx';
import { ProposeDialog } from './propose-dialog.tsx';
import styles from './sessions.module.css';
import { endInvitations } from './end-invitations.ts';
import { closeUndertakingLink } from './close-undertaking-link.ts';
import { type SessionAtHand, useWriteSession } from './use-session.ts';

export function TimesPart({ at }: { at: SessionAtHand }) {
  const locale = useLocale();
  const [dialog, setDialog] = useState<'propose' | 'cancel' | null>(null);
  const { content, stage } = at;
  const over = content.held !== null;
  return (
    <>
      {content.times.length === 0 ? (
        <p>{m.team_sessions_no_time(locale)}</p>
      ) : (
        <ul className={styles.times}>
          {content.times
            .filter(({ id }) => content.settled === null || id === content.settled)
            .map((time) => (
              <OneTime key={time.id} at={at} time={time} />
            ))}
        </ul>
      )}
      {over ? null : (
        <Buttons>
          <Button onPress={() => setDialog('propose')}>
            {content.times.length === 0 ? m.team_sessions_propose(locale) : m.team_sessions_move(locale)}
          </Button>
          {stage === 'cancelled' ? null : (
            <Button look="plain" onPress={() => setDialog('cancel')}>
              {m.team_sessions_cancel(locale)}
            </Button>
          )}
        </Buttons>
      )}
      {dialog === 'propose' ? <ProposeDialog at={at} onClose={() => setDialog(null)} /> : null}
      {dialog === 'cancel' ? <Cancel at={at} onClose={() => setDialog(null)} /> : null}
    </>
  );
}

function OneTime({ at, time }: { at: SessionAtHand; time: ProposedTime }) {
  const locale = useLocale();
  const nameOf = useNames();
  const limits = useTeam((state) => state.agenda?.limits ?? NO_LIMITS_KNOWN);
  const { write, busy, failure, fail } = useWriteSession(at);
  const [tried, setTried] = useState(false);
  const { content, engagements, me, now, timeZone, dayOf } = at;
  const settled = content.settled === time.id;
  const missing = missingToConfirm({ plan: content, choice: time.id, engagements, limits });
  const settle = async () => {
    setTried(true);
    if (missing.length > 0) return;
    const change = settledOn(content, time.id, { by: me, at: now, dayOf });
    const written = await write(change, m.team_sessions_settled(locale), {
      settle: accepting(at, time.id),
    });
    if (written) setTried(false);
    else fail(m.team_sessions_not_settled(locale));
  };
  return (
    <li className={styles.time}>
      <p>
        <strong>{formatAt(time.startAt, now, locale, timeZone)}</strong>{' '}
        {m.team_sessions_until(locale, { time: formatTime(time.endAt, locale, timeZone) })}
        {settled ? <span className={styles.mark}> {m.team_sessions_is_settled(locale)}</span> : null}
      </p>
      {tried && missing.length > 0 ? (
        <div role="alert">
          <MissingList missing={missing} engagements={engagements} />
        </div>
      ) : null}
      <FailureNote failure={failure} />
      {settled || content.cancelled ? null : (
        <Buttons>
          <Button
            look={missing.length === 0 ? 'primary' : 'quiet'}
            isPending={busy}
            onPress={() => void settle()}
          >
            {m.team_sessions_settle(locale)}
          </Button>
        </Buttons>
      )}
      {settled ? (
        <p className={styles.soft}>
          {m.team_sessions_who_holds(locale, {
            names: [content.professional, content.technical]
              .filter((one) => one !== null)
              .map(nameOf)
              .join(', '),
          })}
        </p>
      ) : null}
    </li>
  );
}

const NO_LIMITS_KNOWN = new Map<string, never>();

function Cancel({ at, onClose }: { at: SessionAtHand; onClose: () => void }) {
  const locale = useLocale();
  const actions = useActions();
  const { write, busy, failure } = useWriteSession(at);
  return (
    <CancelDialog
      busy={busy}
      failure={failure}
      onClose={onClose}
      onCancel={async (who) => {
        const change = cancelled(at.content, who, { by: at.me, at: at.now });
        if (!(await write(change, m.team_sessions_cancelled(locale)))) return;
        await endInvitations(await actions.agendaDesk(), at.engagements);
        // One that cannot be closed now shows that it is still open, and is taken back there.
        await closeUndertakingLink(actions, at.content);
        onClose();
      }}
    />
  );
}
