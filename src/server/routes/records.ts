/** Sealed records outside requests. */
import * as contract from '#contract/records.ts';
import { checkRecord } from '../envelopes.ts';
import { deleteRecord, listRecords, putRecord } from '../store/records.ts';
import { DONE, type Register } from './register.ts';

export function recordRoutes(register: Register): void {
  register(contract.listRecords, async ({ store, actor }, { query }) =>
    store.read(async (tx) => ({ records: await listRecords(tx, actor, query.kind) })),
  );

  register(contract.putRecord, async ({ store, programme, actor, now }, { params, body }) => {
    const record = checkRecord(programme, { ...params, ...body });
    return store.write((tx) => putRecord(tx, { actor, record, now }));
  });

  register(contract.deleteRecord, async ({ store, actor, now }, { params }) => {
    await store.write((tx) => deleteRecord(tx, { actor, ...params, now }));
    return DONE;
  });
}
