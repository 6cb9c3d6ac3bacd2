/** Requests that may be the same one twice: the same number or address, or the same person of the same organisation. Most alike first. */
import type { OpenRequest } from '#team/data/model.ts';
import { folded } from '#programme/fold.ts';

const digits = (phone: string | undefined): string => (phone ?? '').replaceAll(/\D/g, '').slice(-10);

export function likelyDuplicates(request: OpenRequest, others: readonly OpenRequest[]): OpenRequest[] {
  const score = ({ opening, row }: OpenRequest): number => {
    const mine = request.opening;
    if (!mine || !opening || row.file === request.row.file) return 0;
    const number = digits(mine.phone) !== '' && digits(mine.phone) === digits(opening.phone);
    const organisation =
      mine.organisation !== '' && folded(mine.organisation) === folded(opening.organisation);
    const person = folded(mine.firstName) === folded(opening.firstName);
    const sender = mine.mail?.address !== undefined && mine.mail.address === opening.mail?.address;
    return (number || sender ? 2 : 0) + (organisation && person ? 2 : 0);
  };
  return others
    .map((one) => ({ one, points: score(one) }))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points || b.one.row.receivedAt - a.one.row.receivedAt)
    .map(({ one }) => one);
}
