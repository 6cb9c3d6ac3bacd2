/** The opened request on the page: what is shown, what can be written, and the live line behind it. */
import type { PartnerView } from '#contract/door.ts';
import type { Receipt } from '#sealing/receipt.ts';
import * as m from '#texts/messages.ts';
import { byId, el, say } from '../parts/dom.ts';
import { serverClock } from '../parts/facts.ts';
import { leaveFor, warnBeforeLeaving } from '../parts/leaving.ts';
import { showProblems, showTrouble } from '../parts/problems.ts';
import { watchText } from '../parts/short-text.ts';
import type { FollowFacts } from './facts.ts';
import { stayLive } from './live.ts';
import { showThread } from './show.ts';
import { canRaise } from './status.ts';
import { openThread, type Thread } from './thread.ts';
import { postStep, readCurrentView } from './wire.ts';
import { type Writing, Writer } from './writer.ts';

export class FollowedThread {
  readonly #facts: FollowFacts;
  readonly #receipt: Receipt;
  readonly #writer: Writer;
  readonly #clock: () => number;
  readonly #first: PartnerView;
  #thread: Thread | null = null;
  #writing = false;
  /** Views are opened side by side: the last to come is the one that stays. */
  #came = 0;
  #shown = 0;
  /** Whether what was last said about one's own step still holds. */
  #saidWhile: ((view: PartnerView) => boolean) | null = null;

  constructor(facts: FollowFacts, receipt: Receipt, first: PartnerView) {
    this.#facts = facts;
    this.#receipt = receipt;
    this.#first = first;
    this.#clock = serverClock(facts);
    this.#writer = new Writer(receipt, {
      post: postStep,
      open: (view) => this.#open(view),
      readCurrent: readCurrentView,
    });
  }

  async start(): Promise<void> {
    const { locale, limits, paths, programme } = this.#facts;
    const { reference } = this.#first;
    byId('thread-reference').textContent = reference;
    document.title = `${reference} · ${programme.name}`;
    await this.#open(this.#first);
    byId('thread').hidden = false;
    window.scrollTo(0, 0);
    byId('thread-reference').focus();

    const text = watchText('message', locale, () => limits.message, [programme.phone]);
    byId('reply').addEventListener('submit', (event) => {
      event.preventDefault();
      text.check();
      void this.#reply(text.field);
    });
    byId('raise').addEventListener('click', () => void this.#raise());
    byId('withdraw').addEventListener('click', () => void this.#withdraw());
    byId('forget').addEventListener('click', () => leaveFor(paths.home));
    warnBeforeLeaving(() => text.field.value.trim() !== '');
    stayLive(
      this.#receipt,
      (view) => void this.#open(view),
      (state) => this.#connection(state),
    );
    // Times pass even when nothing happens: *late* must be said when it is.
    setInterval(() => this.#thread && showThread(this.#facts, this.#thread, this.#clock()), 30_000);
  }

  /** Opens a view, in the order in which they came, and shows it. */
  async #open(view: PartnerView): Promise<Thread> {
    const turn = ++this.#came;
    const before = this.#thread;
    const last = before?.view.entries.at(-1);
    const known = {
      publicationKey: this.#facts.programme.publicationKey ?? view.publicationKey,
      genesis: before?.intake?.genesis,
      last: last ? { seq: last.seq, hash: last.hash } : undefined,
    };
    const thread = await openThread(view, this.#receipt, known);
    if (turn < this.#shown) return thread;
    const replaced = this.#thread;
    this.#shown = turn;
    this.#thread = thread;
    showThread(this.#facts, thread, this.#clock(), replaced);
    this.#dropWhatWasSaid(view);
    return thread;
  }

  async #reply(field: HTMLTextAreaElement): Promise<void> {
    const { locale, limits } = this.#facts;
    const text = field.value.trim();
    const over = text.length - limits.message;
    const wrong =
      text === '' ? m.site_wrong_message(locale) : over > 0 ? m.site_wrong_text(locale, { over }) : null;
    showProblems(
      byId('reply-errors'),
      m.site_problems_title(locale, { count: 1 }),
      wrong === null ? [] : [{ field: 'message', text: wrong }],
    );
    if (wrong !== null) return;
    const written = await this.#write(
      { step: { step: 'message' }, content: { kind: 'message', text } },
      byId('reply-progress'),
      byId('reply-errors'),
    );
    if (!written) return;
    field.value = '';
    field.dispatchEvent(new Event('blur'));
    say(byId('reply-progress'), m.site_reply_sent(locale));
  }

  async #raise(): Promise<void> {
    const said = byId('raise-said');
    const written = await this.#write(
      { step: { step: 'raise' }, content: { kind: 'raised' } },
      said,
      byId('thread-problem'),
    );
    if (!written) return;
    say(said, m.site_raised(this.#facts.locale, { phone: this.#facts.programme.phone }));
    this.#saidWhile = (view) => !canRaise(view);
  }

  async #withdraw(): Promise<void> {
    const said = byId('raise-said');
    const written = await this.#write(
      { step: { step: 'withdraw' }, content: { kind: 'withdrawn' } },
      said,
      byId('thread-problem'),
    );
    if (!written) return;
    byId<HTMLDetailsElement>('withdraw-box').open = false;
    say(said, m.site_withdrawn_done(this.#facts.locale));
    this.#saidWhile = ({ withdrawnAt, closedAt }) => withdrawnAt !== null && closedAt === null;
    byId('thread-reference').focus();
  }

  /** What was said about one's own step goes once it is not so any more: the request was closed, or came back. */
  #dropWhatWasSaid(view: PartnerView): void {
    if (this.#saidWhile === null || this.#saidWhile(view)) return;
    this.#saidWhile = null;
    say(byId('raise-said'), '');
  }

  async #write(writing: Writing, progress: HTMLElement, errors: HTMLElement): Promise<boolean> {
    const thread = this.#thread;
    if (thread === null || this.#writing) return false;
    const { locale } = this.#facts;
    this.#writing = true;
    errors.hidden = true;
    for (const place of ['reply-progress', 'raise-said']) say(byId(place), '');
    say(progress, m.site_sending_message(locale));
    const written = await this.#writer.write(thread, writing, Date.now());
    this.#writing = false;
    say(progress, '');
    if (written.kind === 'written') return true;
    const words =
      written.kind === 'unsure'
        ? m.site_message_unsure(locale)
        : written.kind === 'unsafe'
          ? m.site_not_ours(locale)
          : written[locale];
    showTrouble(errors, el('p', {}, words));
    return false;
  }

  /**
   * Another code was given, or the request is destroyed: what stood here is no longer this page's to show, and nothing
   * can be sent. A text begun stays, to be copied.
   */
  #putAway(): void {
    this.#thread = null;
    for (const id of ['steps', 'next', 'thread-actions', 'raise-said', 'thread-life', 'withdraw-box'])
      byId(id).hidden = true;
    byId('messages').replaceChildren();
    byId<HTMLButtonElement>('reply-send').disabled = true;
    byId('reply').hidden = byId<HTMLTextAreaElement>('message').value.trim() === '';
  }

  #connection(state: 'live' | 'lost' | 'gone'): void {
    const { locale } = this.#facts;
    if (state === 'gone') this.#putAway();
    say(
      byId('connection'),
      state === 'live'
        ? ''
        : state === 'lost'
          ? m.site_connection_lost(locale)
          : m.site_connection_gone(locale),
    );
  }
}
