/** Everything that a coordinator can read, opened with her own keys from what the server hands out: requests and records. */
import assert from 'node:assert/strict';
import { must } from '#cli/client/member.ts';
import { callRoute } from '#contract/client.ts';
import { getKeys } from '#contract/keys.ts';
import { listRecords } from '#contract/records.ts';
import { getRequest, listRequests } from '#contract/requests.ts';
import type { RecordKind } from '#programme/entries.ts';
import { openIntakeHandOver } from '#sealing/handover.ts';
import { openRecord, recordName } from '#sealing/record.ts';
import { memberKeyIn, verifyRosterChain } from '#sealing/roster.ts';
import { openStream } from '#sealing/stream.ts';
import { unwrapKey, wrapName } from '#sealing/wrap.ts';
import type { StartedProgramme } from './programme.ts';

export interface ReadAsTeam {
  readonly files: readonly { readonly file: string; readonly reference: string }[];
  /** Contents of one kind of record. */
  readonly records: (kind: RecordKind) => readonly unknown[];
  /** All contents as one text. */
  readonly text: string;
}

const KINDS = ['directory', 'member_card', 'return_card', 'tally'] as const satisfies readonly RecordKind[];

/** @throws when anything does not open, or bears no valid signature */
export async function readAsTeam({
  founded,
  founder,
  team,
}: Pick<StartedProgramme, 'founded' | 'founder' | 'team'>): Promise<ReadAsTeam> {
  await team.present(founder);
  const { transport } = founder;
  const { programme, epoch } = founded;
  const keys = must(getKeys, await callRoute(getKeys, {}, transport));
  const chain = await verifyRosterChain(programme, keys.roster, null);
  assert.ok(chain.ok);
  const verifyKeyFor = (member: string, version: number) => memberKeyIn(chain.versions, member, version);
  const rosterVersion = chain.head.roster.version;

  const records = new Map<RecordKind, unknown[]>();
  for (const kind of KINDS) {
    const stored = must(listRecords, await callRoute(listRecords, { query: { kind } }, transport)).records;
    const name = kind === 'member_card' ? 'commons' : 'ring';
    records.set(
      kind,
      await Promise.all(
        stored.map(async ({ record, version, sealed }) => {
          const place = { programme, record: recordName(kind, record), version, kid: `${name}:0` };
          const opened = await openRecord({
            key: epoch.keys[name],
            compact: sealed,
            place,
            rosterVersion,
            verifyKeyFor,
          });
          assert.ok(opened.ok, JSON.stringify(opened));
          return opened.body.content;
        }),
      ),
    );
  }

  const rows = [];
  for (const which of ['open', 'closed'] as const) {
    rows.push(
      ...must(listRequests, await callRoute(listRequests, { query: { which } }, transport)).rows.map(
        ({ row }) => row,
      ),
    );
  }
  const contents: unknown[] = [];
  for (const { file } of rows) {
    const view = must(getRequest, await callRoute(getRequest, { params: { file }, query: {} }, transport));
    for (const { stream, ring, intake } of view.keys) {
      const place = { programme, record: wrapName[stream](0, file), kid: 'ring:0' };
      const handed =
        intake === undefined || ring !== undefined
          ? null
          : await openIntakeHandOver({ identity: epoch.intake, sealed: intake, programme, file, epoch: 0 });
      const key =
        ring !== undefined
          ? await unwrapKey({ compact: ring, under: epoch.keys.ring, place })
          : handed?.ok
            ? handed.key
            : null;
      assert.ok(key, `the ${stream} of ${file} opens`);
      const entries = view.entries.filter((entry) => entry.stream === stream);
      const opened = await openStream({
        programme,
        file,
        stream,
        entries,
        keyFor: () => key,
        reader: { side: 'team', rosterVersion, verifyKeyFor },
      });
      assert.ok(opened.intact, JSON.stringify(opened.items));
      contents.push(...opened.items.flatMap((item) => (item.state === 'open' ? [item.body.content] : [])));
    }
  }
  return {
    files: rows.map(({ file, reference }) => ({ file, reference })),
    records: (kind) => records.get(kind) ?? [],
    text: JSON.stringify([contents, [...records.values()]]),
  };
}
