/**
 * After the acknowledgement. Whoever only needs the call leaves at once; whoever keeps the code types two of its words
 * back first (globaleaks#4865: people press on before saving it, and lose it for ever).
 */
import { followLink } from '#contract/links.ts';
import type { Acknowledgement } from '#contract/door.ts';
import { type Bytes, toBase64url } from '#sealing/bytes.ts';
import * as m from '#texts/messages.ts';
import { byId, el, say } from '../parts/dom.ts';
import { sayDate, sayWhen } from '../parts/facts.ts';
import { leaveFor, warnBeforeLeaving } from '../parts/leaving.ts';
import { saveText } from '../parts/save-text.ts';
import type { RequestFacts } from './facts.ts';

export interface Acknowledged {
  readonly acknowledgement: Acknowledgement;
  readonly receiptBytes: Bytes;
  /** Epoch ms, what the partner asked for. */
  readonly notBefore: number | null;
}

/** Fills in the acknowledgement that the page carries, and moves there. */
export function showReceipt(facts: RequestFacts, clock: () => number, acknowledged: Acknowledged): void {
  const { locale, programme, night, paths } = facts;
  const { reference, receivedAt, callBy, openNow, nextOpeningAt } = acknowledged.acknowledgement;
  const when = (at: number) => sayWhen(at, clock(), facts);
  byId('ack-reference').textContent = reference;
  const { notBefore } = acknowledged;
  const promise = (tell: (at: number) => string) =>
    notBefore === null
      ? m.site_ack_call_by(locale, { when: tell(callBy) })
      : m.site_ack_call_between(locale, { from: tell(notBefore), when: tell(callBy) });
  byId('ack-when').textContent = promise(when);
  if (!openNow && nextOpeningAt !== null) {
    const closed = byId('ack-closed');
    const other = night ? ` ${m.site_now_night(locale)} ${night.name}\u00a0: ${night.number}` : '';
    closed.textContent = m.site_closed_until(locale, { when: when(nextOpeningAt) }) + other;
    closed.hidden = false;
  }
  const onPaper = (at: number) => sayDate(at, facts);
  byId('ack-received').textContent = m.site_ack_received(locale, { when: onPaper(receivedAt) });
  byId('ack-printed').textContent = promise(onPaper);
  document.title = `${m.site_ack_title(locale)} · ${programme.name}`;
  byId('answer').hidden = false;
  window.scrollTo(0, 0);
  byId('ack-title').focus();

  byId('only-call').addEventListener('click', () => leaveFor(paths.home));
  byId('print-ack').addEventListener('click', () => print('ack'));
  byId('keep-code').addEventListener('click', () => void showCode(facts, acknowledged));
}

/** `[data-print]` says which sheet (site.css). */
function print(sheet: 'ack' | 'card'): void {
  document.documentElement.dataset['print'] = sheet;
  window.print();
}

async function showCode(facts: RequestFacts, { acknowledgement, receiptBytes }: Acknowledged): Promise<void> {
  const { locale, paths } = facts;
  const { reference } = acknowledgement;
  const said = byId('code-said');
  const button = byId<HTMLButtonElement>('keep-code');
  button.disabled = true;
  let words: readonly string[];
  let sameWord: (typed: string, shown: string) => boolean;
  let qr: SVGElement;
  try {
    // Only who keeps the code fetches the word list, and only that of her language.
    const [room, { qrCode }] = await Promise.all([import('#sealing/words.ts'), import('../parts/qr.ts')]);
    words = room.toWords(receiptBytes, await room.loadWords(locale));
    sameWord = room.sameWord;
    qr = qrCode(
      followLink(location.origin + paths.follow, reference, toBase64url(receiptBytes)),
      m.site_code_qr_label(locale),
    );
  } catch {
    button.disabled = false;
    say(byId('ack-said'), m.site_code_failed(locale));
    return;
  }
  say(byId('ack-said'), '');
  byId('code-words').replaceChildren(...words.map((word) => el('li', {}, word)));
  byId('code-qr').replaceChildren(qr);
  byId('code-qr').classList.add('folded');
  for (const place of document.querySelectorAll('.code-reference')) place.textContent = reference;
  for (const place of document.querySelectorAll('.code-address'))
    place.textContent = location.host + paths.follow;
  byId('ack-choices').hidden = true;
  byId('code').hidden = false;
  byId('code-title').focus();

  const text = m.site_file_text(locale, {
    reference,
    words: words.join(' '),
    address: location.origin + paths.follow,
    phone: facts.programme.phone,
  });
  byId('print-card').addEventListener('click', () => print('card'));
  byId('show-qr').addEventListener('click', ({ currentTarget }) => {
    const folded = byId('code-qr').classList.toggle('folded');
    (currentTarget as HTMLElement).setAttribute('aria-expanded', String(!folded));
  });
  byId('copy-code').addEventListener('click', () => {
    navigator.clipboard.writeText(`${reference}\n${words.join(' ')}`).then(
      () => say(said, m.site_code_copied(locale)),
      () => say(said, m.site_code_not_copied(locale)),
    );
  });
  byId('save-code').addEventListener('click', () => {
    saveText(`${m.site_file_name(locale)}-${reference}.txt`, text);
    say(said, m.site_code_saved(locale));
  });
  askBack(facts, words, sameWord);
}

/** Two words typed back, one of each half of the code, without seeing them; leaving before warns. */
function askBack(
  { locale }: RequestFacts,
  words: readonly string[],
  sameWord: (typed: string, shown: string) => boolean,
): void {
  let confirmed = false;
  warnBeforeLeaving(() => !confirmed);
  const places = [pick(1, 6), pick(7, 12)] as const;
  const fields = [byId<HTMLInputElement>('check-a'), byId<HTMLInputElement>('check-b')] as const;
  byId('check-a-label').textContent = m.site_check_word(locale, { place: places[0] });
  byId('check-b-label').textContent = m.site_check_word(locale, { place: places[1] });
  const error = byId('check-error');
  const ask = (asking: boolean) => {
    byId('code').classList.toggle('covered', asking);
    for (const id of ['code-tools', 'kept-choice']) byId(id).hidden = asking;
    byId('check').hidden = !asking;
    byId(asking ? 'check-title' : 'code-title').focus();
  };
  byId('code-kept').addEventListener('click', () => ask(true));
  byId('see-again').addEventListener('click', () => ask(false));
  byId('check').addEventListener('submit', (event) => {
    event.preventDefault();
    const wrong = places.find(
      (place, i) => !sameWord((fields[i] as HTMLInputElement).value, words[place - 1] as string),
    );
    for (const [i, field] of fields.entries()) field.toggleAttribute('aria-invalid', wrong === places[i]);
    error.hidden = wrong === undefined;
    if (wrong !== undefined) {
      error.textContent = m.site_check_wrong(locale, { place: wrong });
      (fields[places.indexOf(wrong)] as HTMLInputElement).focus();
      return;
    }
    confirmed = true;
    byId('check').hidden = true;
    byId('checked').hidden = false;
    byId('checked').focus();
  });
}

/** A whole number from `first` to `last`. */
const pick = (first: number, last: number) =>
  first + ((crypto.getRandomValues(new Uint8Array(1))[0] as number) % (last - first + 1));
