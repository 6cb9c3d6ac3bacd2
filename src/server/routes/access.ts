/** Signing in, unlocking, and one's own account. */
import { createHmac, randomUUID } from 'node:crypto';
import * as contract from '#contract/access.ts';
import { answerLogin, answerRegistration, finishLogin } from '#sealing/opaque-server.ts';
import { checkTotp, isRecoveryCode, recoveryCodeHash } from '#sealing/totp.ts';
import { purpose } from '../purposes.ts';
import { Refusal } from '../refusal.ts';
import {
  changeAccount,
  changePassphrase,
  changeSecondFactor,
  findMemberByName,
  markVisit,
  type Member,
} from '../store/members.ts';
import {
  findSession,
  openPending,
  openSession,
  type Proof,
  type Session,
  signOut,
  unlock,
} from '../store/sessions.ts';
import { settingsOf } from '../store/programmes.ts';
import { countTry, forgetTries, keepAttempt, takeAttempt } from '../store/sign-in.ts';
import { checkMemberKey } from './checks.ts';
import { clearCookie, knownBrowserMark, newToken, readKnownBrowser, setCookie } from './cookies.ts';
import type { Deps } from './deps.ts';
import { type Call, DONE, hashOf, type Register, sessionOfRequest } from './register.ts';

/**
 * Tries at a passphrase, by account and browser ([Note: Known browser]). Every first half counts, since an OPAQUE client learns
 * from the answer alone whether its guess was right.
 */
const PASSPHRASE_TRIES = { most: 12, windowMs: 10 * 60_000 };
/** Wrong second factors: whoever gets this far has the passphrase, so that no stranger can use them up. */
const CODE_TRIES = { most: 6, windowMs: 10 * 60_000 };
/** How recently the passphrase must have been proved to change it. */
const FRESH_MS = 5 * 60_000;

export function accessRoutes(register: Register): void {
  register(contract.registerStart, async ({ deps, programme }, { body }) => {
    const response = await answerRegistration({
      setup: deps.secrets.opaqueServerSetup,
      programme,
      name: body.name,
      request: body.request,
    });
    if (response === null) throw new Refusal('malformed');
    return { response };
  });

  register(contract.signInStart, async ({ deps, store, programme, request, now }, { body }) => {
    const member = await store.read((tx) => findMemberByName(tx, body.name));
    const browser = member && readKnownBrowser(deps.secrets, request, programme, member.id);
    const subject = subjectOf(
      deps,
      browser ? `passphrase|${member.id}|${browser}` : `passphrase|${body.name}`,
    );
    const answer = await answerLogin({
      setup: deps.secrets.opaqueServerSetup,
      programme,
      name: body.name,
      record: member?.opaqueRecord ?? null,
      request: body.request,
    });
    if (answer === null) throw new Refusal('malformed');
    const attempt = randomUUID();
    const state = deps.secrets.seal(purpose.signInState(attempt), answer.state);
    const tries = await store.write(async (tx) => {
      const count = await countTry(tx, { subject, windowMs: PASSPHRASE_TRIES.windowMs, now });
      if (count <= PASSPHRASE_TRIES.most)
        await keepAttempt(tx, { id: attempt, subject, member: member?.id ?? null, state, now });
      return count;
    });
    if (tries > PASSPHRASE_TRIES.most) throw new Refusal('too_many_attempts');
    return { attempt, response: answer.response };
  });

  register(contract.signInFinish, async (call, { body }) => {
    const { deps, store, now, reply } = call;
    const attempt = await store.write((tx) => takeAttempt(tx, { id: body.attempt, now }));
    if (attempt === null) throw new Refusal('sign_in_refused');
    const right = await finishLogin({
      state: deps.secrets.open(purpose.signInState(attempt.id), attempt.state),
      finish: body.finish,
    });
    if (!right || attempt.member === null) throw new Refusal('sign_in_refused');
    const { member } = attempt;
    const session = await sessionOfRequest(call, 'full');
    if (session !== null && session.member.id === member) {
      await store.write(async (tx) => {
        await forgetTries(tx, attempt.subject);
        await unlock(tx, { tokenHash: session.tokenHash, member, now });
      });
      return { opened: opened(call, session.member, session.endsAt) };
    }
    const token = newToken();
    await store.write(async (tx) => {
      await forgetTries(tx, attempt.subject);
      await openPending(tx, { tokenHash: hashOf(token), member, now });
    });
    setCookie(reply, 'pending', token);
    return { opened: null };
  });

  register(contract.secondFactor, async (call, { body }) => {
    const { deps, store, programme, reply, session, now } = call;
    const subject = subjectOf(deps, `second factor|${session.member.id}`);
    const tries = await store.write((tx) => countTry(tx, { subject, windowMs: CODE_TRIES.windowMs, now }));
    if (tries > CODE_TRIES.most) throw new Refusal('too_many_attempts');
    const proof = proofOf(deps, session, body.code, now);
    if (proof === null) throw new Refusal('second_factor_refused');
    const token = newToken();
    const done = await store.write(async (tx) => {
      await forgetTries(tx, subject);
      return openSession(tx, { pending: session, tokenHash: hashOf(token), proof, now });
    });
    if (!done) throw new Refusal('second_factor_refused');
    const full = await sessionByToken(call, token);
    setCookie(reply, 'full', token);
    setCookie(reply, 'known', knownBrowserMark(deps.secrets, programme, full.member.id));
    clearCookie(reply, 'pending');
    return { opened: opened(call, full.member, full.endsAt) };
  });

  register(contract.signOut, async ({ store, session, reply, now }) => {
    await store.write((tx) => signOut(tx, { tokenHash: session.tokenHash, member: session.member.id, now }));
    clearCookie(reply, 'full');
    clearCookie(reply, 'pending');
    // “storage” would take the pins of the roster and the service worker along.
    reply.header('clear-site-data', '"cache"');
    return DONE;
  });

  register(contract.getMe, async ({ deps, session }) => me(deps, session.member, session.endsAt));

  register(contract.putMe, async ({ deps, store, session, now }, { body }) => {
    const { id } = session.member;
    const alertAddress =
      body.alertEmail === null ? null : deps.secrets.seal(purpose.alertAddress(id), body.alertEmail);
    const member = await store.write(async (tx) =>
      changeAccount(tx, {
        member: id,
        language: body.language,
        alertAddress,
        alerts: body.alerts,
        timeZone: (await settingsOf(tx)).settings.hours.timeZone,
        now,
      }),
    );
    return me(deps, member, session.endsAt);
  });

  register(contract.markVisit, async ({ store, session, now }) => ({
    previousVisitAt: await store.write((tx) => markVisit(tx, { member: session.member.id, now })),
  }));

  register(contract.changePassphrase, async ({ store, programme, session, now }, { body }) => {
    if (now - session.passphraseAt > FRESH_MS) throw new Refusal('sign_in_refused');
    checkMemberKey(programme, body.sealedMemberKey);
    await store.write((tx) =>
      changePassphrase(tx, {
        member: session.member.id,
        sessionHash: session.tokenHash,
        opaqueRecord: body.record,
        sealedMemberKey: body.sealedMemberKey,
        now,
      }),
    );
    return DONE;
  });

  register(contract.newTotp, async ({ deps, store, session, now }, { body }) => {
    const counter = checkTotp({ secret: body.secret, code: body.code, now });
    if (counter === null) throw new Refusal('second_factor_refused');
    const { id } = session.member;
    const totpSecret = deps.secrets.seal(purpose.totp(id), body.secret);
    await store.write((tx) =>
      changeSecondFactor(tx, {
        member: id,
        totpSecret,
        counter,
        recoveryCodeHashes: body.recoveryCodeHashes,
        now,
      }),
    );
    return DONE;
  });
}

/** Keyed hash under which tries are counted: what was typed, even a passphrase in the wrong field, is never kept. */
function subjectOf(deps: Deps, what: string): string {
  return createHmac('sha256', deps.secrets.keyFor(purpose.tries)).update(what).digest('base64url');
}

function proofOf(deps: Deps, { member }: Session, code: string, now: number): Proof | null {
  if (isRecoveryCode(code)) {
    const hash = recoveryCodeHash(code);
    return member.recoveryCodes.includes(hash) ? { by: 'recovery_code', hash } : null;
  }
  const counter = checkTotp({
    secret: deps.secrets.open(purpose.totp(member.id), member.totpSecret),
    code,
    now,
    lastStep: member.totpCounter,
  });
  return counter === null ? null : { by: 'totp', counter };
}

async function sessionByToken({ store, now }: Call, token: string): Promise<Session> {
  const session = await store.read((tx) => findSession(tx, { tokenHash: hashOf(token), kind: 'full', now }));
  if (session === null) throw new Refusal('sign_in_needed');
  return session;
}

function me(deps: Deps, member: Member, sessionEndsAt: number): contract.Me {
  return {
    member: member.id,
    signInName: member.signInName,
    role: member.role,
    language: member.language,
    alertEmail:
      member.alertAddress === null
        ? null
        : deps.secrets.open(purpose.alertAddress(member.id), member.alertAddress),
    recoveryCodesLeft: member.recoveryCodes.length,
    alerts: member.alerts,
    lastVisitAt: member.lastVisitAt,
    sessionEndsAt,
  };
}

/** What opens after both factors. */
function opened({ deps, programme }: Call, member: Member, sessionEndsAt: number): contract.Opened {
  return { me: me(deps, member, sessionEndsAt), programme, sealedMemberKey: member.sealedMemberKey };
}
