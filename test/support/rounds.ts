/** A member's desk for rounds, as the team's app has it: by HTTP, with the ring and the member key of who founded. */
import { type FoundedProgramme, must, signIn } from '#cli/client/member.ts';
import { transportTo } from '#cli/client/transport.ts';
import { callRoute } from '#contract/client.ts';
import { getKeys } from '#contract/keys.ts';
import type { Room } from '#team/data/room.ts';
import type { RoundsDesk } from '#team/data/rounds.ts';
import type { EvaluationDesk } from '#team/data/evaluation.ts';
import { createEvaluationDesk } from '#team/evaluation-data/evaluation-desk.ts';
import { createRoundsDesk } from '#team/evaluation-data/rounds-desk.ts';
import { openAnswers, sealAnswerOf } from '#team/vault/answers.ts';
import { openContent, sealContent } from '#team/vault/records.ts';
import { Ring } from '#team/vault/ring.ts';
import type { Place } from './installation.ts';

export interface DeskAtWork {
  readonly desk: RoundsDesk;
  /** A new one, as another browser has it. */
  readonly evaluationDesk: () => EvaluationDesk;
  /** Signed in as who founded. */
  readonly transport: ReturnType<typeof transportTo>;
}

/** @param at epoch ms, for the six digits: later than when the programme was founded */
export async function roundsDeskAt(
  place: Pick<Place, 'base'>,
  founded: FoundedProgramme,
  at = Date.now() + 31_000,
): Promise<DeskAtWork> {
  const transport = transportTo(place.base);
  await signIn(transport, founded.credentials, at);
  const { memberKey: key, founder: member } = founded;
  const keys = must(getKeys, await callRoute(getKeys, {}, transport));
  const holder = { id: member, identity: key.identity, verifyKey: key.verifyKey };
  const ring = await Ring.open(keys, holder, null);
  const me = { member, key };
  const vault: Pick<Room['vault'], 'openAnswers' | 'sealAnswers' | 'openRecords' | 'sealRecord'> = {
    openAnswers: (round, stored) => openAnswers(ring, me, round, stored),
    sealAnswers: (round, sheets) =>
      Promise.all(sheets.map(({ token, answers }) => sealAnswerOf(ring, me, round, token, answers))),
    openRecords: (records) => Promise.all(records.map((record) => openContent(ring, me, record))),
    sealRecord: (kind, record, version, content) => sealContent(ring, me, { kind, record, version }, content),
  };
  const room = {
    store: { get: () => ({ clockSkewMs: 0 }) } as Room['store'],
    vault: vault as Room['vault'],
    call: (route, input) => callRoute(route, input, transport),
    refreshKeys: async () => null,
  } as Room;
  const desk = createRoundsDesk(room);
  return { desk, evaluationDesk: () => createEvaluationDesk(room, createRoundsDesk(room)), transport };
}
