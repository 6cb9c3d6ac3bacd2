/**
 * Questions of the forms that seal. Fields have no `name` and forms no `action`: whatever breaks, nothing can leave
 * unsealed (sealing.md, “Rules for the browser”). Without a name, radio buttons are no group for the browser: the
 * script makes them one (site/parts/radios.ts), and position is said here for screen readers.
 */
import * as m from '#texts/messages.ts';
import type { Locale } from '#texts/locales.ts';
import { attributes, type Html, html, type Piece } from './html.ts';

export interface QuestionText {
  readonly id: string;
  readonly label: string;
  /** Why it is asked: every question says so. */
  readonly why: string;
}

interface Option {
  readonly value: string;
  readonly label: string;
  /** A second line, such as when the call would come. */
  readonly note?: Piece;
}

const why = ({ id, why: text }: QuestionText) => html`<p class="why" id="${id}-why">${text}</p>`;
const error = (id: string) => html`<p class="wrong" id="${id}-error" hidden></p>`;

/** One choice among a few. */
export function choice(question: QuestionText, options: readonly Option[], required = false): Html {
  const { id, label } = question;
  const described = `${id}-why ${id}-error`;
  return html`<fieldset class="question" id="${id}" data-radios aria-describedby="${described}" ${attributes({ 'data-required': required })}>
<legend>${label}</legend>
${why(question)}${error(id)}
<div class="options">${options.map((option, i) => {
    const place = attributes({
      'aria-posinset': i + 1,
      'aria-setsize': options.length,
      'aria-describedby': option.note ? `${id}-${option.value}-note` : undefined,
    });
    return html`<label class="option"><input type="radio" id="${id}-${option.value}" value="${option.value}" autocomplete="off" ${place}><span>${option.label}${option.note ? html`<small id="${id}-${option.value}-note">${option.note}</small>` : null}</span></label>`;
  })}</div>
</fieldset>`;
}

/** One line of text. */
export function line(
  question: QuestionText,
  settings: { type?: 'text' | 'tel'; capital: 'words' | 'off' },
): Html {
  const { id, label } = question;
  const more = attributes({
    inputmode: settings.type === 'tel' ? 'tel' : undefined,
    autocapitalize: settings.capital,
  });
  return html`<div class="question"><label for="${id}">${label}</label>
${why(question)}${error(id)}
<input type="text" id="${id}" required autocomplete="off" spellcheck="false" aria-describedby="${id}-why ${id}-error" ${more}></div>`;
}

/** One line that may stay empty. */
export function optionalLine(question: QuestionText, settings: { numbers?: boolean } = {}): Html {
  const { id, label } = question;
  const more = attributes({ inputmode: settings.numbers ? 'numeric' : undefined, autocapitalize: 'off' });
  return html`<div class="question"><label for="${id}">${label}</label>
${why(question)}${error(id)}
<input type="text" id="${id}" autocomplete="off" spellcheck="false" aria-describedby="${id}-why ${id}-error" ${more}></div>`;
}

/** A short text, with a count that says when it is too long and never cuts. */
export function shortText(question: QuestionText, locale: Locale, rows = 5): Html {
  const { id, label } = question;
  return html`<div class="question"><label for="${id}">${label}</label>
${why(question)}${error(id)}
<textarea id="${id}" rows="${rows}" autocomplete="off" aria-describedby="${id}-why ${id}-error ${id}-count"></textarea>
<p class="count" id="${id}-count"></p><p class="unseen" role="status" id="${id}-count-said"></p>
<div class="flags" id="${id}-flags" role="status" aria-label="${m.site_flags_label(locale)}"></div></div>`;
}
