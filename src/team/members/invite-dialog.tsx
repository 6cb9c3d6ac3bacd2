/** Inviting someone: her role, then what is given in person. For who forgot, her role and place stay hers. */
import { useState } from 'react';
import type { Role } from '#programme/roles.ts';
import { useOpenTeam } from '#team/access/open-team-context.tsx';
import type { Colleague } from '#team/data/model.ts';
import { useTeam } from '#team/data/use-team.tsx';
import { Button } from '#team/parts/button.tsx';
import { Choice } from '#team/parts/choice.tsx';
import { Dialog } from '#team/parts/dialog.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { ROLE } from '#team/parts/words.ts';
import { failureText } from '#team/shell/act.ts';
import * as m from '#texts/messages.ts';
import { type Given, makeInvitation } from './change-keys.ts';
import { InvitationGiven } from './invitation-given.tsx';

export function InviteDialog({ readmits, onClose }: { readmits: Colleague | null; onClose: () => void }) {
  const locale = useLocale();
  const { team } = useOpenTeam();
  const colleagues = useTeam((state) => state.colleagues);
  const [role, setRole] = useState<Role>(readmits?.role ?? 'professional');
  const [given, setGiven] = useState<Given | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  const make = async () => {
    setBusy(true);
    const result = await makeInvitation(team, role, readmits?.member ?? null, locale);
    setBusy(false);
    if (result.ok) setGiven(result.given);
    else setFailure(failureText(result, locale, colleagues));
  };

  return (
    <Dialog
      title={
        readmits ? m.team_invite_again_title(locale, { name: readmits.name }) : m.team_invite_title(locale)
      }
      onClose={onClose}
      wide
      firm={given !== null}
      backLabel={given ? m.team_invite_done(locale) : m.team_back_without_changing(locale)}
      actions={
        given ? null : (
          <Button look="primary" isPending={busy} onPress={() => void make()}>
            {m.team_invite_make(locale)}
          </Button>
        )
      }
    >
      <FailureNote failure={failure} />
      {given ? (
        <InvitationGiven given={given} />
      ) : readmits ? (
        <p>{m.team_invite_again_text(locale, { name: readmits.name })}</p>
      ) : (
        <Choice
          label={m.team_invite_role(locale)}
          layout="stack"
          required
          value={role}
          onChange={(next) => next && setRole(next)}
          options={[
            {
              value: 'professional',
              label: ROLE.professional(locale),
              detail: m.team_invite_role_professional(locale),
            },
            { value: 'peer', label: ROLE.peer(locale), detail: m.team_invite_role_peer(locale) },
            {
              value: 'coordinator',
              label: ROLE.coordinator(locale),
              detail: m.team_invite_role_coordinator(locale),
            },
          ]}
        />
      )}
    </Dialog>
  );
}
