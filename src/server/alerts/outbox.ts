/**
 * Alerts at work, in one programme: ladders are climbed, then what they wrote is handed to the mail server and to the
 * browsers' push services, outside any transaction. See [Note: Ladder] in programme/escalation.ts and [Note: Outbox]
 * in store/outbox.ts for why nothing is lost or sent twice.
 *
 * A server that does not answer is asked again after 30 s, then less and less often, for a day; the screens show since
 * when and why. An alert older than a day is dropped: whoever reads it then would have seen the queue long before.
 */
import type { MailServer } from '#contract/settings.ts';
import { openMailServer } from '../mail-at-rest.ts';
import { purpose } from '../purposes.ts';
import type { Secrets } from '../routes/deps.ts';
import { sendDailyMails } from '../store/daily.ts';
import { climbDue } from '../store/ladder.ts';
import { mailFailed, mailSent, readMail } from '../store/mail.ts';
import { type Alert, dropMail, outboxFailed, outboxSent, takeOutbox } from '../store/outbox.ts';
import type { ProgrammeStore } from '../store/store.ts';
import { settleWake } from '../store/wake.ts';
import { MailFailed, sendMail } from './mail.ts';
import { alertMessage, dailyMessage } from './message.ts';

const BATCH = 5;
/** Longer than a batch can take: one time-out ends it. */
const HOLD_MS = 5 * 60_000;
const FIRST_RETRY_MS = 30_000;
const LONGEST_RETRY_MS = 15 * 60_000;
const TOO_OLD_MS = 24 * 60 * 60_000;

/** When to try again after so many failures: 30 s, 1, 2, 4, 8 minutes, then every 15. */
export const retryAfter = (attempts: number): number =>
  Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(attempts, 10));

/** What became of a knock. `subscriptions`: how many devices are left to knock at. */
export type KnockOutcome =
  | { readonly ok: true; readonly accepted: number }
  | { readonly ok: false; readonly reason: string; readonly subscriptions: number };

/** Knocks at the devices of a member, without content. */
export interface Knocker {
  knock(programme: ProgrammeStore, member: string, options: { urgent: boolean }): Promise<KnockOutcome>;
}

export interface AlertWork {
  readonly store: ProgrammeStore;
  readonly secrets: Secrets;
  readonly clock: () => number;
  /** Name of this process among nodes. */
  readonly taker: string;
  /** Address of the team's app. */
  readonly link: () => Promise<string>;
  readonly push: Knocker;
}

/** Does what is due. @returns when something is due next, epoch ms; null when nothing waits */
export async function workAlerts(work: AlertWork): Promise<number | null> {
  const { store, clock } = work;
  while (await store.write((tx) => climbDue(tx, clock())));
  await store.write((tx) => sendDailyMails(tx, clock()));
  await sendAll(work);
  return store.write(settleWake);
}

async function sendAll(work: AlertWork): Promise<void> {
  const { store, secrets, clock, taker } = work;
  for (;;) {
    const alerts = await store.write((tx) =>
      takeOutbox(tx, { now: clock(), holdMs: HOLD_MS, limit: BATCH, taker }),
    );
    if (alerts.length === 0) return;
    const fresh: Alert[] = [];
    for (const alert of alerts) {
      if (clock() - alert.createdAt <= TOO_OLD_MS) fresh.push(alert);
      else await store.write((tx) => outboxFailed(tx, { id: alert.id, taker, nextTryAt: null }));
    }
    for (const alert of fresh.filter(({ way }) => way === 'push')) await knock(work, alert);
    const mails = fresh.filter(({ way }) => way === 'mail');
    if (mails.length === 0) continue;
    const mail = await store.read((tx) => readMail(tx));
    if (mail.server === null) {
      await store.write(dropMail);
      continue;
    }
    const server = openMailServer(secrets, store.programme, mail.server);
    const password =
      mail.password === null ? null : secrets.open(purpose.mailPassword(store.programme), mail.password);
    await sendMails(work, { server, password }, mails);
  }
}

async function knock({ store, clock, taker, push }: AlertWork, alert: Alert): Promise<void> {
  const { id, member } = alert;
  const outcome = await push.knock(store, member, { urgent: alert.kind !== 'due_soon' });
  await store.write(async (tx) => {
    if (outcome.ok) await outboxSent(tx, { id, taker });
    else {
      // Without a device there is nothing to try again.
      const nextTryAt = outcome.subscriptions === 0 ? null : clock() + retryAfter(alert.attempts);
      await outboxFailed(tx, { id, taker, nextTryAt });
    }
  });
}

async function sendMails(
  work: AlertWork,
  mail: { server: MailServer; password: string | null },
  alerts: readonly Alert[],
): Promise<void> {
  const { store, secrets, clock, taker } = work;
  const link = await work.link();
  let down: string | null = null;
  for (const alert of alerts) {
    const { id } = alert;
    if (alert.address === null) {
      await store.write((tx) => outboxFailed(tx, { id, taker, nextTryAt: null }));
      continue;
    }
    try {
      if (down !== null) throw new MailFailed(down, false);
      await sendMail({
        ...mail,
        to: secrets.open(purpose.alertAddress(alert.member), alert.address),
        message:
          alert.reference === null
            ? dailyMessage(link, alert.language)
            : alertMessage({ ...alert, reference: alert.reference, link }, alert.language),
        id,
      });
    } catch (error) {
      if (!(error instanceof MailFailed)) throw error;
      if (!error.recipientOnly) down = error.reason;
      await store.write(async (tx) => {
        await outboxFailed(tx, { id, taker, nextTryAt: clock() + retryAfter(alert.attempts) });
        await mailFailed(tx, { reason: error.reason, now: clock() });
      });
      continue;
    }
    await store.write(async (tx) => {
      await outboxSent(tx, { id, taker });
      await mailSent(tx, { now: clock() });
    });
  }
}
