/** An open invitation, shown again from its sealed copy. */
import { useEffect, useState } from 'react';
import { useOpenTeam } from '#team/access/open-team-context.tsx';
import { Banner } from '#team/parts/banner.tsx';
import { Dialog } from '#team/parts/dialog.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { VaultError } from '#team/vault/rpc.ts';
import * as m from '#texts/messages.ts';
import type { Given } from './change-keys.ts';
import { InvitationGiven } from './invitation-given.tsx';
import type { Invitation } from './use-invitations.ts';

export function ShowInvitationDialog({
  invitation,
  onClose,
}: {
  invitation: Invitation;
  onClose: () => void;
}) {
  const locale = useLocale();
  const { team } = useOpenTeam();
  const [given, setGiven] = useState<Given | 'unreadable' | null>(null);

  useEffect(() => {
    const { invitation: id, sealedCopy } = invitation;
    team.room.vault.showInvitation({ invitation: id, sealedCopy }, locale).then(
      ({ given: shown, words }) => setGiven({ ...shown, words }),
      (error: unknown) => {
        if (!(error instanceof VaultError)) throw error;
        setGiven('unreadable');
      },
    );
  }, [team, invitation, locale]);

  return (
    <Dialog title={m.team_invite_title(locale)} onClose={onClose} wide backLabel={m.team_invite_done(locale)}>
      {given === 'unreadable' ? (
        <Banner tone="look">{m.team_invite_unreadable(locale)}</Banner>
      ) : given ? (
        <InvitationGiven given={given} />
      ) : (
        <p role="status">{m.team_access_one_moment(locale)}</p>
      )}
    </Dialog>
  );
}
