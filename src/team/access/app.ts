/**
 * The app from nobody to an open team: one state at a time, and the only place that starts and ends the vault.
 *
 * [Note: Lock] Locking ends both workers and drops everything opened; the session lives on. Unlocking asks for the
 * passphrase alone. The address of the screen stays, and drafts are records, so that all comes back as it was.
 */
import { getMe, type Me, type Opened, secondFactor, signInFinish, signInStart } from '#contract/access.ts';
import { callRoute } from '#contract/client.ts';
import { getProgramme, type PublicProgramme } from '#contract/door.ts';
import type { ErrorCode } from '#contract/errors.ts';
import { readTeamLink } from '#contract/links.ts';
import { canSeal } from '#sealing/support.ts';
import { browserStore } from '#team/data/local-store.ts';
import { forgetCopies } from '#team/installed/numbers.ts';
import { openTeam, type OpenTeam } from '#team/data/open-team.ts';
import type { Keys } from '#team/vault/client.ts';
import { VaultError } from '#team/vault/rpc.ts';

export type Phase =
  | { readonly at: 'starting' }
  /** The server does not answer. */
  | { readonly at: 'no_server' }
  /** This browser lacks what sealing needs, or the page did not come by a safe way. */
  | { readonly at: 'cannot_seal' }
  | { readonly at: 'setup'; readonly token: string }
  | { readonly at: 'join'; readonly link: { readonly secret: string; readonly genesis: string } | null }
  | { readonly at: 'recovery' }
  | { readonly at: 'sign_in'; readonly why: 'first' | 'ended' | 'signed_out' | 'recovered' | 'joined' }
  | { readonly at: 'second_factor' }
  | { readonly at: 'locked'; readonly me: Me; readonly why: 'asked' | 'idle' | 'reload' }
  | { readonly at: 'opening' }
  | { readonly at: 'open'; readonly team: OpenTeam }
  /** The roster is not what this browser remembers, or does not hold. */
  | { readonly at: 'refused'; readonly code: string };

/** What went wrong, for a screen to say. `no_server` is a dropped network. */
export type AccessFailure = ErrorCode | 'unreachable' | 'not_admitted' | 'unexpected';
export type AccessResult = { readonly ok: true } | { readonly ok: false; readonly code: AccessFailure };

const ok: AccessResult = { ok: true };
/** Long enough to seal a form; whoever wants to lock must not wait for a network. */
const FLUSH_MS = 1500;

export interface App {
  readonly get: () => Phase;
  readonly subscribe: (listener: () => void) => () => void;
  /** What the programme publishes; null until the server answered. */
  readonly programme: () => PublicProgramme | null;
  readonly start: () => Promise<void>;
  readonly go: (phase: Phase) => void;
  /** The two workers, started when first needed. */
  readonly keys: () => Keys;
  readonly signIn: (name: string, passphrase: string) => Promise<AccessResult>;
  readonly secondFactor: (code: string) => Promise<AccessResult>;
  readonly unlock: (passphrase: string) => Promise<AccessResult>;
  /** Opens the team with the member key that is already in the vault (set-up, recovery). */
  readonly enter: (opened: Opened) => Promise<AccessResult>;
  readonly lock: (why: 'asked' | 'idle') => Promise<void>;
}

export function createApp(startKeys: () => Keys): App {
  let phase: Phase = { at: 'starting' };
  let keys: Keys | null = null;
  let programme: PublicProgramme | null = null;
  let link: ReturnType<typeof readTeamLink> = null;
  const listeners = new Set<() => void>();
  // Whoever locks one tab leaves the desk: the others lock too.
  const tabs = new BroadcastChannel('passerelle-lock');

  const go = (next: Phase) => {
    if (phase.at === 'open' && next.at !== 'open') phase.team.close();
    phase = next;
    for (const listener of [...listeners]) listener();
  };

  const endKeys = () => {
    keys?.end();
    keys = null;
  };
  const theKeys = () => {
    if (keys?.failed()) endKeys();
    keys ??= startKeys();
    return keys;
  };

  const loadProgramme = async (): Promise<boolean> => {
    const answer = await callRoute(getProgramme, {});
    if (answer.ok) programme = answer.value;
    return answer.ok;
  };

  /** OPAQUE with the server. The export key goes from worker to worker. */
  const prove = async (
    name: string,
    passphrase: string,
  ): Promise<{ ok: true; opened: Opened | null } | Extract<AccessResult, { ok: false }>> => {
    const { opaque } = theKeys();
    const request = await opaque.startLogin(passphrase);
    const begun = await callRoute(signInStart, { body: { name, request } });
    if (!begun.ok) return { ok: false, code: begun.code };
    const finish = await opaque.finishLogin(begun.value.response);
    if (finish === null) return { ok: false, code: 'sign_in_refused' };
    const ended = await callRoute(signInFinish, { body: { attempt: begun.value.attempt, finish } });
    return ended.ok ? { ok: true, opened: ended.value.opened } : { ok: false, code: ended.code };
  };

  const open = async (opened: Opened): Promise<AccessResult> => {
    const { vault } = theKeys();
    try {
      await vault.openMember(opened.programme, opened.me.member, opened.sealedMemberKey);
    } catch (error) {
      endKeys();
      return { ok: false, code: failureCode(error) };
    }
    return enter(opened);
  };

  const enter = async (opened: Opened): Promise<AccessResult> => {
    const before = phase;
    const { vault } = theKeys();
    const result = await openTeam({
      opened,
      vault,
      local: browserStore,
      onSessionEnded: () => void leave({ at: 'sign_in', why: 'ended' }),
      onRosterRefused: (code) => {
        endKeys();
        go({ at: 'refused', code });
      },
      lock: () => void lock('asked'),
      onSignedOut: () => {
        endKeys();
        go({ at: 'sign_in', why: 'signed_out' });
        tabs.postMessage('signed_out');
        void browserStore.clear();
        void forgetCopies();
      },
    });
    if (!result.ok) {
      if (result.code === 'unreachable' && phase === before) return { ok: false, code: 'unreachable' };
      return ok;
    }
    go({ at: 'open', team: result.team });
    return ok;
  };

  /** Makes what was typed safe, then ends everything. */
  const leave = async (next: Phase): Promise<void> => {
    if (phase.at !== 'open') return;
    const { team } = phase;
    go({ at: 'starting' });
    await Promise.race([
      team.flush().catch(() => undefined),
      new Promise((resolve) => setTimeout(resolve, FLUSH_MS)),
    ]);
    endKeys();
    go(next);
  };

  const lock = async (why: 'asked' | 'idle'): Promise<void> => {
    if (phase.at !== 'open') return;
    const { me } = phase.team.store.get();
    if (why === 'asked') tabs.postMessage('locked');
    await leave({ at: 'locked', me, why });
  };

  tabs.onmessage = ({ data }) => {
    if (data === 'locked') void lock('idle');
    if (data === 'signed_out') void leave({ at: 'sign_in', why: 'signed_out' });
  };

  const firstPhase = async (from: typeof link): Promise<Phase> => {
    if (!(await canSeal())) return { at: 'cannot_seal' };
    if (!(await loadProgramme())) return { at: 'no_server' };
    if (from?.kind === 'setup') return { at: 'setup', token: from.token };
    if (from?.kind === 'join') return { at: 'join', link: from };
    const me = await callRoute(getMe, {});
    if (me.ok) return { at: 'locked', me: me.value, why: 'reload' };
    return me.code === 'unreachable' ? { at: 'no_server' } : { at: 'sign_in', why: 'first' };
  };

  /** Vault refusals as answers; anything else is a defect and must be seen. */
  const guarded = async (work: () => Promise<AccessResult>): Promise<AccessResult> => {
    try {
      return await work();
    } catch (error) {
      return { ok: false, code: failureCode(error) };
    }
  };

  return {
    get: () => phase,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    programme: () => programme,
    go,
    keys: theKeys,
    enter,
    lock,
    async start() {
      go({ at: 'starting' });
      const found = readTeamLink(location.hash);
      // A secret never stays in the address, nor in the browser's history.
      if (found) history.replaceState(null, '', location.pathname + location.search);
      link = found ?? link;
      const first = await firstPhase(link);
      // Kept until the server answered: whoever tries again after a dropped network must not lose it.
      if (first.at !== 'no_server') link = null;
      go(first);
    },
    signIn: (name, passphrase) =>
      guarded(async () => {
        const proved = await prove(name, passphrase);
        if (!proved.ok) return proved;
        if (proved.opened) return open(proved.opened);
        go({ at: 'second_factor' });
        return ok;
      }),
    secondFactor: (code) =>
      guarded(async () => {
        const answer = await callRoute(secondFactor, { body: { code } });
        if (answer.ok) return open(answer.value.opened);
        if (answer.code === 'sign_in_needed') go({ at: 'sign_in', why: 'ended' });
        return { ok: false, code: answer.code };
      }),
    unlock: (passphrase) =>
      guarded(async () => {
        if (phase.at !== 'locked') return ok;
        const proved = await prove(phase.me.signInName, passphrase);
        if (!proved.ok) return proved;
        if (proved.opened) return open(proved.opened);
        // The session ended meanwhile: the second factor is needed again.
        go({ at: 'second_factor' });
        return ok;
      }),
  };
}

/** What the vault refuses, as a screen says it. @throws whatever is no refusal: a defect must be seen */
export function failureCode(error: unknown): AccessFailure {
  if (!(error instanceof VaultError)) throw error;
  switch (error.code) {
    case 'wrong_key':
      return 'sign_in_refused';
    case 'not_admitted':
    case 'unreachable':
      return error.code;
    default:
      return 'unexpected';
  }
}
