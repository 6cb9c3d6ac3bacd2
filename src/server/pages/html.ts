/**
 * HTML from tagged templates: everything that is put into a template is escaped, unless it is itself HTML from one.
 *
 *   html`<p class="${kind}">${text}</p>${items.map((item) => html`<li>${item}</li>`)}`
 *
 * Attribute values must stand between double quotes: then escaping is enough for text and attributes alike. Bare in a
 * tag only `attributes(…)` may stand; in a script or a style, nothing: `html` refuses it.
 */

/** A piece of HTML that is already safe to put into another. Only `html` and `unsafeHtml` make one. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}

/** Attributes that come and go: `html`<input ${attributes({ required: true, checked: false })}>``. */
export class Attributes extends Html {}

/** @param values `true` writes the name alone, `false` and `undefined` nothing */
export function attributes(
  values: Readonly<Record<string, string | number | boolean | undefined>>,
): Attributes {
  const written = Object.entries(values).flatMap(([name, value]) => {
    if (!/^[a-z][a-z0-9-]*$/.test(name))
      throw new Error(`Not the name of an attribute: ${name.slice(0, 60)}`);
    if (value === false || value === undefined) return [];
    return [value === true ? name : `${name}="${escapeText(String(value))}"`];
  });
  return new Attributes(written.join(' '));
}

/** What may be put into a template. `null`, `undefined` and `false` write nothing. */
export type Piece = Html | string | number | null | undefined | false | readonly Piece[];

/** @throws Error when a value stands where escaping would not make it safe: that is a mistake in the template. */
export function html(strings: TemplateStringsArray, ...values: readonly Piece[]): Html {
  let bare = bareOf.get(strings);
  if (bare === undefined) bareOf.set(strings, (bare = bareIn(strings)));
  let text = strings[0] as string;
  for (const [i, value] of values.entries()) {
    if (bare.has(i) && !(value instanceof Attributes))
      throw new Error(`A value stands bare in a tag: ${text.slice(-60)}`);
    text += write(value) + (strings[i + 1] ?? '');
  }
  return new Html(text);
}

/** HTML that does not come from a template, such as a drawing of ours. Never anything that somebody typed. */
export function unsafeHtml(text: string): Html {
  return new Html(text);
}

/** JSON for `<script type="application/json">`: data that a script of the page reads, which the browser never runs. */
export function jsonScript(id: string, data: unknown): Html {
  // `<` alone could end the element or open a comment in it.
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  return new Html(`<script type="application/json" id="${escapeText(id)}">${json}</script>`);
}

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeText = (text: string) => text.replace(/[&<>"']/g, (character) => ESCAPES[character] as string);

function write(value: Piece): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map(write).join('');
  return escapeText(String(value));
}

/** Templates already looked at: each stands once in the source, so each is checked once. */
const bareOf = new WeakMap<TemplateStringsArray, ReadonlySet<number>>();

/** Which values of a template stand in a tag, outside quotes. */
function bareIn(strings: TemplateStringsArray): ReadonlySet<number> {
  const bare = new Set<number>();
  let before = '';
  for (const [i, part] of strings.slice(0, -1).entries()) {
    before += part;
    const tag = before.slice(before.lastIndexOf('<'));
    const inside = before.lastIndexOf('<') > before.lastIndexOf('>');
    // In a tag, an odd number of double quotes means that a quoted value is open.
    if (inside && (tag.split('"').length - 1) % 2 === 0) bare.add(i);
    if (!inside && /<(?:script|style)\b[^>]*>[^<]*$/i.test(before))
      throw new Error('A value stands in a script or style.');
  }
  return bare;
}
