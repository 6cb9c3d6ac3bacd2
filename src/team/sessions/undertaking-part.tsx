/**
 * What the organiser promises before a session is confirmed, through a link or read aloud by phone, and noted: by whom and when.
 * All four or none: three of them would leave her unprotected by the fourth.
 */
import { UNDERTAKINGS } from '#programme/session-plan.ts';
import { undertook } from '#programme/session-steps.ts';
import { Banner } from '#team/parts/banner.tsx';
import { Button, Buttons } from '#team/parts/button.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { formatAt } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import * as m from '#texts/messages.ts';
import { UNDERTAKING } from './session-words.ts';
import styles from './sessions.module.css';
import { ByLink } from './undertaking-by-link.tsx';
import { ByPhone } from './undertaking-by-phone.tsx';
import { type UndertakingLink, useUndertakingLink } from './undertaking-link.ts';
import type { RoundsOfSession } from './use-rounds.ts';
import { type SessionAtHand, useWriteSession } from './use-session.ts';

export function UndertakingPart({ at, rounds }: { at: SessionAtHand; rounds: RoundsOfSession }) {
  const locale = useLocale();
  const link = useUndertakingLink(at, rounds);
  const { content, stage } = at;
  const waits = link.state.kind === 'waiting';
  if (undertook(content))
    return (
      <>
        <Undertaken at={at} />
        {waits ? <StillOpen link={link} /> : null}
      </>
    );
  // It will not be held, or it was: no link is given any more.
  if (stage === 'cancelled' || content.held !== null)
    return (
      <>
        {waits ? <StillOpen link={link} /> : null}
        <ByPhone at={at} />
      </>
    );
  const phone = <ByPhone at={at} onNoted={waits ? () => void link.withdraw(null) : undefined} />;
  return (
    <>
      <ByLink at={at} link={link} />
      {link.state.kind === 'none' || link.state.kind === 'over' ? (
        <>
          <h3 className={styles.subtitle}>{m.team_sessions_link_by_phone(locale)}</h3>
          {phone}
        </>
      ) : (
        <details>
          <summary className={styles.summary}>{m.team_sessions_link_by_phone(locale)}</summary>
          {phone}
        </details>
      )}
    </>
  );
}

function Undertaken({ at }: { at: SessionAtHand }) {
  const locale = useLocale();
  const { content, now, timeZone } = at;
  const { write, busy, failure } = useWriteSession(at);
  const { undertaking } = content;
  if (undertaking === null) return null;
  return (
    <>
      <p>
        {m.team_sessions_undertaken(locale, {
          by: undertaking.by,
          time: formatAt(undertaking.at, now, locale, timeZone),
          how: undertaking.how,
        })}
      </p>
      <ul className={styles.plainList}>
        {UNDERTAKINGS.map((one) => (
          <li key={one}>{UNDERTAKING[one](locale)}</li>
        ))}
      </ul>
      <FailureNote failure={failure} />
      <Buttons>
        <Button
          look="plain"
          isPending={busy}
          onPress={() => void write({ undertaking: null }, m.team_sessions_undertaking_undone(locale))}
        >
          {m.team_sessions_undertaking_undo(locale)}
        </Button>
      </Buttons>
    </>
  );
}

/** Nothing hangs on it any more, and it could not be closed when it should have been. */
function StillOpen({ link }: { link: UndertakingLink }) {
  const locale = useLocale();
  return (
    <>
      <Banner
        actions={
          <Button
            look="plain"
            isPending={link.busy}
            onPress={() => void link.withdraw(m.team_sessions_link_withdrawn(locale))}
          >
            {m.team_sessions_link_withdraw(locale)}
          </Button>
        }
      >
        {m.team_sessions_link_still_open(locale)}
      </Banner>
      <FailureNote failure={link.failure} />
    </>
  );
}
