/** Removing a member: what it does, what it cannot do, and who takes her open requests. */
import { useState } from 'react';
import { may } from '#programme/roles.ts';
import { heldAlone } from '#programme/rota.ts';
import { useOpenTeam } from '#team/access/open-team-context.tsx';
import { SelectField } from '#team/access/select-field.tsx';
import type { Colleague } from '#team/data/model.ts';
import { useTeam } from '#team/data/use-team.tsx';
import { Button } from '#team/parts/button.tsx';
import { Dialog } from '#team/parts/dialog.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { useAct } from '#team/shell/act.ts';
import * as m from '#texts/messages.ts';
import { removeMember } from './change-keys.ts';

export function RemoveDialog({ colleague, onClose }: { colleague: Colleague; onClose: () => void }) {
  const locale = useLocale();
  const { team } = useOpenTeam();
  const { act, busy, failure } = useAct();
  const { member, name } = colleague;
  const hers = useTeam((state) =>
    [...state.requests.values()]
      .filter(({ row }) => row.owner === member && row.state !== 'closed')
      .map(({ row }) => row.reference),
  );
  const others = useTeam((state) =>
    [...state.colleagues.values()].filter((one) => one.member !== member && may(one.role, 'own_requests')),
  );
  const alone = useTeam(({ duty }) => (duty ? heldAlone(duty.rota, member) : 0));
  const [to, setTo] = useState('');

  const remove = async () => {
    const done = await act(
      () => removeMember(team, member, to === '' ? null : to),
      m.team_remove_done(locale, { name }),
    );
    if (done) onClose();
  };

  return (
    <Dialog
      title={m.team_remove_title(locale, { name })}
      onClose={onClose}
      role="alertdialog"
      actions={
        <Button look="primary" isPending={busy} onPress={() => void remove()}>
          {busy ? m.team_remove_busy(locale) : m.team_remove(locale, { name })}
        </Button>
      }
    >
      <FailureNote failure={failure} />
      <p>{m.team_remove_what(locale)}</p>
      <p>{m.team_remove_cannot(locale)}</p>
      {alone > 0 ? <p>{m.team_remove_duties(locale, { n: alone })}</p> : null}
      {hers.length > 0 ? (
        <SelectField
          label={m.team_remove_hand_over(locale, { count: hers.length })}
          hint={hers.join(', ')}
          value={to}
          onChange={setTo}
          groups={[
            {
              label: null,
              options: [
                { value: '', label: m.team_remove_to_queue(locale) },
                ...others.map((one) => ({ value: one.member, label: one.name })),
              ],
            },
          ]}
        />
      ) : null}
    </Dialog>
  );
}
