/** A short list beside the queue: each line is a way to one request. */
import { Link } from '@tanstack/react-router';
import { type ReactNode, useId } from 'react';
import { classes } from '#team/parts/classes.ts';
import styles from './side-list.module.css';

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
          {items.map(({ file, reference, lines }) => (
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
    </section>
  );
}
