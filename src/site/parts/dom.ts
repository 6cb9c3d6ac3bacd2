/** Making and finding elements. Text goes in as text: no script of these pages ever parses HTML (Trusted Types). */

type Child = Node | string | null | undefined | false;
type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** `el('p', { class: 'quiet' }, 'text')`; attributes that are false or undefined are left out, true ones are bare. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes,
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  set(element, attributes);
  add(element, children);
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';

export function svg(tag: string, attributes: Attributes, ...children: Child[]): SVGElement {
  const element = document.createElementNS(SVG, tag);
  set(element, attributes);
  add(element, children);
  return element;
}

/** @throws Error when the page has no such element: page and script are of two versions */
// The kind of element is the page's promise: journeys keep it.
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters
export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}.`);
  return found as T;
}

/** Content of the `<template>` of that id, ready to be put in. */
export function fromTemplate(id: string): Node {
  return byId<HTMLTemplateElement>(id).content.cloneNode(true);
}

/**
 * Replaces what a live region says; the same words again are left alone, so that nobody hears them twice.
 * The region must have been in the page before: screen readers only watch what they already know.
 */
export function say(region: HTMLElement, text: string): void {
  if (region.textContent !== text) region.textContent = text;
}

function set(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false && value !== undefined)
      element.setAttribute(name, value === true ? '' : String(value));
  }
}

function add(element: Element, children: readonly Child[]): void {
  element.append(
    ...children.filter(
      (child): child is Node | string => child !== null && child !== undefined && child !== false,
    ),
  );
}
