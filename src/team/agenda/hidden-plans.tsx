/** Appointments of colleagues with a peer: that they are there, and a way to take one over when its owner cannot. */
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { AgendaView } from '#team/data/agenda.ts';
import { TakeMeetingDialog } from '#team/meeting/take-meeting-dialog.tsx';
import { Button } from '#team/parts/button.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { useNames } from '#team/shell/names.ts';
import * as m from '#texts/messages.ts';
import styles from './agenda.module.css';

type Hidden = AgendaView['hidden'][number];

export function HiddenPlans({ hidden }: { hidden: readonly Hidden[] }) {
  const locale = useLocale();
  const nameOf = useNames();
  const navigate = useNavigate();
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
      {taking ? (
        <TakeMeetingDialog
          plan={taking.plan}
          owner={taking.owner}
          words={{
            title: m.team_agenda_take_title(locale),
            text: (who) => m.team_agenda_take_text(locale, { who }),
            done: m.team_agenda_taken_over(locale),
          }}
          onTaken={(kind) =>
            void navigate({
              to: kind === 'session' ? '/seance/$plan' : '/rencontre/$plan',
              params: { plan: taking.plan },
            })
          }
          onClose={() => setTaking(null)}
        />
      ) : null}
    </section>
  );
}
