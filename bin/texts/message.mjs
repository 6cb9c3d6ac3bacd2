// One ICU message → its parameters, and a TypeScript expression that renders it.

import { parse, TYPE } from '@formatjs/icu-messageformat-parser';

/** `string`: text as given; `number`: formatted for the language; `select`: one of the listed values. */
/** @typedef {{ kind: 'string' | 'number' } | { kind: 'select', values: string[], open: boolean }} Parameter */

const noSupport = {
  [TYPE.date]:
    'dates are formatted in code with the time zone of the programme: pass the finished text as {name}',
  [TYPE.time]:
    'times are formatted in code with the time zone of the programme: pass the finished text as {name}',
  [TYPE.tag]: 'tags are not part of a text: split it, or put the link in the page',
};

/**
 * @param {string} text ICU MessageFormat
 * @returns {{ elements: import('@formatjs/icu-messageformat-parser').MessageFormatElement[], parameters: Map<string, Parameter> }}
 * @throws {Error} malformed or unsupported; the message says where and what to do
 */
export function readMessage(text) {
  // ICU reads '{ as the start of quoted text: an elision before a parameter (l'{name}) would swallow it.
  const elision = /\p{L}'\{/u.exec(text);
  if (elision) throw new Error(`“${elision[0]}” quotes the brace: write the apostrophe as ’`);
  let elements;
  try {
    elements = parse(text, { ignoreTag: true, requiresOtherClause: true, shouldParseSkeletons: true });
  } catch (error) {
    const at = error.location ? ` at character ${error.location.start.offset + 1}` : '';
    throw new Error(`${error.message.replaceAll('_', ' ').toLowerCase()}${at}`, { cause: error });
  }
  const parameters = new Map();
  collect(elements, parameters);
  return { elements, parameters };
}

function collect(elements, parameters) {
  for (const element of elements) {
    const refusal = noSupport[element.type];
    if (refusal) throw new Error(`{${element.value}}: ${refusal}`);
    if (element.type === TYPE.argument) addParameter(parameters, element.value, { kind: 'string' });
    if (element.type === TYPE.number || element.type === TYPE.plural) {
      addParameter(parameters, element.value, { kind: 'number' });
    }
    if (element.type === TYPE.number && typeof element.style === 'string') {
      throw new Error(
        `{${element.value}, number, ${element.style}}: write a skeleton, such as ::percent or ::.00`,
      );
    }
    if (element.type === TYPE.select) addParameter(parameters, element.value, selectParameter(element));
    for (const option of Object.values(element.options ?? {})) collect(option.value, parameters);
  }
}

/** An empty `other {}` says that the values listed are all there are: the type is then closed. */
function selectParameter(element) {
  const open = element.options.other.value.length > 0;
  return { kind: 'select', open, values: Object.keys(element.options).filter((value) => value !== 'other') };
}

/**
 * Adds one use of a parameter; a plain {n} beside {n, plural, …} is the same number.
 * @param {Map<string, Parameter>} parameters
 * @param {string} name @param {Parameter} found
 * @throws {Error} when two uses cannot be the same value
 */
export function addParameter(parameters, name, found) {
  if (!/^[a-z][A-Za-z0-9]*$/.test(name)) throw new Error(`{${name}}: name a parameter in camelCase`);
  const known = parameters.get(name);
  if (!known || known.kind === 'string') parameters.set(name, found);
  else if (found.kind === 'string') return;
  else if (known.kind !== found.kind)
    throw new Error(`{${name}} is used as ${known.kind} and as ${found.kind}`);
  else if (known.kind === 'select') {
    parameters.set(name, {
      kind: 'select',
      open: known.open || found.open,
      values: [...new Set([...known.values, ...found.values])],
    });
  }
}

/** @param {Parameter} parameter @returns {string} TypeScript type */
export function typeOf(parameter) {
  if (parameter.kind !== 'select') return parameter.kind;
  return parameter.open ? 'string' : parameter.values.map((value) => quote(value)).join(' | ');
}

/**
 * @param {ReturnType<typeof readMessage>['elements']} elements
 * @param {Map<string, Parameter>} parameters of the key, over all languages
 * @param {string} tag BCP 47 tag for Intl
 * @param {string} [count] expression that `#` stands for
 * @returns {string} TypeScript expression of type string
 */
export function render(elements, parameters, tag, count) {
  const parts = elements.map((element) => renderElement(element, parameters, tag, count));
  if (parts.length === 0) return "''";
  return parts.length === 1 ? parts[0] : parts.join(' + ');
}

function renderElement(element, parameters, tag, count) {
  if (element.type === TYPE.literal) return quote(element.value);
  if (element.type === TYPE.pound) return `decimal(${quote(tag)}, ${count})`;
  const value = `params.${element.value}`;
  if (element.type === TYPE.argument) {
    return parameters.get(element.value)?.kind === 'number' ? `decimal(${quote(tag)}, ${value})` : value;
  }
  if (element.type === TYPE.number) return renderNumber(element, value, tag);
  const branches = Object.entries(element.options).filter(([name]) => name !== 'other');
  const other = render(element.options.other.value, parameters, tag, countIn(element, value, count));
  const chain = branches.map(([name, option]) => {
    const text = render(option.value, parameters, tag, countIn(element, value, count));
    return `${condition(element, name, value, tag)} ? ${text} : `;
  });
  return `(${chain.join('')}${other})`;
}

function countIn(element, value, count) {
  if (element.type !== TYPE.plural) return count;
  return element.offset ? `${value} - ${element.offset}` : value;
}

function condition(element, name, value, tag) {
  if (element.type === TYPE.select) return `${value} === ${quote(name)}`;
  if (name.startsWith('=')) return `${value} === ${Number(name.slice(1))}`;
  const rules = element.pluralType === 'ordinal' ? 'ordinal' : 'cardinal';
  return `${rules}(${quote(tag)}, ${countIn(element, value)}) === ${quote(name)}`;
}

function renderNumber(element, value, tag) {
  const { scale = 1, ...options } = element.style?.parsedOptions ?? {};
  const scaled = scale === 1 ? value : `${value} * ${scale}`;
  const given = Object.keys(options).length > 0 ? `, ${JSON.stringify(options)}` : '';
  return `decimal(${quote(tag)}, ${scaled}${given})`;
}

/** A single-quoted literal; what the eye cannot see (no-break spaces) is written as an escape. */
export function quote(text) {
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${escaped.replace(/[\u00a0\u2009\u200a\u202f\u2060\u200b-\u200f\ufeff\u2028\u2029]/g, escapeCode)}'`;
}

const escapeCode = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
