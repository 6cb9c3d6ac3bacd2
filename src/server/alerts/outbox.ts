/**
 * Alerts at work, in one programme: ladders are climbed, then what they wrote is handed to the mail server and to the
 * browsers' push services, outside any transaction. See [Note: Ladder] in programme/escalation.ts and [Note: Outbox]
 * in store/outbox.ts for why nothing is lost or sent twice.
 *
 * A server that does not answer is asked again after 30 s, then less and less often, for a day; the screens show since
 * when and why. An alert older than a day is dropped: whoever reads it then would have seen the queue long before.
 */
import { openMailServer } from '../mail-at-rest.ts';
import { purpose } from '../purposes.ts';
import type { PushDoor, Secrets } from '../routes/deps.ts';
import { beginAbsences } from '../store/away.ts';
import { sendDailyMails } from '../store/daily.ts';
import { climbDue } from '../store/ladder.ts';
import { mailFailed, mailSent, readMail } from '../store/mail.ts';
import { type Alert, dropMail, outboxFailed, outboxSent, takeOutbox } from '../store/outbox.ts';
import type { ProgrammeStore } from '../store/store.ts';
import { settleWake } from '../store/wake.ts';
import { MailFailed, openPost, type Post } from './mail.ts';
import { agendaMessage, alertMessage, dailyMessage, type Message } from './message.ts';

/** Longer than one message can take: its time-outs end it. */
const HOLD_MS = 60_000;
const FIRST_RETRY_MS = 30_000;
const LONGEST_RETRY_MS = 15 * 60_000;
const TOO_OLD_MS = 24 * 60 * 60_000;

/** When to try again after so many failures: 30 s, 1, 2, 4, 8 minutes, then every 15. */
export const retryAfter = (attempts: number): number =>
  Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(attempts, 10));

export interface AlertWork {
  readonly store: ProgrammeStore;
  readonly secrets: Secrets;
  readonly clock: () => number;
  /** Name of this process among nodes. */
  readonly taker: string;
  /** Address of the team's app. */
  readonly link: () => Promise<string>;
  readonly push: Pick<PushDoor, 'knock'>;
}

/** Does what is due. @returns when something is due next, epoch ms; null when nothing waits */
export async function workAlerts(work: AlertWork): Promise<number | null> {
  const { clock } = work;
  const round: MailRound = { post: null, account: '', down: null };
  try {
    for (;;) {
      const { alert, next } = await nextAlert(work);
      if (alert === null) return next;
      if (clock() - alert.createdAt > TOO_OLD_MS) await giveUp(work, alert);
      else if (alert.way === 'push') await knock(work, alert);
      else await sendByMail(work, round, alert);
    }
  } finally {
    round.post?.close();
  }
}

/**
 * Climbs what is due and takes the next message, in one commit. One message at a time, so that a node that dies keeps
 * no more than one from being taken up soon.
 */
function nextAlert({
  store,
  clock,
  taker,
}: AlertWork): Promise<{ alert: Alert | null; next: number | null }> {
  return store.write(async (tx) => {
    const now = clock();
    // First: whoever is given what was hers is told by its ladder, at once.
    await beginAbsences(tx, now);
    await climbDue(tx, now);
    await sendDailyMails(tx, now);
    const [alert] = await takeOutbox(tx, { now, holdMs: HOLD_MS, limit: 1, taker });
    return alert === undefined ? { alert: null, next: await settleWake(tx) } : { alert, next: null };
  });
}

const giveUp = ({ store, taker }: AlertWork, { id }: Alert): Promise<void> =>
  store.write((tx) => outboxFailed(tx, { id, taker, nextTryAt: null }));

async function knock(work: AlertWork, alert: Alert): Promise<void> {
  const { store, clock, taker, push } = work;
  const { id, member } = alert;
  const outcome = await push.knock(store, member, { urgent: alert.kind !== 'due_soon' });
  if (outcome.ok) return store.write((tx) => outboxSent(tx, { id, taker }));
  // Without a device there is nothing to try again.
  if (outcome.subscriptions === 0) return giveUp(work, alert);
  return store.write((tx) =>
    outboxFailed(tx, { id, taker, nextTryAt: clock() + retryAfter(alert.attempts) }),
  );
}

/** The mail server while one outbox is worked through: the connection, and why it cannot be used, once that was seen. */
interface MailRound {
  post: Post | null;
  /** Sealed settings that `post` was opened with: they may change in between. */
  account: string;
  down: string | null;
}

async function sendByMail(work: AlertWork, round: MailRound, alert: Alert): Promise<void> {
  const { store, secrets, clock, taker } = work;
  const { id, address } = alert;
  const mail = await store.read((tx) => readMail(tx));
  if (mail.server === null) return store.write(dropMail);
  if (address === null) return giveUp(work, alert);
  try {
    if (round.down !== null) throw new MailFailed(round.down, false);
    const post = await postFor(work, round, { server: mail.server, password: mail.password });
    await post.send({
      to: secrets.open(purpose.alertAddress(alert.member), address),
      message: messageOf(alert, await work.link()),
      id,
    });
  } catch (error) {
    if (!(error instanceof MailFailed)) throw error;
    if (!error.recipientOnly) round.down = error.reason;
    return store.write(async (tx) => {
      await outboxFailed(tx, { id, taker, nextTryAt: clock() + retryAfter(alert.attempts) });
      await mailFailed(tx, { reason: error.reason, now: clock() });
    });
  }
  return store.write(async (tx) => {
    await outboxSent(tx, { id, taker });
    await mailSent(tx, { now: clock() });
  });
}

async function postFor(
  { store, secrets }: AlertWork,
  round: MailRound,
  { server, password }: { server: string; password: string | null },
): Promise<Post> {
  const account = JSON.stringify([server, password]);
  if (round.post !== null && round.account === account) return round.post;
  round.post?.close();
  round.account = account;
  round.post = await openPost({
    server: openMailServer(secrets, store.programme, server),
    password: password === null ? null : secrets.open(purpose.mailPassword(store.programme), password),
  });
  return round.post;
}

function messageOf(alert: Alert, link: string): Message {
  if (alert.kind === 'agenda') return agendaMessage(link, alert.language);
  return alert.reference === null
    ? dailyMessage(link, alert.language)
    : alertMessage({ ...alert, reference: alert.reference, link }, alert.language);
}
