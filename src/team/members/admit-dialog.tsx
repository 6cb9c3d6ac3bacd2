/** Admitting who answered: the check is done before anything is offered, and its outcome said in words. */
import { useEffect, useState } from 'react';
import { useOpenTeam } from '#team/access/open-team-context.tsx';
import { useTeam } from '#team/data/use-team.tsx';
import { Banner } from '#team/parts/banner.tsx';
import { Button } from '#team/parts/button.tsx';
import { Dialog } from '#team/parts/dialog.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { TextField } from '#team/parts/field.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { ROLE } from '#team/parts/words.ts';
import { useAct } from '#team/shell/act.ts';
import * as m from '#texts/messages.ts';
import { admitAnswer } from './change-keys.ts';
import styles from './members.module.css';
import type { Invitation } from './use-invitations.ts';

export function AdmitDialog({ invitation, onClose }: { invitation: Invitation; onClose: () => void }) {
  const locale = useLocale();
  const { team } = useOpenTeam();
  const colleagues = useTeam((state) => state.colleagues);
  const { act, busy, failure } = useAct();
  const [vouched, setVouched] = useState<boolean | null>(null);
  const [name, setName] = useState('');
  const [title, setTitle] = useState('');
  const [tried, setTried] = useState(false);
  const { candidate, readmits } = invitation;
  const returning = readmits === null ? null : (colleagues.get(readmits) ?? null);

  useEffect(() => {
    team.room.vault.checkAnswer(invitation).then(setVouched, () => setVouched(false));
  }, [team, invitation]);

  const admit = async () => {
    setTried(true);
    if (!candidate || (!returning && name.trim() === '')) return;
    const shown = returning?.name ?? name.trim();
    const done = await act(
      () =>
        admitAnswer(team, { ...invitation, candidate }, { name: name.trim(), title: title.trim() || null }),
      m.team_admit_done(locale, { name: shown }),
    );
    if (done) onClose();
  };

  return (
    <Dialog
      title={
        returning ? m.team_admit_again_title(locale, { name: returning.name }) : m.team_admit_title(locale)
      }
      onClose={onClose}
      actions={
        vouched ? (
          <Button look="primary" isPending={busy} onPress={() => void admit()}>
            {m.team_admit(locale)}
          </Button>
        ) : null
      }
    >
      <FailureNote failure={failure} />
      {vouched === null ? <p role="status">{m.team_admit_checking(locale)}</p> : null}
      {vouched === false ? (
        <Banner tone="look" role="alert">
          {m.team_admit_refused(locale)}
        </Banner>
      ) : null}
      {vouched ? (
        <>
          <p className={styles.checked}>
            <span aria-hidden="true">✓ </span>
            {m.team_admit_vouched(locale, {
              name: candidate?.signInName ?? '',
              role: ROLE[invitation.role](locale),
            })}
          </p>
          {returning ? (
            <p>{m.team_admit_again_text(locale)}</p>
          ) : (
            <>
              <TextField
                label={m.team_admit_name(locale)}
                hint={m.team_admit_name_hint(locale)}
                error={tried && name.trim() === '' ? m.team_access_fill_in(locale) : null}
                value={name}
                onChange={setName}
                maxLength={80}
                autoFocus
                autoComplete="off"
              />
              <TextField
                label={m.setup_your_title(locale)}
                optional={m.team_optional(locale)}
                value={title}
                onChange={setTitle}
                maxLength={80}
                autoComplete="off"
              />
            </>
          )}
        </>
      ) : null}
    </Dialog>
  );
}
