/**
 * “The right words”, one quiet line beside a question: opened, the entries of the guide for that moment. They are fetched
 * when it is first opened, and show in a place of their own height, so that the form never moves while one writes.
 */
import { type ComponentType, useId, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useActions, useTeam } from '#team/data/use-team.tsx';
import { classes } from '#team/parts/classes.ts';
import { useLocale } from '#team/parts/locale.tsx';
import * as m from '#texts/messages.ts';
import type { Beside } from '#team/wording/beside.tsx';
import type { Moment } from '#wording/entry.ts';
import styles from './right-words.module.css';

let fetched: typeof Beside | null = null;

export function RightWords({ moments }: { moments: readonly Moment[] }) {
  const locale = useLocale();
  const actions = useActions();
  const wording = useTeam((state) => state.guide?.wording ?? null);
  const id = useId();
  const [open, setOpen] = useState(false);
  const [failed, setFailed] = useState(false);
  const [shown, setShown] = useState<{ Entries: ComponentType<Parameters<typeof Beside>[0]> } | null>(
    fetched ? { Entries: fetched } : null,
  );

  const fetchAll = async () => {
    setFailed(false);
    try {
      fetched ??= (await import('#team/wording/beside.tsx')).Beside;
      setShown({ Entries: fetched });
      // What was loaded before stays good without a network.
      const loaded = await (await actions.guideDesk()).loadWording();
      setFailed(!loaded.ok);
    } catch {
      setFailed(true);
    }
  };

  return (
    <div className={styles.line}>
      <AriaButton
        className={classes(styles.open)}
        aria-expanded={open}
        aria-controls={id}
        onPress={() => {
          setOpen(!open);
          if (!open && (shown === null || wording === null)) void fetchAll();
        }}
      >
        <span aria-hidden="true">{open ? '–' : '+'} </span>
        {m.team_beside_title(locale)}
      </AriaButton>
      <section
        id={id}
        hidden={!open}
        aria-label={m.team_beside_title(locale)}
        tabIndex={open ? 0 : -1}
        className={styles.box}
      >
        {shown && wording ? (
          <shown.Entries wording={wording} moments={moments} />
        ) : (
          <p role="status">{failed ? m.team_beside_failed(locale) : m.team_access_one_moment(locale)}</p>
        )}
      </section>
    </div>
  );
}
