/** A (new) receipt for a request, after the identity check: the old one stops working, the thread stays. */
import type { FileKey } from '#contract/parts.ts';
import type { issueReceipt } from '#contract/requests.ts';
import type { Input } from '#contract/route.ts';
import { deriveReceipt, newReceipt } from '#sealing/receipt.ts';
import { loadWords, toWords, type WordLanguage } from '#sealing/words.ts';
import { unwrapKey, wrapKey, wrapName } from '#sealing/wrap.ts';
import type { Files, Writer } from './files.ts';
import type { Ring } from './ring.ts';
import { VaultError } from './rpc.ts';

type Body = Input<typeof issueReceipt>['body'];

export async function newReceiptFor(
  ring: Ring,
  writer: Writer,
  files: Files,
  file: string,
  language: WordLanguage,
): Promise<{ words: string[]; body: Body }> {
  const bytes = newReceipt();
  const receipt = await deriveReceipt(bytes);
  const content = {
    kind: 'receipt_issued',
    partnerKey: receipt.verifyKey,
    partnerRecipient: receipt.recipient,
  };
  const sealed = await files.seal(ring, writer, file, [{ stream: 'exchange', content }]);
  const [entry] = sealed.entries;
  if (!entry) throw new VaultError('unexpected');
  const held = [
    ...files.exchangeKeys(file),
    ...(await Promise.all(sealed.keys.map((key) => fromNewKey(ring, file, key)))),
  ];
  const keys = await Promise.all(
    held.map(async ({ epoch, key }) => {
      const place = { programme: ring.programme, record: wrapName.exchange(epoch, file), kid: 'receipt' };
      return { epoch, receipt: await wrapKey({ key, under: receipt.receiptKey, place }) };
    }),
  );
  return {
    words: toWords(bytes, await loadWords(language)),
    body: {
      receipt: { locator: receipt.locator, authenticationHash: receipt.authenticationHash },
      keys,
      entry,
      // Nothing more is handed to the receipt that stops working.
      newKeys: sealed.keys.map(({ receiptAge: _, ...key }) => key),
    },
  };
}

async function fromNewKey(ring: Ring, file: string, { epoch, ring: compact }: FileKey) {
  const under = ring.ringKey(epoch);
  const place = { programme: ring.programme, record: wrapName.exchange(epoch, file), kid: `ring:${epoch}` };
  const key = compact && under ? await unwrapKey({ compact, under, place }) : null;
  if (!key) throw new VaultError('no_key');
  return { epoch, key };
}
