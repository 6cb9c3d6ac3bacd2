/** Who writes records between the team and one peer. Apart from their schemas: the vault asks, and needs nothing else of them. */
import type { SharedKind } from '#programme/engagement.ts';

/** The peer whom they concern, or the team. */
export const sharedWriter: Readonly<Record<SharedKind, 'peer' | 'team'>> = {
  engagement_offer: 'team',
  engagement_answer: 'peer',
  peer_limits: 'peer',
  payment: 'team',
  check_in_shared: 'peer',
};
