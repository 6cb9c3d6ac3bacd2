/**
 * Locked: nothing that was written is on this device any more. What the server knows anyway stays in sight, since a due
 * time does not wait for a passphrase: references and time left. *I have it* needs no key, and the session is alive.
 */
import { type SubmitEvent, useEffect, useState } from 'react';
import { signOut } from '#contract/access.ts';
import { callRoute } from '#contract/client.ts';
import { ERRORS } from '#contract/errors.ts';
import { listRequests, takeStep } from '#contract/requests.ts';
import type { RequestRow } from '#programme/request.ts';
import { may } from '#programme/roles.ts';
import { forgetCopies } from '#team/installed/numbers.ts';
import { Button, Buttons } from '#team/parts/button.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { TimeLeft } from '#team/parts/time-left.tsx';
import { dueOf } from '#team/today/queue.ts';
import * as m from '#texts/messages.ts';
import styles from './access.module.css';
import type { App, Phase } from './app.ts';
import { PassphraseField } from './passphrase-field.tsx';
import { useSubmit } from './use-submit.ts';

type Locked = Extract<Phase, { at: 'locked' }>;

export function LockScreen({ app, locked }: { app: App; locked: Locked }) {
  const locale = useLocale();
  const { busy, failure, submit } = useSubmit();
  const [passphrase, setPassphrase] = useState('');

  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (passphrase !== '')
      void submit(() => app.unlock(passphrase)).then((opened) => !opened && setPassphrase(''));
  };
  const leave = async () => {
    const answer = await callRoute(signOut, { body: {} });
    if (answer.ok || answer.code === 'sign_in_needed') {
      app.go({ at: 'sign_in', why: 'signed_out' });
      void forgetCopies();
    } else void submit(async () => ({ ok: false, code: answer.code }));
  };

  return (
    <form noValidate className={styles.form} onSubmit={onSubmit}>
      <FailureNote failure={failure} />
      {/* For password managers: whose passphrase this is. */}
      <input
        type="text"
        className="visually-hidden"
        autoComplete="username"
        value={locked.me.signInName}
        readOnly
        tabIndex={-1}
        aria-hidden="true"
      />
      <PassphraseField
        label={m.team_access_passphrase_of(locale, { name: locked.me.signInName })}
        value={passphrase}
        onChange={setPassphrase}
        autoComplete="current-password"
        autoFocus
      />
      <Button type="submit" look="primary" wide isPending={busy}>
        {busy ? m.team_access_opening(locale) : m.team_access_unlock(locale)}
      </Button>
      <Buttons className={styles.links ?? ''}>
        <Button look="plain" onPress={() => void leave()}>
          {m.team_access_not_me(locale)}
        </Button>
      </Buttons>
    </form>
  );
}

interface Waiting {
  readonly rows: readonly RequestRow[];
  readonly skew: number;
  readonly opensAt: number | null;
}

const EVERY_MS = 60_000;

/** References and time left, from the live session: rows as the server knows them, nothing opened. */
export function WaitingOutside({ app, locked, timeZone }: { app: App; locked: Locked; timeZone: string }) {
  const locale = useLocale();
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  const [now, setNow] = useState(Date.now);
  const [failure, setFailure] = useState<string | null>(null);
  const [turn, setTurn] = useState(0);

  useEffect(() => {
    let gone = false;
    const look = async () => {
      const askedAt = Date.now();
      const answer = await callRoute(listRequests, { query: { which: 'open' } });
      if (gone) return;
      if (!answer.ok) {
        if (answer.code === 'sign_in_needed') app.go({ at: 'sign_in', why: 'ended' });
        return;
      }
      const { now: there, openNow, nextOpeningAt, rows } = answer.value;
      setWaiting({
        rows: rows.map(({ row }) => row).filter(({ dueAt }) => dueAt !== null),
        skew: Math.round(there - (askedAt + Date.now()) / 2),
        opensAt: openNow ? null : nextOpeningAt,
      });
    };
    void look();
    const timers = [setInterval(() => void look(), EVERY_MS), setInterval(() => setNow(Date.now()), 15_000)];
    return () => {
      gone = true;
      for (const timer of timers) clearInterval(timer);
    };
  }, [app, turn]);

  const acknowledge = async ({ file, version }: RequestRow) => {
    const step = { step: 'acknowledge' } as const;
    const answer = await callRoute(takeStep, {
      params: { file },
      body: { version, step, entries: [], keys: [], records: [] },
    });
    if (!answer.ok && answer.code === 'sign_in_needed') {
      app.go({ at: 'sign_in', why: 'ended' });
      return;
    }
    // Somebody who was faster is told by the list, which is read again.
    const told = answer.ok || answer.code === 'already_claimed';
    setFailure(
      told ? null : answer.code === 'unreachable' ? m.team_unreachable(locale) : ERRORS[answer.code][locale],
    );
    setTurn((before) => before + 1);
  };

  if (!waiting) return null;
  const rows = waiting.rows
    .map((row) => ({ row, due: dueOf(row, waiting.opensAt) }))
    .sort((a, b) => (a.due?.dueAt ?? 0) - (b.due?.dueAt ?? 0));
  return (
    <section aria-labelledby="waiting-outside" className={styles.waiting}>
      <h2 id="waiting-outside" className={styles.waysTitle}>
        {m.team_access_waiting_title(locale)}
      </h2>
      <FailureNote failure={failure} />
      {rows.length === 0 ? (
        <p className={styles.soft}>{m.team_access_waiting_none(locale)}</p>
      ) : (
        <ul role="list" className={styles.waitingList}>
          {rows.map(({ row, due }) => (
            <li key={row.file}>
              <p className={styles.reference}>{row.reference}</p>
              {due ? <TimeLeft due={due} now={now + waiting.skew} timeZone={timeZone} /> : <span />}
              <Having row={row} me={locked.me} onTake={() => acknowledge(row)} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Names are sealed while it is locked: herself, or a colleague. */
function Having({ row, me, onTake }: { row: RequestRow; me: Locked['me']; onTake: () => Promise<void> }) {
  const locale = useLocale();
  const [busy, setBusy] = useState(false);
  if (row.owner !== null || !may(me.role, 'work_on_requests')) return null;
  if (row.acknowledgedBy !== null)
    return (
      <p className={styles.having}>
        {row.acknowledgedBy === me.member
          ? m.team_access_acknowledged_me(locale)
          : m.team_access_acknowledged(locale)}
      </p>
    );
  const take = async () => {
    setBusy(true);
    await onTake();
    setBusy(false);
  };
  return (
    <Button
      isPending={busy}
      aria-label={m.team_today_acknowledge_which(locale, { reference: row.reference })}
      onPress={() => void take()}
    >
      {m.team_today_acknowledge(locale)}
    </Button>
  );
}
