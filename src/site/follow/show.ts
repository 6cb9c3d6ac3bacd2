/** Puts an opened thread on the page: steps, what comes next, messages. Says aloud only what is new. */
import * as m from '#texts/messages.ts';
import { byId, el, say } from '../parts/dom.ts';
import { sayWhen } from '../parts/facts.ts';
import type { FollowFacts } from './facts.ts';
import { canRaise, type Next, nextOf, type Step, stepsOf } from './status.ts';
import type { Thread, ThreadItem } from './thread.ts';

/** @param now epoch ms, the server's clock @param before what was shown until now; undefined: only time has passed */
export function showThread(facts: FollowFacts, thread: Thread, now: number, before?: Thread | null): void {
  const { locale, programme } = facts;
  const { view } = thread;
  const when = (at: number) => sayWhen(at, now, facts);
  const next = sayNext(nextOf(view, now), facts, when);
  byId('steps').replaceChildren(...stepsOf(view).map((step) => showStep(step, facts, when)));
  byId('next').replaceChildren(el('p', {}, next));
  const night = document.getElementById('thread-night');
  if (night) night.hidden = view.openNow || view.closedAt !== null;
  byId('thread-actions').hidden = !canRaise(view);
  byId('withdraw-box').hidden = view.withdrawnAt !== null || view.closedAt !== null;
  byId('thread-life').textContent =
    view.closedAt === null
      ? m.site_life_open(locale, { days: facts.retentionDays })
      : view.destroyAt === null
        ? m.site_life_held(locale)
        : m.site_life_closed(locale, { when: when(view.destroyAt) });

  const problem = byId('thread-problem');
  if (!thread.intact) {
    problem.replaceChildren(el('p', {}, m.site_thread_tampered(locale, { phone: programme.phone })));
    problem.hidden = false;
  }
  showMessages(thread, facts, when, before);
  if (before) announce(thread, before, next, facts);
}

function showStep(step: Step, { locale }: FollowFacts, when: (at: number) => string): HTMLElement {
  const texts: Record<Step['says'], string> = {
    received: m.site_step_received(locale),
    told: m.site_step_told(locale),
    seen: m.site_step_seen(locale),
    taken: m.site_step_taken(locale),
    calling: m.site_step_calling(locale),
    talked: m.site_step_talked(locale),
    waiting: m.site_step_waiting(locale),
    ahead: m.site_step_after(locale),
    closed: m.site_step_closed(locale),
  };
  const states = {
    done: m.site_state_done(locale),
    current: m.site_state_current(locale),
    ahead: m.site_state_ahead(locale),
  };
  return el(
    'li',
    { class: step.state, 'aria-current': step.state === 'current' ? 'step' : undefined },
    el('span', { class: 'unseen' }, `${states[step.state]}\u00a0: `),
    el('b', {}, texts[step.says]),
    step.at === null ? null : when(step.at),
  );
}

function sayNext(next: Next, { locale, programme }: FollowFacts, when: (at: number) => string): string {
  switch (next.kind) {
    case 'calling':
      return m.site_next_calling(locale);
    case 'call':
      return next.late
        ? m.site_next_late(locale, { when: when(next.by), phone: programme.phone })
        : m.site_next_call(locale, { when: when(next.by) });
    case 'answer':
      return next.late
        ? m.site_next_late_any(locale, { when: when(next.by), phone: programme.phone })
        : m.site_next_answer(locale, { when: when(next.by) });
    case 'promised':
      return next.late
        ? m.site_next_late_any(locale, { when: when(next.by), phone: programme.phone })
        : m.site_next_promised(locale, { when: when(next.by) });
    case 'withdrawn':
      return m.site_next_withdrawn(locale, { when: when(next.at) });
    case 'closed':
      return m.site_next_closed(locale, { when: when(next.at) });
    case 'nothing':
      return '';
  }
}

function showMessages(
  thread: Thread,
  facts: FollowFacts,
  when: (at: number) => string,
  before: Thread | null | undefined,
): void {
  // Nothing new: what is being read stays where it is, and keeps its selection.
  if (before === undefined) return;
  byId('messages').replaceChildren(
    ...thread.items.filter((item) => !isSilent(item)).map((item) => showItem(item, facts, when)),
  );
}

/** An erasure is told in the place of what it erased. */
const isSilent = (item: ThreadItem) => item.state === 'read' && item.content.kind === 'erasure';

function showItem(item: ThreadItem, { locale }: FollowFacts, when: (at: number) => string): HTMLElement {
  if (item.state !== 'read') {
    const words = {
      erased: m.site_item_erased(locale),
      unreadable: m.site_item_unreadable(locale),
      tampered: m.site_item_tampered(locale),
    };
    return el('li', { class: item.state }, el('p', { class: 'quiet' }, words[item.state]));
  }
  const { content, mine, at } = item;
  const who = mine ? m.site_item_you(locale) : m.site_item_team(locale);
  const body =
    content.kind === 'message'
      ? content.text
      : content.kind === 'opening'
        ? (content.text ?? m.site_item_opening(locale))
        : EVENTS[content.kind](locale);
  return el(
    'li',
    { class: mine ? 'mine' : 'team' },
    el('p', { class: 'quiet' }, `${who}, ${when(at)}`),
    el('p', {}, body),
  );
}

const EVENTS = {
  raised: m.site_item_raised,
  withdrawn: m.site_item_withdrawn,
  corrected: m.site_item_corrected,
  new_code: m.site_item_new_code,
  erasure: m.site_item_erased,
};

/** One sentence for who cannot see the page: a new message, a call, or a changed promise. */
function announce(thread: Thread, before: Thread, next: string, { locale }: FollowFacts): void {
  const known = before.items.length;
  const fromTeam = thread.items
    .slice(known)
    .some((item) => item.state === 'read' && !item.mine && !isSilent(item));
  const region = byId('thread-said');
  if (fromTeam) say(region, m.site_said_message(locale));
  else if (
    thread.view.callingSince !== before.view.callingSince ||
    thread.view.state !== before.view.state ||
    thread.view.seenAt !== before.view.seenAt
  ) {
    const current = stepsOf(thread.view).find(({ state }) => state === 'current');
    say(region, current?.says === 'calling' ? m.site_next_calling(locale) : next);
  }
}
