/** The page of a questionnaire, of the questions box or of an undertaking: reads what is chosen, sends it once, and says what became of it. */
import { readSlipToken } from '#contract/links.ts';
import * as m from '#texts/messages.ts';
import { sendAgainUntilSent } from '../parts/again.ts';
import { byId, el, fromTemplate, say } from '../parts/dom.ts';
import { canSeal, readFacts, serverClock } from '../parts/facts.ts';
import { warnBeforeLeaving } from '../parts/leaving.ts';
import { showProblems, showTrouble, unmarkWhenChanged } from '../parts/problems.ts';
import { proveWork } from '../parts/proof.ts';
import { joinRadios } from '../parts/radios.ts';
import { type GuardWords, watchText } from '../parts/short-text.ts';
import { telLink } from '../parts/tel.ts';
import { readCertificate } from '../parts/wire.ts';
import { answersOf, type Given, tooLongBy, undertakingOf } from './answers.ts';
import { type Asked, askedBy } from './asked.ts';
import type { QuestionnaireFacts } from './facts.ts';
import { type AnswerOutcome, AnswerSending } from './sending.ts';
import { postAnswer } from './wire.ts';

export async function startQuestionnaire(): Promise<void> {
  const facts = readFacts() as QuestionnaireFacts;
  const form = byId<HTMLFormElement>('questionnaire');
  // Said at once, so that the notice for broken scripts does not appear meanwhile.
  document.documentElement.dataset['ready'] = '';
  const slip = takeSlip();
  if (!(await canSeal())) form.replaceWith(fromTemplate('too-old'));
  else if (facts.round.mode === 'slips' && slip === null) form.replaceWith(fromTemplate('no-slip'));
  else new QuestionnairePage(facts, form, slip).start();
}

/** The slip's token leaves the address at once; in the other language it is the same slip. */
function takeSlip(): string | null {
  const slip = readSlipToken(location.hash);
  if (slip === null) return null;
  history.replaceState(null, '', location.pathname);
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[hreflang]')) link.hash = slip;
  return slip;
}

const WORDS: GuardWords = {
  over: m.site_qn_over,
  intro: m.site_qn_flags_intro,
  choice: m.site_qn_flags_choice,
  missing: m.site_qn_flags_missing,
};

class QuestionnairePage {
  readonly #facts: QuestionnaireFacts;
  readonly #asked: Asked;
  readonly #clock: () => number;
  readonly #form: HTMLFormElement;
  readonly #fields = byId<HTMLFieldSetElement>('fields');
  readonly #errors = byId('errors');
  readonly #progress = byId('progress');
  readonly #ask = byId('ask');
  readonly #items: readonly HTMLElement[];
  #sending: AnswerSending;
  #finished = false;
  /** Somebody waits for the outcome of the try under way, her own or one that goes on by itself. */
  #awaited = false;
  readonly #goOn = sendAgainUntilSent(
    () => !this.#finished && this.#sending.unsure,
    () => this.#send('by_itself'),
  );

  constructor(facts: QuestionnaireFacts, form: HTMLFormElement, slip: string | null) {
    this.#facts = facts;
    this.#asked = askedBy(facts);
    this.#clock = serverClock(facts);
    this.#form = form;
    this.#items = [...form.querySelectorAll<HTMLElement>('[data-item]')];
    this.#sending = this.#newSending(slip);
  }

  start(): void {
    const { locale, limit, programme } = this.#facts;
    joinRadios(this.#form);
    unmarkWhenChanged(this.#form);
    for (const item of this.#items) joinNone(item);
    const text =
      this.#asked.guarded && document.getElementById('line')
        ? watchText('line', locale, () => limit, [programme.phone], WORDS)
        : null;
    this.#form.addEventListener('change', () => this.#showSoFar());
    this.#form.addEventListener('input', () => this.#showSoFar());
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      text?.check();
      void this.#send();
    });
    warnBeforeLeaving(() => !this.#finished && (this.#sending.unsure || this.#content() !== null));
    this.#showSoFar();
    this.#fields.disabled = false;
  }

  #newSending(slip: string | null): AnswerSending {
    const { programme, round } = this.#facts;
    return new AnswerSending(programme, round, slip, {
      post: postAnswer,
      prove: () => proveWork('answer'),
      readCertificate,
    });
  }

  #line(): string {
    const line = document.getElementById('line') as HTMLTextAreaElement | HTMLInputElement | null;
    return line?.value ?? '';
  }

  #content() {
    if (this.#facts.round.moment === 'undertaking')
      return undertakingOf(promisedOn(this.#ask), this.#line(), this.#clock());
    return answersOf(this.#facts, this.#items.map(givenIn), this.#line());
  }

  /** How far one is, for the eye; a screen reader has the numbers of the questions. */
  #showSoFar(): void {
    const bar = document.getElementById('so-far-bar') as HTMLProgressElement | null;
    if (bar === null) return;
    const answered = this.#items.filter((item) =>
      item.dataset['kind'] === 'line' ? this.#line().trim() !== '' : givenIn(item).chosen.length > 0,
    ).length;
    bar.max = this.#items.length;
    bar.value = answered;
    byId('so-far-text').textContent = m.site_qn_so_far(this.#facts.locale, {
      answered: String(answered),
      total: String(this.#items.length),
    });
    byId('so-far').hidden = false;
  }

  /** @param who sent by itself, it changes nothing on the page until there is something new to say */
  async #send(who: 'visitor' | 'by_itself' = 'visitor'): Promise<void> {
    const { locale } = this.#facts;
    const content = this.#content();
    // What may already be stored is sent again as it was: nothing to check.
    if (!this.#sending.unsure && !this.#isFit(content)) return;
    if (who === 'visitor') {
      this.#awaited = true;
      showProblems(this.#errors, '', []);
      this.#fields.disabled = true;
      say(this.#progress, m.site_sending_message(locale));
    }
    const outcome = await this.#sending.send(content);
    if (outcome.kind === 'busy') return;
    const awaited = this.#awaited;
    this.#awaited = false;
    say(this.#progress, '');
    this.#fields.disabled = this.#sending.unsure;
    if (outcome.kind === 'arrived') this.#thank();
    else if (awaited || !this.#sending.unsure) this.#explain(outcome);
    this.#goOn();
  }

  #isFit(content: unknown): boolean {
    const { locale, limit } = this.#facts;
    const { nothing, tooLong } = this.#asked;
    const inLine = (title: string, text: string) =>
      showProblems(this.#errors, title, [{ field: 'line', text }]);
    const over = tooLongBy(this.#line(), limit);
    if (over > 0) {
      inLine(m.site_problems_title(locale, { count: 1 }), tooLong(over));
      return false;
    }
    if (content !== null) return true;
    if (nothing.inLine) inLine(nothing.title, nothing.text);
    else showTrouble(this.#errors, el('h2', {}, nothing.title), el('p', {}, nothing.text));
    return false;
  }

  #explain(outcome: Exclude<AnswerOutcome, { kind: 'arrived' | 'busy' }>): void {
    const { locale } = this.#facts;
    const { notOurs, otherWay, refusals } = this.#asked;
    const again = el('button', { type: 'button', class: 'button' }, m.site_try_again(locale));
    again.addEventListener('click', () => void this.#send());
    switch (outcome.kind) {
      case 'not_ours':
        showTrouble(this.#errors, el('p', {}, notOurs), otherWay());
        return;
      case 'used':
        showTrouble(this.#errors, el('p', {}, m.site_qn_used(locale)), otherWay());
        return;
      case 'unsure':
        showTrouble(this.#errors, el('p', {}, m.site_qn_unsure(locale)), again);
        return;
      case 'refused': {
        const ours = refusals[outcome.code];
        if (ours) {
          const { title, text, phone } = ours;
          showTrouble(this.#errors, el('h2', {}, title), el('p', {}, text), el('p', {}, telLink(phone)));
          return;
        }
        showTrouble(
          this.#errors,
          el('p', {}, outcome[locale]),
          ...(outcome.reference === null
            ? []
            : [el('p', {}, `${m.site_failed_reference(locale)} ${outcome.reference}`)]),
          otherWay(),
          again,
        );
      }
    }
  }

  #thank(): void {
    this.#finished = true;
    // Nothing of it stays on the page either, for whoever is handed this device.
    this.#form.reset();
    const thanks = el('div', { id: 'thanked' }, fromTemplate('thanks'));
    this.#ask.replaceWith(thanks);
    byId('thanks-title').focus();
    scrollTo(0, 0);
    document.getElementById('another')?.addEventListener('click', () => {
      this.#finished = false;
      this.#sending = this.#newSending(null);
      thanks.replaceWith(this.#ask);
      byId('line').focus();
    });
  }
}

/** What stands on the page to be undertaken. */
const promisedOn = (page: HTMLElement): string[] =>
  [...page.querySelectorAll<HTMLElement>('[data-promise]')].map(({ dataset }) => dataset['promise'] ?? '');

function givenIn(element: HTMLElement): Given {
  const { item = '', kind = '' } = element.dataset;
  const chosen = [...element.querySelectorAll<HTMLInputElement>('input:checked')].map(({ value }) => value);
  return { item, kind, chosen };
}

/** *None of these* goes with no other choice. */
function joinNone(item: HTMLElement): void {
  const boxes = [...item.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')];
  const isNone = (box: HTMLInputElement) => box.dataset['none'] !== undefined;
  item.addEventListener('change', ({ target }) => {
    const changed = target as HTMLInputElement;
    if (!changed.checked) return;
    for (const box of boxes) if (box !== changed && isNone(box) !== isNone(changed)) box.checked = false;
  });
}
