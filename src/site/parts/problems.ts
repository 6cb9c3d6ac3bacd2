/** The list of what is wrong, above the form, with a link to each field; and the words beside the field itself. */
import { byId, el } from './dom.ts';

export interface Problem {
  /** Id of the field (or group) to go to. */
  readonly field: string;
  readonly text: string;
}

/** Shows the problems and moves there; an empty list takes everything away. */
export function showProblems(region: HTMLElement, title: string, problems: readonly Problem[]): void {
  clearMarks(region);
  if (problems.length === 0) {
    region.hidden = true;
    region.replaceChildren();
    return;
  }
  const links = problems.map(({ field, text }) => {
    const link = el('a', { href: `#${field}` }, text);
    link.addEventListener('click', (event) => {
      // The address must not change: the page keeps no trace of what was wrong.
      event.preventDefault();
      focusField(field);
    });
    return el('li', {}, link);
  });
  region.replaceChildren(el('h2', {}, title), el('ul', {}, ...links));
  region.hidden = false;
  for (const { field, text } of problems) mark(field, text);
  region.focus();
}

/** What is being corrected is no longer marked; the list above stays until the next try. */
export function unmarkWhenChanged(form: HTMLElement): void {
  form.addEventListener('input', ({ target }) => {
    const marked = (target as HTMLElement).closest('[aria-invalid]');
    if (marked === null) return;
    marked.removeAttribute('aria-invalid');
    const words = document.getElementById(`${marked.id}-error`);
    if (words) words.hidden = true;
  });
}

/** Says something in the same place, without fields: what happened, what was kept, what to do. */
export function showTrouble(region: HTMLElement, ...content: (Node | string)[]): void {
  region.replaceChildren(...content);
  region.hidden = false;
  region.focus();
}

function focusField(id: string): void {
  const target = byId(id);
  const details = target.closest('details');
  if (details) details.open = true;
  const control = target.matches('input, textarea, select')
    ? target
    : target.querySelector<HTMLElement>('input:not([tabindex="-1"]), select');
  control?.focus();
  target.closest('.question')?.scrollIntoView({ block: 'start' });
}

function mark(id: string, text: string): void {
  const words = document.getElementById(`${id}-error`);
  if (words) {
    words.textContent = text;
    words.hidden = false;
  }
  const target = byId(id);
  target.setAttribute('aria-invalid', 'true');
  const details = target.closest('details');
  if (details) details.open = true;
}

function clearMarks(region: HTMLElement): void {
  const form = region.closest('form');
  for (const words of form?.querySelectorAll<HTMLElement>('.wrong') ?? []) words.hidden = true;
  for (const marked of form?.querySelectorAll('[aria-invalid]') ?? []) marked.removeAttribute('aria-invalid');
}
