/** From what the vault opened to what a screen shows: one timeline, the opening as it stands, the next action in words. */
import type { StoredEntry } from '#contract/parts.ts';
import { ExchangeContent, NotesContent, type Opening } from '#programme/entries.ts';
import type { RequestEvent } from '#programme/request.ts';
import type { Author, TimelineItem } from './model.ts';

/** An entry as the vault hands it over: its author checked, its content not yet parsed. */
export type OpenedItem =
  | { readonly state: 'open'; readonly seq: number; readonly author: Author; readonly content: unknown }
  | { readonly state: 'erased'; readonly seq: number; readonly by: string; readonly at: number }
  | {
      readonly state: 'unreadable';
      readonly seq: number;
      readonly why: 'tampered' | 'gap' | 'no_key' | 'withheld';
    };

export interface OpenedStreams {
  readonly exchange: readonly OpenedItem[];
  readonly notes: readonly OpenedItem[];
}

/** Something written here that the server has not accepted yet. */
export interface WaitingText {
  readonly at: number;
  readonly content: ExchangeContent | NotesContent;
}

type Entry = Exclude<TimelineItem, { type: 'event' | 'waiting' }>;

/**
 * Every entry and journal line in order of time; nothing is ever dropped: what cannot be read says why.
 * @param stored the server's entries, for the time at which each was committed
 */
export function buildTimeline(
  streams: OpenedStreams,
  stored: readonly StoredEntry[],
  events: readonly RequestEvent[],
  waiting: readonly WaitingText[] = [],
): TimelineItem[] {
  const times = new Map(stored.map((entry) => [`${entry.stream}:${entry.seq}`, entry.at]));
  const entries = [
    ...entriesOf('exchange', streams.exchange, times),
    ...entriesOf('notes', streams.notes, times),
  ];
  const lines = events.map((event): TimelineItem => ({ type: 'event', event }));
  const all: TimelineItem[] = [...lines, ...entries];
  // A step and what was said with it carry the same time: the step stands first.
  all.sort((a, b) => timeOf(a) - timeOf(b) || rank(a) - rank(b));
  return [...all, ...waiting.map((text): TimelineItem => ({ type: 'waiting', ...text }))];
}

function entriesOf(
  stream: 'exchange' | 'notes',
  items: readonly OpenedItem[],
  times: ReadonlyMap<string, number>,
): Entry[] {
  let last = 0;
  return items.map((item) => {
    // An entry that is missing stands just after the one before it.
    const at = times.get(`${stream}:${item.seq}`) ?? (item.state === 'erased' ? item.at : last);
    last = Math.max(last, at);
    return entryOf(stream, item, at);
  });
}

function entryOf(stream: 'exchange' | 'notes', item: OpenedItem, at: number): Entry {
  const { seq } = item;
  if (item.state === 'erased')
    return { type: 'erased', stream, seq, at, by: { who: 'member', member: item.by } };
  if (item.state === 'unreadable') return { type: 'unreadable', stream, seq, at, why: item.why };
  const { author } = item;
  if (stream === 'exchange') {
    const content = ExchangeContent.safeParse(item.content);
    if (content.success) return { type: 'exchange', seq, at, author, content: content.data };
  } else {
    const content = NotesContent.safeParse(item.content);
    if (content.success) return { type: 'notes', seq, at, author, content: content.data };
  }
  return { type: 'unreadable', stream, seq, at, why: 'unknown_form' };
}

function timeOf(item: TimelineItem): number {
  return item.type === 'event' ? item.event.at : item.at;
}

function rank(item: TimelineItem): number {
  if (item.type === 'event') return 0;
  return item.type === 'notes' ? 2 : 1;
}

/** The opening after its corrections: the last one that a member wrote, else the first entry; null when unreadable. */
export function openingOf(timeline: readonly TimelineItem[]): Opening | null {
  let opening: Opening | null = null;
  for (const item of timeline) {
    if (item.type !== 'exchange') continue;
    if (item.content.kind === 'opening' && item.seq === 0) opening = item.content;
    // A partner completes her request by writing; only the team corrects what stands in the opening.
    if (item.content.kind === 'opening_corrected' && item.author.who === 'member')
      opening = item.content.opening;
  }
  return opening;
}

/** What was last planned, in words; null when nothing is, or when the request was closed or decided again since. */
export function nextActionOf(timeline: readonly TimelineItem[]): string | null {
  let action: string | null = null;
  for (const item of timeline) {
    if (item.type !== 'notes') continue;
    if (item.content.kind === 'plan') action = item.content.what;
    if (item.content.kind === 'closing' || item.content.kind === 'merged' || item.content.kind === 'returned')
      action = null;
  }
  return action;
}

/** What keeps the opening from being shown. */
export function problemOf(timeline: readonly TimelineItem[]): 'no_key' | 'tampered' | 'unknown_form' | null {
  const first = timeline.find(
    (item) => item.type === 'unreadable' && item.stream === 'exchange' && item.seq === 0,
  );
  if (first?.type !== 'unreadable') return null;
  return first.why === 'no_key' || first.why === 'unknown_form' ? first.why : 'tampered';
}
