/** What a partner does with her receipt, from Node: writes, raises, withdraws. */
import { callRoute, type Transport } from '#contract/client.ts';
import { openReceipt, partnerStep, type PartnerView } from '#contract/door.ts';
import type { ExchangeContent } from '#programme/entries.ts';
import type { PartnerStep } from '#programme/request.ts';
import { firstPrev } from '#sealing/envelope.ts';
import { sealAsPartner, unwrapWithReceipt } from '#sealing/partner.ts';
import { must } from './member.ts';
import type { SealedRequest } from './partner.ts';

/** @param at epoch ms: the partner's clock */
export async function partnerDoes(
  transport: Transport,
  { receipt, body }: SealedRequest,
  step: PartnerStep['step'],
  content: ExchangeContent,
  at = Date.now(),
): Promise<PartnerView> {
  const { locator, authentication } = receipt;
  const { file } = body;
  const view = must(
    openReceipt,
    await callRoute(openReceipt, { body: { locator, authentication } }, transport),
  );
  const { programme, head, keys } = view;
  const wrapped = keys.find((key) => key.stream === 'exchange' && key.epoch === 0)?.receipt;
  const key =
    wrapped === undefined
      ? null
      : await unwrapWithReceipt({ receipt, compact: wrapped, programme, file, epoch: 0 });
  if (key === null) throw new Error('The receipt does not open its request.');
  const seq = head.seq + 1;
  const prev = head.hash ?? firstPrev(programme, file, 'exchange');
  const entry = await sealAsPartner({
    receipt,
    key,
    place: { programme, file, seq, prev, epoch: 0 },
    at,
    content,
  });
  return must(
    partnerStep,
    await callRoute(
      partnerStep,
      { body: { locator, authentication, step: { step }, seq, entry } },
      transport,
    ),
  );
}
