/** The request form: reads what is typed, shows what is wrong, sends once, and says the truth about what became of it. */
import { dialAddress } from '#programme/dial.ts';
import type { Acknowledgement, PublicProgramme } from '#contract/door.ts';
import * as m from '#texts/messages.ts';
import { byId, el, fromTemplate, say } from '../parts/dom.ts';
import { canSeal, type PageFacts, readFacts, sayWhen, serverClock } from '../parts/facts.ts';
import { warnBeforeLeaving } from '../parts/leaving.ts';
import { showProblems, showTrouble, unmarkWhenChanged } from '../parts/problems.ts';
import { chosen, joinRadios } from '../parts/radios.ts';
import { watchText } from '../parts/short-text.ts';
import { fetchProgramme, postRequest, readCertificate } from '../parts/wire.ts';
import { type Answers, checkAnswers, isBlank, type Mistake, textLimit, type Typed } from './answers.ts';
import type { RequestFacts } from './facts.ts';
import { proveWork } from './proof.ts';
import { showReceipt } from './receipt.ts';
import type { Identity } from './seal-request.ts';
import { type Outcome, Submission } from './submission.ts';

/** What the programme publishes is read again after this long, when the page comes back into view. */
const STALE_MS = 5 * 60_000;

export async function startRequest(): Promise<void> {
  const facts = readFacts<RequestFacts>();
  const form = byId<HTMLFormElement>('request');
  // Said at once, so that the notice for broken scripts does not appear meanwhile.
  document.documentElement.dataset['ready'] = '';
  if (!(await canSeal())) {
    form.replaceWith(fromTemplate('too-old'));
    return;
  }
  new RequestForm(facts, form).start();
}

class RequestForm {
  readonly #facts: RequestFacts;
  readonly #form: HTMLFormElement;
  readonly #fields = byId<HTMLFieldSetElement>('request-fields');
  readonly #errors = byId('request-errors');
  readonly #progress = byId('progress');
  readonly #clock: () => number;
  readonly #submission: Submission;
  #programme: PublicProgramme;
  #readAt: number;
  #finished = false;

  constructor(facts: RequestFacts, form: HTMLFormElement) {
    this.#facts = facts;
    this.#form = form;
    this.#clock = serverClock(facts);
    this.#programme = facts.programme;
    this.#readAt = Date.now();
    this.#submission = new Submission(facts.programme, facts.locale, { post: postRequest, prove: proveWork, readCertificate });
  }

  start(): void {
    const { locale, limits, night, programme } = this.#facts;
    joinRadios(this.#form);
    unmarkWhenChanged(this.#form);
    const known = [programme.phone, ...(night ? [night.number] : [])];
    const text = watchText('text', locale, () => textLimit(chosen(byId('need')), limits), known);
    byId('need').addEventListener('change', () => text.check());
    byId('promptness').addEventListener('change', () => this.#showNowFirst());
    byId('age').addEventListener('change', () => this.#showDuty());
    byId('when').addEventListener('change', () => this.#showNotBefore());
    byId('nb-day').addEventListener('change', () => this.#showNotBefore());
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      text.check();
      void this.#send();
    });
    warnBeforeLeaving(() => !this.#finished && (this.#submission.unsure || !isBlank(this.#typed())));
    window.addEventListener('online', () => {
      if (!this.#finished && this.#submission.unsure) void this.#send();
    });
    document.addEventListener('visibilitychange', () => void this.#refresh());
    this.#fields.disabled = false;
  }

  #typed(): Typed {
    const value = (id: string) => byId<HTMLInputElement>(id).value;
    const choice = (id: string) => chosen(byId(id));
    return {
      promptness: choice('promptness'),
      organisation: value('organisation'),
      firstName: value('first-name'),
      phone: value('phone'),
      need: choice('need'),
      text: value('text'),
      age: choice('age'),
      agrees: choice('agrees'),
      when: choice('when'),
      day: value('nb-day'),
      date: value('nb-date'),
      time: value('nb-time'),
      message: choice('message'),
      sector: choice('sector'),
      language: choice('language'),
    };
  }

  async #send(): Promise<void> {
    const { locale, limits, programme } = this.#facts;
    const checked = checkAnswers(this.#typed(), limits, this.#clock(), programme.timeZone);
    // What may already be stored is sent again as it was: nothing to check.
    if (!this.#submission.unsure && !checked.ok) {
      const problems = checked.mistakes.map((mistake) => ({ field: mistake.field, text: wordsFor(mistake, locale) }));
      showProblems(this.#errors, m.site_problems_title(locale, { count: problems.length }), problems);
      return;
    }
    const practice = this.#facts.practice ? { practice: true } : {};
    const answers = { ...(checked.ok ? checked.answers : ({} as Answers)), ...practice };
    showProblems(this.#errors, '', []);
    this.#hold(true);
    say(this.#progress, m.site_sending(locale));
    const outcome = await this.#submission.send(answers, Date.now());
    if (outcome.kind === 'busy') return;
    say(this.#progress, '');
    this.#hold(this.#submission.unsure);
    if (outcome.kind === 'acknowledged') await this.#acknowledge(outcome, answers.notBefore);
    else this.#explain(outcome);
  }

  /** While sending, and while what was sent may be stored: the answers stay as they are. */
  #hold(held: boolean): void {
    this.#fields.disabled = held;
  }

  #explain(outcome: Exclude<Outcome, { kind: 'acknowledged' | 'busy' }>): void {
    const { locale } = this.#facts;
    const phone = el('p', { class: 'call' }, this.#phoneLink());
    if (outcome.kind === 'not_ours') {
      showTrouble(this.#errors, el('p', {}, m.site_not_ours(locale)), phone);
      return;
    }
    const words = outcome.kind === 'unsure' ? m.site_unsure(locale) : outcome[locale];
    const reference = outcome.kind === 'refused' && outcome.reference !== null ? el('p', {}, `${m.site_failed_reference(locale)} ${outcome.reference}`) : null;
    const again = el('button', { type: 'button', class: 'button' }, m.site_try_again(locale));
    again.addEventListener('click', () => void this.#send());
    showTrouble(this.#errors, el('p', {}, words), ...(reference ? [reference] : []), again, phone);
  }

  async #acknowledge({ acknowledgement, identity }: { acknowledgement: Acknowledgement; identity: Identity }, notBefore: number | undefined): Promise<void> {
    this.#finished = true;
    this.#form.reset();
    byId('ask').remove();
    showReceipt(this.#facts, this.#clock, { acknowledgement, receiptBytes: identity.receiptBytes, notBefore: notBefore ?? null });
  }

  /** Rule 2: choosing *now* shows the phone before any other question; when closed, the line that answers now. */
  #showNowFirst(): void {
    const region = byId('now-first');
    if (chosen(byId('promptness')) !== 'now') {
      region.replaceChildren();
      return;
    }
    const { locale, night } = this.#facts;
    const { openNow, nextOpeningAt } = this.#programme;
    const line = (text: string) => el('p', {}, text);
    if (openNow) {
      region.replaceChildren(line(m.site_now_call(locale)), el('p', { class: 'call' }, this.#phoneLink()), line(m.site_now_write(locale)));
      return;
    }
    const closed = nextOpeningAt === null ? m.site_closed(locale) : m.site_closed_until(locale, { when: this.#when(nextOpeningAt) });
    const other = night ? [line(m.site_now_night(locale)), el('p', { class: 'call' }, `${night.name} `, telLink(night.number))] : [];
    region.replaceChildren(line(closed), ...other, el('p', {}, `${m.site_now_closed_write(locale)} ${m.site_now_phone(locale)} `, this.#phoneLink()));
  }

  /** Rule 3: with under 18 or unknown, each person's own duty to report. */
  #showDuty(): void {
    const age = chosen(byId('age'));
    byId('duty').replaceChildren(...(age === 'under_18' || age === 'unknown' ? [fromTemplate('duty-text')] : []));
  }

  #showNotBefore(): void {
    byId('not-before').hidden = chosen(byId('when')) !== 'not_before';
    byId('nb-date-box').hidden = byId<HTMLSelectElement>('nb-day').value !== 'date';
  }

  /** A page left open over lunch must not promise a time that has passed. */
  async #refresh(): Promise<void> {
    if (document.hidden || this.#finished || Date.now() - this.#readAt < STALE_MS) return;
    const answer = await fetchProgramme();
    if (!answer.ok) return;
    this.#readAt = Date.now();
    this.#programme = answer.value;
    for (const promptness of ['now', 'soon', 'no_rush'] as const) {
      const when = this.#when(answer.value.callBy[promptness]);
      byId(`promptness-${promptness}-note`).textContent = m.site_prompt_call_by(this.#facts.locale, { when });
    }
    this.#showNowFirst();
  }

  #when(at: number): string {
    return sayWhen(at, this.#clock(), this.#facts);
  }

  #phoneLink(): HTMLElement {
    return telLink(this.#facts.programme.phone);
  }
}

const telLink = (number: string) => el('a', { class: 'tel', href: dialAddress(number) }, number.replaceAll(' ', '\u00a0'));

function wordsFor(mistake: Mistake, locale: PageFacts['locale']): string {
  if (mistake.wrong === 'too_long') {
    const over = { over: mistake.over };
    return mistake.field === 'text' ? m.site_wrong_text(locale, over) : m.site_wrong_long(locale, over);
  }
  const words = {
    promptness: m.site_wrong_promptness,
    organisation: m.site_wrong_organisation,
    'first-name': m.site_wrong_first_name,
    phone: m.site_wrong_phone,
    'not-before': m.site_wrong_time,
    text: m.site_wrong_time,
  };
  if (mistake.wrong === 'past') return m.site_wrong_past(locale);
  if (mistake.wrong === 'too_far') return m.site_wrong_far(locale);
  return words[mistake.field](locale);
}
