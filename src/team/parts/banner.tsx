/** A band across the page: something that everybody on this screen must know. A word or sign carries the tone. */
import type { ReactNode } from 'react';
import styles from './banner.module.css';
import { classes } from './classes.ts';

export function Banner({
  tone = 'plain',
  title,
  children,
  actions,
  role,
}: {
  tone?: 'plain' | 'look';
  title?: string;
  children?: ReactNode;
  actions?: ReactNode;
  role?: 'status' | 'alert';
}) {
  return (
    <div className={classes(styles.banner, tone === 'look' && styles.look)} role={role}>
      {tone === 'look' ? (
        <span aria-hidden="true" className={styles.sign}>
          ▲
        </span>
      ) : null}
      <div className={styles.words}>
        {title ? <p className={styles.title}>{title}</p> : null}
        {children ? <div className={styles.text}>{children}</div> : null}
      </div>
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </div>
  );
}
