/** A member's devices, and what they show when they are knocked on. */
import * as contract from '#contract/push.ts';
import { knocksFor } from '#programme/knock.ts';
import { carrierOf } from '#programme/ownership.ts';
import { Refusal } from '../refusal.ts';
import { openState, rulesAt } from '../store/calendar.ts';
import { settingsOf } from '../store/programmes.ts';
import { type Device, devicesOf, turnOffDevice, turnOnDevice } from '../store/push.ts';
import { openRequests } from '../store/requests.ts';
import { DONE, type Register, type SignedIn } from './register.ts';

/** What a notification can show; the count tells the rest. */
const MOST_ROWS = 5;

export function pushRoutes(register: Register): void {
  register(contract.getPushKey, async ({ deps }) => ({ publicKey: deps.push.publicKey }));

  register(contract.listDevices, (call, { body }) => shownDevices(call, body.endpoint));

  register(contract.turnOnDevice, async (call, { body }) => {
    const { deps, store, actor, now } = call;
    const address = await deps.push.admit(body.endpoint);
    if (address === null) throw new Refusal('push_refused');
    await store.write((tx) => turnOnDevice(tx, { actor, ...address, now }));
    return shownDevices(call, body.endpoint);
  });

  register(contract.turnOffDevice, async ({ store, actor, now }, { params }) => {
    await store.write((tx) => turnOffDevice(tx, { actor, id: params.device, now }));
    return DONE;
  });

  register(contract.testDevices, async ({ deps, store, actor }) => {
    const outcome = await deps.push.sendTest(store, actor.member);
    if (!outcome.ok) throw new Refusal('push_failed', { reason: outcome.reason });
    return { accepted: outcome.accepted };
  });

  register(contract.getKnock, async ({ store, actor, session, now }) =>
    store.read(async (tx) => {
      const rows = knocksFor(await openRequests(tx, actor), actor.member, now);
      const { openNow, nextOpeningAt } = openState(rulesAt((await settingsOf(tx)).settings, now));
      return {
        now,
        opensAt: openNow ? null : nextOpeningAt,
        language: session.member.language,
        count: rows.length,
        rows: rows.slice(0, MOST_ROWS).map((row) => ({
          file: row.file,
          reference: row.reference,
          version: row.version,
          promptness: row.promptness,
          dueAt: row.dueAt,
          mine: carrierOf(row) === actor.member,
          state: row.state,
          practice: row.practice,
        })),
      };
    }),
  );
}

async function shownDevices({ deps, store, actor }: SignedIn, endpoint: string | null) {
  const here = endpoint === null ? null : deps.push.idOf(endpoint);
  const devices = await store.read((tx) => devicesOf(tx, actor.member));
  return {
    devices: devices.map(({ id, service, createdAt, lastOkAt, failingSince }: Device) => ({
      id,
      service,
      createdAt,
      lastOkAt,
      failingSince,
      here: id === here,
    })),
  };
}
