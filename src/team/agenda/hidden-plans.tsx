/** Appointments of colleagues with a peer: that they are there, and a way to take one over when its owner cannot. */
import { useState } from 'react';
import type { AgendaView } from '#team/data/agenda.ts';
import { useActions } from '#team/data/use-team.tsx';
import { ActionDialog } from '#team/parts/action-dialog.tsx';
import { Button } from '#team/parts/button.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { useAct } from '#team/shell/act.ts';
import { useNames } from '#team/shell/names.ts';
import * as m from '#texts/messages.ts';
import styles from './agenda.module.css';

type Hidden = AgendaView['hidden'][number];

export function HiddenPlans({ hidden }: { hidden: readonly Hidden[] }) {
  const locale = useLocale();
  const nameOf = useNames();
  const [taking, setTaking] = useState<Hidden | null>(null);
  if (hidden.length === 0) return null;
  return (
    <section aria-labelledby="agenda-hidden" className={styles.hidden}>
      <h2 id="agenda-hidden" className={styles.besideTitle}>
        {m.team_agenda_hidden(locale, { n: hidden.length })}
      </h2>
      <p className={styles.why}>{m.team_agenda_hidden_why(locale)}</p>
      <details className={styles.take}>
        <summary>{m.team_agenda_hidden_take(locale)}</summary>
        <ul role="list">
          {hidden.map((one) => (
            <li key={one.plan} className={styles.held}>
              {m.team_agenda_hidden_of(locale, { who: nameOf(one.owner) })}
              <Button look="plain" onPress={() => setTaking(one)}>
                {m.team_agenda_take(locale)}
              </Button>
            </li>
          ))}
        </ul>
      </details>
      {taking ? <TakeDialog hidden={taking} onClose={() => setTaking(null)} /> : null}
    </section>
  );
}

function TakeDialog({ hidden, onClose }: { hidden: Hidden; onClose: () => void }) {
  const locale = useLocale();
  const nameOf = useNames();
  const actions = useActions();
  const { act, busy, failure } = useAct();
  const take = async () => {
    const taken = await act(
      async () => (await actions.agendaDesk()).takePlan(hidden.plan, hidden.owner),
      m.team_agenda_taken_over(locale),
    );
    if (taken) onClose();
  };
  return (
    <ActionDialog
      title={m.team_agenda_take_title(locale)}
      submit={m.team_agenda_take(locale)}
      onSubmit={take}
      onClose={onClose}
      busy={busy}
      failure={failure}
    >
      <p>{m.team_agenda_take_text(locale, { who: nameOf(hidden.owner) })}</p>
    </ActionDialog>
  );
}
