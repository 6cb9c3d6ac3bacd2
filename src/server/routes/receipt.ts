/** Following a request with its receipt. Unknown, wrong and destroyed look the same and take the same time. */
import { createHmac } from 'node:crypto';
import * as contract from '#contract/door.ts';
import { parseReference } from '#programme/reference.ts';
import { checkEntry, checkFileKey } from '../envelopes.ts';
import { purpose } from '../purposes.ts';
import { Refusal } from '../refusal.ts';
import { findByReceipt, partnerView, takePartnerStep } from '../store/receipts.ts';
import { countTry } from '../store/sign-in.ts';
import { sha256OfBytes, type Call, type Register } from './register.ts';

/**
 * Wrong secrets on one locator. The right secret (128 bits) is never refused, so nobody can lock its holder out; the limit only
 * keeps a script from hammering one address.
 */
const WRONG_SECRETS = { most: 20, windowMs: 60 * 60_000 };

interface Receipt {
  readonly locator: string;
  readonly authentication: string;
}

export function receiptRoutes(register: Register): void {
  register(contract.openReceipt, async (call, { body }) => {
    const view = await viewOf(call, body);
    const typed = body.reference === undefined ? null : parseReference(body.reference);
    if (view === null || (typed !== null && typed !== view.reference)) return refuseWrong(call, body);
    return view;
  });

  register(contract.partnerStep, async (call, { body }) => {
    const { store, programme, now } = call;
    const before = await viewOf(call, body);
    if (before === null) return refuseWrong(call, body);
    const { file } = before;
    const entry = checkEntry(programme, file, { stream: 'exchange', seq: body.seq, sealed: body.entry });
    if (body.key !== undefined && body.key.stream !== 'exchange') throw new Refusal('malformed');
    const key = body.key === undefined ? null : checkFileKey(programme, file, partnersKey(body.key));
    try {
      await store.write((tx) =>
        takePartnerStep(tx, { receipt: lookup(body), step: body.step, entry, key, now }),
      );
    } catch (error) {
      if (error instanceof Refusal && (error.code === 'stale' || error.code === 'old_epoch'))
        throw new Refusal(error.code, { view: await viewOf(call, body) });
      throw error;
    }
    const view = await viewOf(call, body);
    if (view === null) throw new Refusal('unknown_or_hidden');
    return view;
  });

  register(contract.receiptLive, async (call, { body }) => {
    const view = await viewOf(call, body);
    if (view === null) return refuseWrong(call, body);
    const { deps, request, reply, programme } = call;
    await deps.live.receipt(request, reply, {
      programme,
      file: view.file,
      view: () => viewOf({ ...call, now: deps.clock() }, body),
    });
  });
}

/** A partner hands a key to the intake and to her own receipt; the other wraps are not hers to make. */
const partnersKey = ({
  stream,
  epoch,
  intake,
  receipt,
}: {
  stream: 'exchange' | 'notes';
  epoch: number;
  intake?: string | undefined;
  receipt?: string | undefined;
}) => {
  if (intake === undefined || receipt === undefined) throw new Refusal('malformed');
  return { stream, epoch, intake, receipt };
};

const lookup = ({ locator, authentication }: Receipt) => ({
  locator,
  authenticationHash: sha256OfBytes(authentication),
});

function viewOf(
  { store, now }: Pick<Call, 'store' | 'now'>,
  receipt: Receipt,
): Promise<contract.PartnerView | null> {
  return store.read(async (tx) => {
    const row = await findByReceipt(tx, lookup(receipt));
    return row === null ? null : partnerView(tx, row, now);
  });
}

async function refuseWrong({ deps, store, now }: Call, { locator }: Receipt): Promise<never> {
  const subject = createHmac('sha256', deps.secrets.keyFor(purpose.tries))
    .update(`receipt|${locator}`)
    .digest('base64url');
  const tries = await store.write((tx) => countTry(tx, { subject, windowMs: WRONG_SECRETS.windowMs, now }));
  throw new Refusal(tries > WRONG_SECRETS.most ? 'too_many_attempts' : 'unknown_or_hidden');
}
