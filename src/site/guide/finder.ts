/**
 * Filters and searches the guide while one types: the same rules as the server's (server/pages/guide-filter.ts), on what
 * the page already holds. The address follows the filters, so that it can be sent or kept.
 */
import { searchOver } from '#wording/search.ts';
import * as m from '#texts/messages.ts';
import { byId, say } from '../parts/dom.ts';
import { pageLocale } from '../parts/page-locale.ts';

interface Shown {
  readonly element: HTMLElement;
  /** Where it stands when nothing is searched. */
  readonly home: HTMLElement;
}

export function startFinder(): void {
  const form = document.getElementById('finder') as HTMLFormElement | null;
  if (form === null) return;
  const locale = pageLocale();
  const words = byId<HTMLInputElement>('words');
  const reader = byId<HTMLSelectElement>('reader');
  const moment = byId<HTMLSelectElement>('moment');
  const results = byId('results');
  const found = byId('found');
  const clear = byId('clear');
  const sections = [...document.querySelectorAll<HTMLElement>('section.moment')].filter(
    ({ id }) => id !== 'results',
  );
  const list = (section: HTMLElement) => section.querySelector('ol') as HTMLElement;
  const entries = inOrder(sections, list, results);
  const search = searchOver(
    [...entries].map(([id, { element, home }]) => searched(id, element, home)),
    locale,
  );

  const show = () => {
    const typed = words.value.trim();
    const fits = ({ dataset }: HTMLElement) =>
      (reader.value === '' || (dataset['for'] ?? '').split(' ').includes(reader.value)) &&
      (moment.value === '' || dataset['moment'] === moment.value);
    const ids = typed === '' ? [...entries.keys()] : search.find(typed);
    const left = ids.flatMap((id) => entries.get(id) ?? []).filter(({ element }) => fits(element));
    const shown = new Set(left);
    for (const entry of entries.values()) {
      entry.element.hidden = !shown.has(entry);
      // Everything home first, in order; what was found then moves to the results, best first.
      entry.home.append(entry.element);
    }
    if (typed !== '') list(results).append(...left.map(({ element }) => element));
    results.hidden = typed === '' || left.length === 0;
    for (const section of sections)
      section.hidden =
        typed !== '' || ![...list(section).children].some((item) => !(item as HTMLElement).hidden);
    say(
      found,
      left.length === 0 ? m.site_guide_nothing(locale) : m.site_guide_found(locale, { count: left.length }),
    );
    clear.hidden = typed === '' && reader.value === '' && moment.value === '';
    for (const link of document.querySelectorAll<HTMLElement>('.moments a[data-moment]'))
      if (link.dataset['moment'] === moment.value) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
  };

  const change = () => {
    show();
    remember([reader, moment]);
  };
  // A visitor who came by the address, or read a copy that was kept without its filter.
  const asked = new URLSearchParams(location.search);
  for (const field of [words, reader, moment]) {
    const value = asked.get(field.name) ?? '';
    if (!(field instanceof HTMLSelectElement) || [...field.options].some((option) => option.value === value))
      field.value = value;
  }
  show();
  words.addEventListener('input', change);
  for (const select of [reader, moment]) select.addEventListener('change', change);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    change();
    // On a phone the keyboard goes, and what was found is seen.
    words.blur();
  });
  clear.addEventListener('click', (event) => {
    event.preventDefault();
    form.reset();
    for (const field of [words, reader, moment]) field.value = '';
    change();
    words.focus();
  });
  for (const link of document.querySelectorAll<HTMLElement>('.moments a[data-moment]'))
    link.addEventListener('click', (event) => {
      event.preventDefault();
      const here = link.dataset['moment'] ?? '';
      // Pressed again, it lets go.
      moment.value = moment.value === here ? '' : here;
      change();
    });
  openAddressed();
  window.addEventListener('hashchange', openAddressed);
}

/** By id, in the order of the guide: the server may have put some of them among the results already. */
function inOrder(
  sections: readonly HTMLElement[],
  list: (section: HTMLElement) => HTMLElement,
  results: HTMLElement,
): ReadonlyMap<string, Shown> {
  const homes = new Map(sections.map((section) => [section.id, list(section)]));
  const all = [...document.querySelectorAll<HTMLElement>('li.wording')]
    .map((element) => ({ element, home: homes.get(element.dataset['moment'] ?? '') ?? list(results) }))
    .sort((a, b) => Number(a.element.dataset['place']) - Number(b.element.dataset['place']));
  return new Map(all.map((entry) => [entry.element.id, entry]));
}

function searched(id: string, element: HTMLElement, home: HTMLElement) {
  const text = (selector: string) => element.querySelector(selector)?.textContent ?? '';
  const situation = home.closest('section')?.querySelector('h2')?.textContent ?? '';
  return {
    id,
    avoid: text('.avoid'),
    prefer: text('.prefer'),
    also: element.dataset['words'] ?? '',
    rest: [text('.reason'), text('.principle'), text('.her-word'), situation].join(' '),
  };
}

/**
 * For whom and which moment, in the address; nothing in the history: Back leaves the guide, as before. What is typed
 * stays in the page: an address is kept by the browser, and sent to the server when the page is loaded again.
 */
function remember(filters: readonly HTMLSelectElement[]): void {
  const query = new URLSearchParams();
  for (const { name, value } of filters) if (value !== '') query.set(name, value);
  const text = query.toString();
  history.replaceState(null, '', location.pathname + (text === '' ? '' : `?${text}`));
}

/** `/guide#…`: the wording that was asked for is opened. */
function openAddressed(): void {
  const id = decodeURIComponent(location.hash.slice(1));
  const element = id === '' ? null : document.getElementById(id);
  if (!element?.classList.contains('wording')) return;
  const details = element.querySelector('details');
  if (details !== null) details.open = true;
  element.scrollIntoView({ block: 'start' });
}
