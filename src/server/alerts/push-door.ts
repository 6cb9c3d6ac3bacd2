/** Knocking on a member's devices: each push service is asked at the same time, and what it answers is noted. */
import { createHmac } from 'node:crypto';
import { purpose } from '../purposes.ts';
import type { KnockOutcome, PushDoor, Secrets } from '../routes/deps.ts';
import { type Answered, type Device, devicesOf, noteAnswer } from '../store/push.ts';
import type { PushServiceName } from '../store/schema.ts';
import type { ProgrammeStore } from '../store/store.ts';
import { isReachable, type MayReach, PushFailed, readEndpoint, sendEmptyPush } from './push.ts';
import { newVapid } from './vapid.ts';

export interface PushDoorOptions {
  readonly secrets: Pick<Secrets, 'seal' | 'open' | 'keyFor'>;
  /** Epoch ms. */
  readonly clock: () => number;
  /** Address of the installation: push services want to know whom to write to (RFC 8292, 2.1). */
  readonly contact: () => string;
  /** Told when what came of a knock could not be noted; the knock counts all the same. */
  readonly failed: (error: unknown) => void;
  readonly mayReach: MayReach;
  /** Longest wait for one push service. */
  readonly timeoutMs?: number;
}

/** Stands for an address that cannot be one for the world, such as a laptop's own. */
const NO_CONTACT = 'https://passerelle.invalid';

/** Hosts of the push services that browsers come with. */
const SERVICES: readonly (readonly [PushServiceName, RegExp])[] = [
  ['google', /(^|\.)googleapis\.com$/],
  ['apple', /(^|\.)push\.apple\.com$/],
  ['mozilla', /(^|\.)services\.mozilla\.com$/],
  ['microsoft', /(^|\.)notify\.windows\.com$/],
];

export function newPushDoor(options: PushDoorOptions): PushDoor {
  const { secrets, clock, contact, failed, mayReach, timeoutMs } = options;
  const vapid = newVapid(secrets.keyFor(purpose.vapid), () =>
    contact().startsWith('https:') ? contact() : NO_CONTACT,
  );
  const idOf = (endpoint: string): string =>
    createHmac('sha256', secrets.keyFor(purpose.pushIds)).update(endpoint).digest('base64url');

  const ask = async ({ id, endpoint }: Device, urgent: boolean): Promise<Asked> => {
    const url = readEndpoint(secrets.open(purpose.pushEndpoint(id), endpoint), mayReach);
    if (url === null) return { id, answered: 'failed', reason: 'EPRIVATE' };
    try {
      const authorization = vapid.authorization(url.origin, clock());
      const status = await sendEmptyPush({
        url,
        authorization,
        urgent,
        mayReach,
        ...(timeoutMs === undefined ? {} : { timeoutMs }),
      });
      return { id, answered: answeredBy(status), reason: String(status) };
    } catch (error) {
      if (!(error instanceof PushFailed)) throw error;
      return { id, answered: 'failed', reason: error.reason };
    }
  };

  const knock: PushDoor['knock'] = async (programme, member, { urgent }) => {
    const devices = await programme.read((tx) => devicesOf(tx, member));
    const asked = await Promise.all(devices.map((device) => ask(device, urgent)));
    await note(programme, member, asked);
    return outcomeOf(asked);
  };

  const note = async (programme: ProgrammeStore, member: string, asked: readonly Asked[]): Promise<void> => {
    if (asked.length === 0) return;
    try {
      const now = clock();
      await programme.write(async (tx) => {
        for (const { id, answered } of asked) await noteAnswer(tx, { id, member, answered, now });
      });
    } catch (error) {
      failed(error);
    }
  };

  return {
    publicKey: vapid.publicKey,
    knock,
    sendTest: (programme, member) => knock(programme, member, { urgent: true }),
    idOf,
    async admit(endpoint) {
      const url = readEndpoint(endpoint, mayReach);
      if (url === null || !(await isReachable(url, mayReach))) return null;
      const id = idOf(endpoint);
      return { id, service: serviceAt(url), endpoint: secrets.seal(purpose.pushEndpoint(id), endpoint) };
    },
  };
}

interface Asked {
  readonly id: string;
  readonly answered: Answered;
  readonly reason: string;
}

/** RFC 8030, 5 and 7.3: any success is a success; 404 and 410 mean that the subscription is over. */
function answeredBy(status: number): Answered {
  if (status >= 200 && status < 300) return 'taken';
  return status === 404 || status === 410 ? 'gone' : 'failed';
}

function outcomeOf(asked: readonly Asked[]): KnockOutcome {
  const accepted = asked.filter(({ answered }) => answered === 'taken').length;
  if (accepted > 0) return { ok: true, accepted };
  const failing = asked.filter(({ answered }) => answered === 'failed');
  const reason = (failing[0] ?? asked[0])?.reason ?? 'no_subscription';
  return { ok: false, reason, subscriptions: failing.length };
}

const serviceAt = ({ hostname }: URL): PushServiceName =>
  SERVICES.find(([, host]) => host.test(hostname))?.[0] ?? 'other';
