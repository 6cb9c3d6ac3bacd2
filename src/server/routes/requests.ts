/** The team's work on requests. */
import * as contract from '#contract/requests.ts';
import type { SealedEntry } from '#contract/parts.ts';
import { openState, rulesAt } from '../store/calendar.ts';
import { type CheckedEntry, checkEntry, checkFileKey, checkRecord } from '../envelopes.ts';
import { Refusal } from '../refusal.ts';
import { endingRequests, erasePractice } from '../store/destruction.ts';
import { eraseEntry, issueReceipt, keepKeys } from '../store/entries.ts';
import { eventsSince, lastEvent } from '../store/journal.ts';
import { takePhoneRequest } from '../store/phone.ts';
import { settingsOf } from '../store/programmes.ts';
import { fileView, listRequests, noteOpening, visibleFiles } from '../store/requests.ts';
import { appendEntries, takeStep } from '../store/steps.ts';
import { referenceIn } from './door.ts';
import { DONE, type Register, type SignedIn } from './register.ts';

export function requestRoutes(register: Register): void {
  register(contract.listRequests, async ({ store, actor, now }, { query }) =>
    store.read(async (tx) => ({
      now,
      ...openState(rulesAt((await settingsOf(tx)).settings, now)),
      lastEvent: await lastEvent(tx),
      rows: await listRequests(tx, actor, query.which),
      ending: await endingRequests(tx, actor, now),
    })),
  );

  register(contract.getRequest, async (call, { params, query }) => {
    const { store, actor, now } = call;
    // Who opened what stands in the journal: written with the reading, or nothing is shown.
    const kind = query.for === 'queue' ? 'fetched' : 'opened';
    const view = await store.write(async (tx) => {
      const found = await fileView(tx, actor, params.file);
      if (found !== null)
        await noteOpening(tx, { actor, file: params.file, kind, version: found.row.version, now });
      return found;
    });
    if (view === null) throw new Refusal('unknown_or_hidden');
    return view;
  });

  register(contract.phoneRequest, async (call, { body }) => {
    const { store, programme, actor, now } = call;
    const { file } = body;
    const entries = checkEntries(programme, file, body.entries);
    const keys = body.keys.map((key) => checkFileKey(programme, file, key));
    const streams = (list: readonly { stream: string }[]) =>
      list
        .map(({ stream }) => stream)
        .sort()
        .join();
    if (streams(entries) !== 'exchange,notes' || streams(keys) !== 'exchange,notes')
      throw new Refusal('malformed');
    await acting(call, file, () =>
      store.write((tx) =>
        takePhoneRequest(tx, {
          actor,
          file,
          promptness: body.promptness,
          notBefore: body.notBefore ?? null,
          practice: body.practice ?? false,
          keys,
          entries,
          draft: body.draft ?? null,
          now,
          newReference: referenceIn(body.language),
        }),
      ),
    );
    return viewNow(call, file);
  });

  register(contract.takeStep, async (call, { params, body }) => {
    const { store, programme, actor, now } = call;
    const { file } = params;
    const input = {
      actor,
      file,
      version: body.version,
      step: body.step,
      entries: checkEntries(programme, file, body.entries),
      keys: body.keys.map((key) => checkFileKey(programme, file, key)),
      records: body.records.map((record) => checkRecord(programme, record)),
      now,
    };
    const withClosing =
      body.step.step === 'close' &&
      input.records.every(({ kind }) => kind === 'tally' || kind === 'return_card');
    if (input.records.length > 0 && !withClosing) throw new Refusal('malformed');
    await acting(call, file, () => store.write((tx) => takeStep(tx, input)));
    return viewNow(call, file);
  });

  register(contract.appendEntries, async (call, { params, body }) => {
    const { store, programme, actor, now } = call;
    const { file } = params;
    const { reply } = body;
    if (reply && body.entries.every(({ stream }) => stream !== 'exchange')) throw new Refusal('malformed');
    const input = {
      actor,
      file,
      entries: checkEntries(programme, file, body.entries),
      keys: body.keys.map((key) => checkFileKey(programme, file, key)),
      reply,
      now,
    };
    await acting(call, file, () => store.write((tx) => appendEntries(tx, input)));
    return viewNow(call, file);
  });

  register(contract.eraseEntry, async (call, { params, body }) => {
    const { store, programme, actor, now } = call;
    const { file } = params;
    if (body.erasure.stream !== body.stream) throw new Refusal('malformed');
    const erasure = checkEntry(programme, file, body.erasure);
    const keys = body.keys.map((key) => checkFileKey(programme, file, key));
    await acting(call, file, () =>
      store.write((tx) =>
        eraseEntry(tx, {
          actor,
          file,
          stream: body.stream,
          seq: body.seq,
          hash: body.hash,
          erasure,
          keys,
          now,
        }),
      ),
    );
    await store.forget();
    return viewNow(call, file);
  });

  register(contract.keepKey, async ({ store, programme, actor, now }, { params, body }) => {
    const { file } = params;
    for (const { epoch, ring } of body.keys)
      checkFileKey(programme, file, { stream: 'exchange', epoch, ring });
    await store.write((tx) => keepKeys(tx, { actor, file, keys: body.keys, now }));
    return DONE;
  });

  register(contract.issueReceipt, async (call, { params, body }) => {
    const { store, programme, actor, now } = call;
    const { file } = params;
    if (body.entry.stream !== 'exchange') throw new Refusal('malformed');
    for (const key of body.keys) checkFileKey(programme, file, { stream: 'exchange', ...key });
    const input = {
      actor,
      file,
      receipt: body.receipt,
      keys: body.keys.map(({ epoch, receipt, receiptAge }) => ({
        epoch,
        receipt,
        receiptAge: receiptAge ?? null,
      })),
      newKeys: body.newKeys.map((key) => checkFileKey(programme, file, key)),
      entry: checkEntry(programme, file, body.entry),
      now,
    };
    await acting(call, file, () => store.write((tx) => issueReceipt(tx, input)));
    return viewNow(call, file);
  });

  register(contract.erasePractice, async ({ store, actor, now }, { params }) => {
    await erasePractice(store, { actor, file: params.file, now });
    return DONE;
  });

  register(contract.listEvents, async ({ store, actor }, { query }) =>
    store.read(async (tx) => {
      const visible = await visibleFiles(tx, actor);
      return { events: await eventsSince(tx, query.since, (file) => visible.has(file)) };
    }),
  );
}

const checkEntries = (programme: string, file: string, entries: readonly SealedEntry[]): CheckedEntry[] =>
  entries.map((entry) => checkEntry(programme, file, entry));

async function viewNow({ store, actor }: SignedIn, file: string): Promise<contract.FileView> {
  const view = await store.read((tx) => fileView(tx, actor, file));
  if (view === null) throw new Refusal('unknown_or_hidden');
  return view;
}

/** Whoever lost a race is shown what is current, read after her own attempt was rolled back. */
async function acting(call: SignedIn, file: string, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof Refusal) || !CARRY_VIEW.has(error.code) || error.current !== undefined)
      throw error;
    const view = await call.store.read((tx) => fileView(tx, call.actor, file));
    throw view === null ? error : new Refusal(error.code, { view });
  }
}

const CARRY_VIEW: ReadonlySet<string> = new Set([
  'stale',
  'already_claimed',
  'old_epoch',
  'refused_step',
  'undo_too_late',
]);
