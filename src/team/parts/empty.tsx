/** What an empty list says: why it is empty, and what to do, if anything. */
import type { ReactNode } from 'react';
import styles from './empty.module.css';

export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <p className={styles.title}>{title}</p>
      {children ? <div className={styles.text}>{children}</div> : null}
    </div>
  );
}
