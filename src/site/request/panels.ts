/** What the form shows as one answers: the phone first, one's duty to report, the time. Rules 2 and 3 of do-no-harm. */
import type { PublicProgramme } from '#contract/door.ts';
import * as m from '#texts/messages.ts';
import { byId, el, fromTemplate } from '../parts/dom.ts';
import { sayWhen } from '../parts/facts.ts';
import { chosen } from '../parts/radios.ts';
import { telLink } from '../parts/tel.ts';
import { fetchProgramme } from '../parts/wire.ts';
import type { RequestFacts } from './facts.ts';

/** What the programme publishes is read again after this long, when the page comes back into view. */
const STALE_MS = 5 * 60_000;

/** @param clock the server's, epoch ms @param finished nothing is shown any more once the request was acknowledged */
export function startPanels(facts: RequestFacts, clock: () => number, finished: () => boolean): void {
  let { programme } = facts;
  let readAt = Date.now();
  const when = (at: number) => sayWhen(at, clock(), facts);

  /** A page left open over lunch must not promise a time that has passed. */
  const refresh = async () => {
    if (document.hidden || finished() || Date.now() - readAt < STALE_MS) return;
    const answer = await fetchProgramme();
    if (!answer.ok || finished()) return;
    readAt = Date.now();
    programme = answer.value;
    for (const promptness of ['now', 'soon', 'no_rush'] as const) {
      const by = when(programme.callBy[promptness]);
      byId(`promptness-${promptness}-note`).textContent = m.site_prompt_call_by(facts.locale, { when: by });
    }
    showNowFirst(facts, programme, when);
  };

  byId('promptness').addEventListener('change', () => showNowFirst(facts, programme, when));
  byId('need').addEventListener('change', showSession);
  byId('age').addEventListener('change', showDuty);
  byId('when').addEventListener('change', showNotBefore);
  byId('nb-day').addEventListener('change', showNotBefore);
  document.addEventListener('visibilitychange', () => void refresh());
}

/** Choosing *now* shows the phone before any other question; when closed, the line that answers and the next opening. */
function showNowFirst(facts: RequestFacts, programme: PublicProgramme, when: (at: number) => string): void {
  const { locale, night } = facts;
  const { openNow, nextOpeningAt, phone } = programme;
  const line = (...content: (Node | string)[]) => el('p', {}, ...content);
  const call = (...content: (Node | string)[]) => el('p', { class: 'call' }, ...content);
  const region = byId('now-first');
  if (chosen(byId('promptness')) !== 'now') region.replaceChildren();
  else if (openNow) {
    region.replaceChildren(
      line(m.site_now_call(locale)),
      call(telLink(phone)),
      line(m.site_now_write(locale)),
    );
  } else {
    const closed =
      nextOpeningAt === null
        ? m.site_closed(locale)
        : m.site_closed_until(locale, { when: when(nextOpeningAt) });
    const other = night
      ? [line(m.site_now_night(locale)), call(`${night.name} `, telLink(night.number))]
      : [];
    region.replaceChildren(
      line(closed),
      ...other,
      line(`${m.site_now_closed_write(locale)} ${m.site_now_phone(locale)} `, telLink(phone)),
    );
  }
}

/** With under 18 or unknown, each person's own duty to report. */
function showDuty(): void {
  const age = chosen(byId('age'));
  byId('duty').replaceChildren(
    ...(age === 'under_18' || age === 'unknown' ? [fromTemplate('duty-text')] : []),
  );
}

/** A session is about nobody: its own questions stand in place of those about her, and the text says what one wishes. */
function showSession(): void {
  const asked = chosen(byId('need')) === 'session';
  byId('of-session').hidden = !asked;
  byId('of-her').hidden = asked;
  byId('of-asker').hidden = asked;
  for (const [i, part] of [textLabel(), byId('text-why')].entries()) {
    const before = part.dataset['before'] ?? part.textContent;
    part.dataset['before'] = before;
    const wishes = byId<HTMLTemplateElement>('text-of-session').content.children[i];
    part.textContent = asked && wishes ? wishes.textContent : before;
  }
}

function textLabel(): HTMLElement {
  const label = byId<HTMLTextAreaElement>('text').labels[0];
  if (!label) throw new Error('The text has no label.');
  return label;
}

/** Come here from the page about sessions. */
export function askForSession(): void {
  byId<HTMLDetailsElement>('more').open = true;
  const session = byId<HTMLInputElement>('need-session');
  if (!session.checked) session.click();
}

function showNotBefore(): void {
  byId('not-before').hidden = chosen(byId('when')) !== 'not_before';
  byId('nb-date-box').hidden = byId<HTMLSelectElement>('nb-day').value !== 'date';
}
