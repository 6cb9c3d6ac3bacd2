/**
 * The outbox at work: alerts that the store holds are handed to the programme's mail server, one after the other,
 * outside any transaction. See [Note: Outbox] in store/outbox.ts for why nothing is lost or sent twice.
 *
 * A server that does not answer is asked again after 30 s, then less and less often, for a day; the screens show since
 * when and why. An alert older than a day is dropped: whoever reads it then would have seen the queue long before.
 */
import type { MailServer } from '#contract/settings.ts';
import { openMailServer } from '../mail-at-rest.ts';
import { purpose } from '../purposes.ts';
import type { Secrets } from '../routes/deps.ts';
import { mailFailed, mailSent, readMail } from '../store/mail.ts';
import { type Alert, nextAlertAt, outboxFailed, outboxSent, takeOutbox } from '../store/outbox.ts';
import type { ProgrammeStore } from '../store/store.ts';
import { MailFailed, sendMail } from './mail.ts';
import { alertMessage } from './message.ts';

const BATCH = 5;
/** Longer than a batch can take: one time-out ends it. */
const HOLD_MS = 5 * 60_000;
const FIRST_RETRY_MS = 30_000;
const LONGEST_RETRY_MS = 15 * 60_000;
const TOO_OLD_MS = 24 * 60 * 60_000;

/** When to try again after so many failures: 30 s, 1, 2, 4, 8 minutes, then every 15. */
export const retryAfter = (attempts: number): number =>
  Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(attempts, 10));

export interface OutboxWork {
  readonly store: ProgrammeStore;
  readonly secrets: Secrets;
  readonly clock: () => number;
  /** Name of this process among nodes. */
  readonly taker: string;
  /** Address of the team's app. */
  readonly link: () => Promise<string>;
}

/** Sends what is due. @returns when the next alert is due, epoch ms; null when none waits or no mail server is set */
export async function workOutbox(work: OutboxWork): Promise<number | null> {
  const { store, clock, taker } = work;
  for (;;) {
    const mail = await store.read((tx) => readMail(tx));
    if (mail.server === null) return null;
    const alerts = await store.write((tx) =>
      takeOutbox(tx, { now: clock(), holdMs: HOLD_MS, limit: BATCH, taker }),
    );
    if (alerts.length === 0) return store.read(nextAlertAt);
    await sendBatch(
      work,
      {
        server: openMailServer(work.secrets, store.programme, mail.server),
        password:
          mail.password === null
            ? null
            : work.secrets.open(purpose.mailPassword(store.programme), mail.password),
      },
      alerts,
    );
  }
}

async function sendBatch(
  work: OutboxWork,
  mail: { server: MailServer; password: string | null },
  alerts: readonly Alert[],
): Promise<void> {
  const { store, secrets, clock, taker } = work;
  const link = await work.link();
  let down: string | null = null;
  for (const alert of alerts) {
    const { id } = alert;
    if (clock() - alert.createdAt > TOO_OLD_MS) {
      await store.write((tx) => outboxFailed(tx, { id, taker, nextTryAt: null }));
      continue;
    }
    try {
      if (down !== null) throw new MailFailed(down, false);
      await sendMail({
        ...mail,
        to: secrets.open(purpose.alertAddress(alert.member), alert.address),
        message: alertMessage({ ...alert, link }, alert.language),
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
      await outboxSent(tx, { id, taker, now: clock() });
      await mailSent(tx, { now: clock() });
    });
  }
}
