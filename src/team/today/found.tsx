/** What a search over the queue finds. Fetched when somebody searches, or once Today is at rest. */
import { useDeferredValue, useMemo } from 'react';
import type { OpenRequest } from '#team/data/model.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { useNames } from '#team/shell/names.ts';
import * as m from '#texts/messages.ts';
import { QueueSection } from './queue-section.tsx';
import { searchOver } from './search.ts';
import styles from './today.module.css';

interface FoundProps {
  readonly query: string;
  readonly open: readonly OpenRequest[];
  readonly now: number;
  readonly arrived: readonly string[];
}

export function Found({ query, open, now, arrived }: FoundProps) {
  const locale = useLocale();
  const nameOf = useNames();
  const search = useMemo(() => searchOver(open, locale, nameOf), [open, locale, nameOf]);
  const settled = useDeferredValue(query);
  const byFile = useMemo(() => new Map(open.map((request) => [request.row.file, request])), [open]);
  const found = search.find(settled).flatMap((file) => byFile.get(file) ?? []);
  const partly = open.filter(({ whole }) => !whole).length;
  return (
    <div className={styles.queue}>
      <p role="status" className="visually-hidden">
        {m.team_today_found(locale, { n: found.length })}
      </p>
      <QueueSection
        title={m.team_today_results(locale)}
        empty={m.team_today_found_none(locale)}
        requests={found}
        now={now}
        isNew={(file) => arrived.includes(file)}
      />
      {partly > 0 ? (
        <p className={styles.partly}>{m.team_today_found_partly(locale, { n: partly })}</p>
      ) : null}
    </div>
  );
}
