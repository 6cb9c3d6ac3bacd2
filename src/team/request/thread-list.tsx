/** Everything that happened, in order of time, oldest first: like a correspondence. */
import { useMemo } from 'react';
import type { OpenRequest } from '#team/data/model.ts';
import { daysFrom, formatDay } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';
import { ThreadEntry, timeOf } from './thread-entry.tsx';
import styles from './thread-list.module.css';
import { type ThreadItem, threadOf } from './thread.ts';

export function Thread({ request, now }: { request: OpenRequest; now: number }) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const thread = useMemo(() => threadOf(request.timeline), [request.timeline]);
  const days = useMemo(() => byDay(thread, timeZone), [thread, timeZone]);
  return (
    <section aria-labelledby="thread">
      <h2 id="thread" className={styles.title}>
        {m.team_thread(locale)}
      </h2>
      {request.whole ? null : (
        <p role="status" className={styles.partly}>
          {m.team_thread_partly(locale)}
        </p>
      )}
      {days.map((items) => {
        const first = items[0];
        if (!first) return null;
        return (
          <section key={keyOf(first)} className={styles.day}>
            <h3 className={styles.date}>{formatDay(timeOf(first.item), now, locale, timeZone)}</h3>
            <ol role="list">
              {items.map((item) => (
                <ThreadEntry key={keyOf(item)} {...item} file={request.row.file} now={now} />
              ))}
            </ol>
          </section>
        );
      })}
    </section>
  );
}

function byDay(thread: readonly ThreadItem[], timeZone: string): ThreadItem[][] {
  const days: ThreadItem[][] = [];
  for (const one of thread) {
    const day = days.at(-1);
    const last = day?.at(-1);
    if (day && last && daysFrom(timeOf(last.item), timeOf(one.item), timeZone) === 0) day.push(one);
    else days.push([one]);
  }
  return days;
}

function keyOf({ item }: ThreadItem): string {
  switch (item.type) {
    case 'event':
      return `event-${item.event.event}`;
    case 'waiting':
      return `waiting-${item.at}-${item.content.kind}`;
    case 'exchange':
    case 'notes':
      return `${item.type}-${item.seq}`;
    case 'erased':
    case 'unreadable':
      return `${item.stream}-${item.seq}`;
  }
}
