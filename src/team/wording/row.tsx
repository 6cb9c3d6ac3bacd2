/** A line of the guide that opens: a sentence, where it stands, and behind it the whole with what may be done. */
import { type ReactNode, useId, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { classes } from '#team/parts/classes.ts';
import { useLocale } from '#team/parts/locale.tsx';
import * as m from '#texts/messages.ts';
import type { GuideView } from '#team/data/model.ts';
import { type Approvable, notesOn } from './guide-items.ts';
import { standingText } from './guide-words.ts';
import styles from './wording.module.css';

export function Row({
  item,
  sentence,
  notes,
  marks,
  children,
}: {
  item: Approvable;
  sentence: string;
  notes: GuideView['notes'];
  marks: readonly string[];
  children: () => ReactNode;
}) {
  const locale = useLocale();
  const id = useId();
  const [open, setOpen] = useState(false);
  const said = notesOn(item, notes).length;
  const approved = item.standing.state === 'approved' && !item.hidden;
  return (
    <li className={classes(styles.row, item.hidden && styles.faded)}>
      <AriaButton
        className={classes(styles.open)}
        aria-expanded={open}
        aria-controls={id}
        onPress={() => setOpen(!open)}
      >
        <span aria-hidden="true" className={classes(styles.turn, open && styles.turned)}>
          ›
        </span>
        <span className={styles.sentence}>{sentence}</span>
        <span className={styles.standing}>
          <span aria-hidden="true">{approved ? '✓ ' : '○ '}</span>
          {[
            standingText(item, locale),
            ...marks,
            ...(said > 0 ? [m.team_guide_notes(locale, { n: said })] : []),
          ].join(' · ')}
        </span>
      </AriaButton>
      <div id={id} hidden={!open}>
        {open ? <div className={styles.opened}>{children()}</div> : null}
      </div>
    </li>
  );
}
