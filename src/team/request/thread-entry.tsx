/** One thing of the timeline: when, who, what; who reads it; and what may still be done about it. */
import { useState } from 'react';
import { may } from '#programme/roles.ts';
import { useActions, useTeam } from '#team/data/use-team.tsx';
import type { Author, TimelineItem } from '#team/data/model.ts';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { Button } from '#team/parts/button.tsx';
import { classes } from '#team/parts/classes.ts';
import { Dialog } from '#team/parts/dialog.tsx';
import { eventWords } from '#team/parts/event-words.ts';
import { formatTime } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { spanText } from '#team/parts/time-left-words.ts';
import { useAct } from '#team/shell/act.ts';
import { useNames } from '#team/shell/names.ts';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';
import { EntryContent, entryTitle } from './entry-content.tsx';
import { mayUndo, type ThreadItem } from './thread.ts';
import styles from './thread-entry.module.css';

export const timeOf = (item: TimelineItem): number => (item.type === 'event' ? item.event.at : item.at);

export function ThreadEntry({ item, step, file, now }: ThreadItem & { file: string; now: number }) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const nameOf = useNames();
  const { me, role } = useTeam((state) => ({ me: state.me.member, role: state.me.role }));
  const author = authorOf(item);
  const undone = step?.undone ?? false;
  const erasable =
    (item.type === 'exchange' || item.type === 'notes') &&
    item.content.kind !== 'erasure' &&
    may(role, 'erase_entry');
  return (
    <li className={classes(styles.entry, styles[lookOf(item)], undone && styles.undone)}>
      <p className={styles.time}>
        <time dateTime={new Date(timeOf(item)).toISOString()}>
          {formatTime(timeOf(item), locale, timeZone)}
        </time>
      </p>
      <div className={styles.body}>
        <p className={styles.head}>
          <strong className={styles.what}>{titleOf(item)}</strong>
          {author ? (
            <span className={styles.who}>{nameOf(author.who === 'partner' ? 'partner' : author.member)}</span>
          ) : null}
          <ReadBy item={item} />
          {undone ? <span className={styles.mark}>{m.team_thread_undone(locale)}</span> : null}
        </p>
        {erasable ? (
          <div className={styles.corner}>
            <Erase file={file} stream={item.type} seq={item.seq} />
          </div>
        ) : null}
        {item.type === 'exchange' || item.type === 'notes' || item.type === 'waiting' ? (
          <EntryContent content={item.content} now={now} />
        ) : null}
        {item.type === 'unreadable' ? <p className={styles.why}>{UNREADABLE[item.why](locale)}</p> : null}
        {mayUndo(step, me, now) ? (
          <div className={styles.below}>
            <Undo file={file} event={step.event} until={step.undoUntil} now={now} />
          </div>
        ) : null}
      </div>
    </li>
  );

  function titleOf(one: TimelineItem): string {
    switch (one.type) {
      case 'event':
        return one.event.alert
          ? m.team_alert_line(locale, {
              why: one.event.alert.why,
              names: one.event.alert.sent.map(nameOf).join(', ') || m.team_alert_nobody_reached(locale),
            })
          : eventWords(one.event.kind, locale);
      case 'erased':
        return m.team_thread_erased(locale);
      case 'unreadable':
        return m.team_thread_unreadable(locale);
      case 'exchange':
      case 'notes':
      case 'waiting':
        return entryTitle(one.content, locale);
    }
  }
}

function authorOf(item: TimelineItem): Author | null {
  switch (item.type) {
    case 'exchange':
    case 'notes':
      return item.author;
    case 'erased':
      return item.by;
    case 'event':
      // Who was told is said; that the machine said it tells nothing more.
      if (item.event.alert) return null;
      return item.event.actor === 'partner'
        ? { who: 'partner' }
        : { who: 'member', member: item.event.actor };
    case 'waiting':
    case 'unreadable':
      return null;
  }
}

/** A message is marked with its reader, every time: a team note in the wrong place cannot be called back. */
function ReadBy({ item }: { item: TimelineItem }) {
  const locale = useLocale();
  if (item.type === 'waiting') return <span className={styles.mark}>{m.team_thread_waiting(locale)}</span>;
  if (item.type === 'exchange' && item.content.kind === 'message' && item.author.who === 'member')
    return <span className={styles.mark}>{m.team_thread_partner_reads(locale)}</span>;
  return null;
}

type Look = 'line' | 'partner' | 'outward' | 'notes' | 'waiting' | 'problem';

function lookOf(item: TimelineItem): Look {
  switch (item.type) {
    case 'event':
    case 'erased':
      return 'line';
    case 'unreadable':
      return 'problem';
    case 'waiting':
      return 'waiting';
    case 'notes':
      return 'notes';
    case 'exchange':
      return item.author.who === 'partner'
        ? 'partner'
        : item.content.kind === 'message'
          ? 'outward'
          : 'notes';
  }
}

const UNREADABLE = {
  tampered: m.team_unreadable_tampered,
  gap: m.team_unreadable_gap,
  unknown_form: m.team_unreadable_unknown_form,
  no_key: m.team_unreadable_no_key,
  withheld: m.team_unreadable_withheld,
};

function Undo({ file, event, until, now }: { file: string; event: number; until: number; now: number }) {
  const locale = useLocale();
  const actions = useActions();
  const { act, busy, failure } = useAct();
  return (
    <>
      <Button
        look="plain"
        isPending={busy}
        onPress={() => void act(() => actions.undo(file, event), m.team_undone(locale))}
      >
        {m.team_thread_undo(locale, { duration: spanText(until - now, locale) })}
      </Button>
      <FailureNote failure={failure} />
    </>
  );
}

function Erase({ file, stream, seq }: { file: string; stream: 'exchange' | 'notes'; seq: number }) {
  const locale = useLocale();
  const actions = useActions();
  const { act, busy, failure } = useAct();
  const [asking, setAsking] = useState(false);
  const erase = async () => {
    if (await act(() => actions.erase(file, stream, seq), m.team_erase_done(locale))) setAsking(false);
  };
  return (
    <>
      <Button look="plain" className={classes(styles.erase)} onPress={() => setAsking(true)}>
        {m.team_erase(locale)}
      </Button>
      {asking ? (
        <Dialog
          title={m.team_erase_title(locale)}
          role="alertdialog"
          onClose={() => setAsking(false)}
          actions={
            <Button look="primary" isPending={busy} onPress={() => void erase()}>
              {m.team_erase_submit(locale)}
            </Button>
          }
        >
          <p>{m.team_erase_text(locale)}</p>
          {stream === 'exchange' && seq === 0 ? <p>{m.team_erase_opening(locale)}</p> : null}
          <FailureNote failure={failure} />
        </Dialog>
      ) : null}
    </>
  );
}
