/** Open invitations and who answered them: loaded when the screen opens, when the team changes, and now and then. */
import { useCallback, useEffect, useState } from 'react';
import { listInvitations } from '#contract/keys.ts';
import type { Reply } from '#contract/route.ts';
import type { OpenTeam } from '#team/data/open-team.ts';
import { useTeam } from '#team/data/use-team.tsx';

export type Invitation = Reply<typeof listInvitations>['invitations'][number];

const EVERY_MS = 20_000;

export interface Invitations {
  /** Null until the first answer. */
  readonly list: readonly Invitation[] | null;
  readonly reload: () => Promise<void>;
}

export function useInvitations({ room }: OpenTeam, wanted: boolean): Invitations {
  const colleagues = useTeam((state) => state.colleagues);
  const [list, setList] = useState<readonly Invitation[] | null>(null);
  const reload = useCallback(async () => {
    if (!wanted) return;
    const answer = await room.call(listInvitations, {});
    if (answer.ok) setList(answer.value.invitations);
  }, [room, wanted]);

  // A change of the roster reloads the colleagues: whoever was just admitted is no longer an answer.
  useEffect(() => {
    const soon = setTimeout(() => void reload());
    return () => clearTimeout(soon);
  }, [reload, colleagues]);
  useEffect(() => {
    const timer = setInterval(() => void (document.hidden || reload()), EVERY_MS);
    return () => clearInterval(timer);
  }, [reload]);
  return { list, reload };
}
