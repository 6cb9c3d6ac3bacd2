/** The founding member at work from Node, by the contract's routes and real sealing: what a partner sees happen. */
import type { Founded, Place } from '#test/support/installation.ts';
import { must } from '#cli/client/member.ts';
import { callRoute } from '#contract/client.ts';
import { appendEntries, getRequest, listRequests, takeStep } from '#contract/requests.ts';
import type { ExchangeContent } from '#programme/entries.ts';
import type { Step } from '#programme/request.ts';
import type { AesKey } from '#sealing/aes.ts';
import { sealEntry } from '#sealing/entry.ts';
import { openIntakeHandOver } from '#sealing/handover.ts';
import { openStream } from '#sealing/stream.ts';

export interface MemberAtWork {
  /** Her session. */
  readonly transport: Awaited<ReturnType<Place['member']>>;
  /** Files of the queue, newest first. */
  files(): Promise<string[]>;
  step(file: string, step: Step): Promise<void>;
  /** Writes to the partner. */
  message(file: string, text: string): Promise<void>;
  /** Contents of the exchange, opened; throws when any of it does not open. */
  read(file: string): Promise<ExchangeContent[]>;
}

export async function memberAtWork(place: Place, founded: Founded): Promise<MemberAtWork> {
  const transport = await place.member(founded);
  const { programme, founder, memberKey, epoch } = founded;
  const keys = new Map<string, AesKey>();
  const view = async (file: string) =>
    must(getRequest, await callRoute(getRequest, { params: { file }, query: {} }, transport));

  const open = async (file: string) => {
    const { keys: wraps, entries } = await view(file);
    for (const wrap of wraps.filter(({ stream, intake }) => stream === 'exchange' && intake)) {
      if (keys.has(file)) continue;
      const opened = await openIntakeHandOver({
        identity: epoch.intake,
        sealed: wrap.intake as string,
        programme,
        file,
        epoch: wrap.epoch,
      });
      if (opened.ok) keys.set(file, opened.key);
    }
    const stream = await openStream({
      programme,
      file,
      stream: 'exchange',
      entries: entries.filter((entry) => entry.stream === 'exchange'),
      keyFor: () => keys.get(file),
      reader: {
        side: 'team',
        rosterVersion: 0,
        verifyKeyFor: (member) => (member === founder ? memberKey.verifyKey : undefined),
      },
    });
    if (!stream.intact)
      throw new Error(`The exchange is not whole: ${JSON.stringify(stream.items.map(({ state }) => state))}`);
    return stream;
  };

  return {
    transport,
    async files() {
      const { rows } = must(listRequests, await callRoute(listRequests, { query: {} }, transport));
      return rows
        .map(({ row }) => row.file)
        .sort()
        .reverse();
    },
    async step(file, step) {
      const { row } = await view(file);
      must(
        takeStep,
        await callRoute(takeStep, { params: { file }, body: { version: row.version, step } }, transport),
      );
    },
    async message(file, text) {
      const { next } = await open(file);
      const sealed = await sealEntry({
        key: keys.get(file) as AesKey,
        place: { programme, file, stream: 'exchange', seq: next.seq, prev: next.prev, epoch: 0 },
        body: {
          schema: 1,
          roster: 0,
          author: { kind: 'member', id: founder },
          at: Date.now(),
          content: { kind: 'message', text },
        },
        signer: memberKey.signer,
      });
      must(
        appendEntries,
        await callRoute(
          appendEntries,
          {
            params: { file },
            body: { entries: [{ stream: 'exchange', seq: next.seq, sealed }], reply: true },
          },
          transport,
        ),
      );
    },
    async read(file) {
      const { items } = await open(file);
      return items.flatMap((item) => (item.state === 'open' ? [item.body.content as ExchangeContent] : []));
    },
  };
}
