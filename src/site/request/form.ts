/** The request form: reads what is typed, shows what is wrong, sends once, and says the truth about what became of it. */
import type { Acknowledgement } from '#contract/door.ts';
import { SESSION_FRAGMENT } from '#contract/links.ts';
import * as m from '#texts/messages.ts';
import { sendAgainUntilSent } from '../parts/again.ts';
import { byId, el, fromTemplate, say } from '../parts/dom.ts';
import { canSeal, readFacts, serverClock } from '../parts/facts.ts';
import { warnBeforeLeaving } from '../parts/leaving.ts';
import { showProblems, showTrouble, unmarkWhenChanged } from '../parts/problems.ts';
import { proveWork } from '../parts/proof.ts';
import { chosen, joinRadios } from '../parts/radios.ts';
import { watchText } from '../parts/short-text.ts';
import { telLink } from '../parts/tel.ts';
import { postRequest, readCertificate } from '../parts/wire.ts';
import { type Answers, checkAnswers, isBlank, textLimit, type Typed } from './answers.ts';
import type { RequestFacts } from './facts.ts';
import { mistakeWords } from './mistake-words.ts';
import { askForSession, startPanels } from './panels.ts';
import { showReceipt } from './receipt.ts';
import type { Identity } from './seal-request.ts';
import { type Outcome, Submission } from './submission.ts';

export async function startRequest(): Promise<void> {
  const facts = readFacts() as RequestFacts;
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
  #finished = false;
  /** The visitor waits for the outcome of the try under way, her own or one that goes on by itself. */
  #awaited = false;
  readonly #goOn = sendAgainUntilSent(
    () => !this.#finished && this.#submission.unsure,
    () => this.#send('by_itself'),
  );

  constructor(facts: RequestFacts, form: HTMLFormElement) {
    this.#facts = facts;
    this.#form = form;
    this.#clock = serverClock(facts);
    this.#submission = new Submission(facts.programme, facts.locale, {
      post: postRequest,
      prove: () => proveWork('request'),
      readCertificate,
    });
  }

  start(): void {
    const { locale, limits, night, programme } = this.#facts;
    joinRadios(this.#form);
    unmarkWhenChanged(this.#form);
    const known = [programme.phone, ...(night ? [night.number] : [])];
    const text = watchText('text', locale, () => textLimit(chosen(byId('need')), limits), known);
    byId('need').addEventListener('change', () => text.check());
    startPanels(this.#facts, this.#clock, () => this.#finished);
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      text.check();
      void this.#send();
    });
    warnBeforeLeaving(() => !this.#finished && (this.#submission.unsure || !isBlank(this.#typed())));
    this.#fields.disabled = false;
    if (location.hash === `#${SESSION_FRAGMENT}`) askForSession();
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
      session: {
        audience: choice('audience'),
        heads: value('heads'),
        // A programme may offer no type to choose from.
        type: document.getElementById('session-type') ? choice('session-type') : null,
        minutes: choice('session-minutes'),
        placeType: choice('place-type'),
        language: choice('session-language'),
        dates: value('dates'),
      },
    };
  }

  /** @param who sent by itself, it changes nothing on the page until there is something new to say */
  async #send(who: 'visitor' | 'by_itself' = 'visitor'): Promise<void> {
    const { locale, limits, programme } = this.#facts;
    const checked = checkAnswers(this.#typed(), limits, this.#clock(), programme.timeZone);
    // What may already be stored is sent again as it was: nothing to check.
    if (!this.#submission.unsure && !checked.ok) {
      const problems = checked.mistakes.map((mistake) => ({
        field: mistake.field,
        text: mistakeWords(mistake, locale),
      }));
      showProblems(this.#errors, m.site_problems_title(locale, { count: problems.length }), problems);
      return;
    }
    const practice = this.#facts.practice ? { practice: true } : {};
    const answers = { ...(checked.ok ? checked.answers : ({} as Answers)), ...practice };
    if (who === 'visitor') {
      this.#awaited = true;
      showProblems(this.#errors, '', []);
      this.#hold(true);
      say(this.#progress, m.site_sending(locale));
    }
    const outcome = await this.#submission.send(answers, Date.now());
    if (outcome.kind === 'busy') return;
    const awaited = this.#awaited;
    this.#awaited = false;
    say(this.#progress, '');
    this.#hold(this.#submission.unsure);
    if (outcome.kind === 'acknowledged') await this.#acknowledge(outcome, answers.notBefore);
    else if (awaited || !this.#submission.unsure) this.#explain(outcome);
    this.#goOn();
  }

  /** While sending, and while what was sent may be stored: the answers stay as they are. */
  #hold(held: boolean): void {
    this.#fields.disabled = held;
  }

  #explain(outcome: Exclude<Outcome, { kind: 'acknowledged' | 'busy' }>): void {
    const { locale } = this.#facts;
    const phone = el('p', { class: 'call' }, telLink(this.#facts.programme.phone));
    if (outcome.kind === 'not_ours') {
      showTrouble(this.#errors, el('p', {}, m.site_not_ours(locale)), phone);
      return;
    }
    const words = outcome.kind === 'unsure' ? m.site_unsure(locale) : outcome[locale];
    const reference =
      outcome.kind === 'refused' && outcome.reference !== null
        ? el('p', {}, `${m.site_failed_reference(locale)} ${outcome.reference}`)
        : null;
    const again = el('button', { type: 'button', class: 'button' }, m.site_try_again(locale));
    again.addEventListener('click', () => void this.#send());
    showTrouble(this.#errors, el('p', {}, words), ...(reference ? [reference] : []), again, phone);
  }

  async #acknowledge(
    { acknowledgement, identity }: { acknowledgement: Acknowledgement; identity: Identity },
    notBefore: number | undefined,
  ): Promise<void> {
    this.#finished = true;
    this.#form.reset();
    byId('ask').remove();
    showReceipt(this.#facts, this.#clock, {
      acknowledgement,
      receiptBytes: identity.receiptBytes,
      notBefore: notBefore ?? null,
    });
  }
}
