/** A short list beside the queue: each line is a way to one request. */
import { Link } from '@tanstack/react-router';
import { type ReactNode, useId, useState } from 'react';
import { Button } from '#team/parts/button.tsx';
import { classes } from '#team/parts/classes.ts';
import { useLocale } from '#team/parts/locale.tsx';
import * as m from '#texts/messages.ts';
import styles from './side-list.module.css';

/** So many at first: the list stands beside the queue, it must not bury what follows. */
const SHOWN = 6;

export interface SideItem {
  readonly file: string;
  readonly reference: string;
  readonly lines: readonly ReactNode[];
}

export function SideList({
  title,
  aside,
  empty,
  items,
  children,
}: {
  title: string;
  aside?: ReactNode;
  empty: string;
  items: readonly SideItem[];
  children?: ReactNode;
}) {
  const heading = useId();
  const locale = useLocale();
  const [all, setAll] = useState(false);
  const shown = all ? items : items.slice(0, SHOWN);
  return (
    <section aria-labelledby={heading} className={styles.section}>
      <header className={styles.head}>
        <h2 id={heading} className={styles.title}>
          {title}
        </h2>
        {aside ? <p className={styles.aside}>{aside}</p> : null}
      </header>
      {children}
      {items.length === 0 ? (
        <p className={styles.empty}>{empty}</p>
      ) : (
        <ul role="list">
          {shown.map(({ file, reference, lines }) => (
            <li key={file} className={styles.item}>
              <Link to="/demande/$file" params={{ file }} className={classes(styles.reference)}>
                {reference}
              </Link>
              {lines.map((line, index) => (
                <p key={index} className={styles.line}>
                  {line}
                </p>
              ))}
            </li>
          ))}
        </ul>
      )}
      {shown.length < items.length ? (
        <Button look="plain" className={classes(styles.rest)} onPress={() => setAll(true)}>
          {m.team_list_rest(locale, { n: items.length - shown.length })}
        </Button>
      ) : null}
    </section>
  );
}
