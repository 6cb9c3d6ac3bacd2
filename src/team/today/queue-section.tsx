/** One group of the queue under its heading, or what it says when it is empty. */
import { useId } from 'react';
import type { OpenRequest } from '#team/data/model.ts';
import { useLocale } from '#team/parts/locale.tsx';
import ruled from '#team/parts/ruled-head.module.css';
import * as m from '#texts/messages.ts';
import styles from './queue-section.module.css';
import { RequestRow } from './request-row.tsx';

export interface QueueSectionProps {
  readonly title: string;
  readonly hint?: string;
  readonly empty: string;
  readonly requests: readonly OpenRequest[];
  readonly now: number;
  readonly isNew: (file: string) => boolean;
}

export function QueueSection({ title, hint, empty, requests, now, isNew }: QueueSectionProps) {
  const locale = useLocale();
  const heading = useId();
  const late = requests.filter(({ row }) => row.dueAt !== null && row.dueAt <= now).length;
  return (
    <section aria-labelledby={heading} className={styles.section}>
      <header className={ruled.head}>
        <h2 id={heading} className={ruled.title}>
          {title}
          <span className={styles.count}> {requests.length}</span>
        </h2>
        {late > 0 ? (
          <p className={styles.late}>
            <span aria-hidden="true">▲ </span>
            {m.team_today_group_late(locale, { n: late })}
          </p>
        ) : null}
      </header>
      {requests.length === 0 ? (
        <p className={styles.empty}>{empty}</p>
      ) : (
        <>
          {hint ? <p className={styles.hint}>{hint}</p> : null}
          <ul role="list" className={styles.list}>
            {requests.map((request) => (
              <RequestRow
                key={request.row.file}
                request={request}
                now={now}
                isNew={isNew(request.row.file)}
              />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
