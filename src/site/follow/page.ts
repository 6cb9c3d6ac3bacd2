/** *Follow my request*: opened with the code, live while it is open, and gone with the page. */
import { readFollowLink } from '#contract/links.ts';
import type { Bytes } from '#sealing/bytes.ts';
import { tryBase64url } from '#sealing/bytes.ts';
import { deriveReceipt } from '#sealing/receipt.ts';
import { loadWords } from '#sealing/words.ts';
import * as m from '#texts/messages.ts';
import { byId, el, fromTemplate, say } from '../parts/dom.ts';
import { canSeal, readFacts } from '../parts/facts.ts';
import { showProblems, showTrouble } from '../parts/problems.ts';
import { telLink } from '../parts/tel.ts';
import { readCode, type TypedCode, WORDS } from './code.ts';
import type { FollowFacts } from './facts.ts';
import { FollowedThread } from './followed.ts';
import { postOpen } from './wire.ts';

export async function startFollow(): Promise<void> {
  const facts = readFacts() as FollowFacts;
  document.documentElement.dataset['ready'] = '';
  const form = byId<HTMLFormElement>('open-form');
  if (!(await canSeal())) {
    form.replaceWith(fromTemplate('too-old'));
    return;
  }
  const words = byId<HTMLTextAreaElement>('words');
  const count = byId('words-count');
  words.addEventListener('input', () => {
    count.textContent = m.site_follow_count(facts.locale, {
      count: words.value.match(/[\p{L}\p{M}]+/gu)?.length ?? 0,
      of: WORDS,
    });
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void openTyped(facts);
  });
  byId<HTMLFieldSetElement>('open-fields').disabled = false;
  const card = readFollowLink(location.hash);
  // The secret leaves the address, and so the history, before anything else.
  if (location.hash !== '') history.replaceState(null, '', location.pathname);
  const bytes = card === null ? null : tryBase64url(card.receipt, 16);
  if (card !== null && bytes !== null) await openWith(facts, bytes, card.reference);
}

async function openTyped(facts: FollowFacts): Promise<void> {
  const { locale } = facts;
  const errors = byId('open-errors');
  // At once: while the lists load, what was said of the last try must not pass for the answer to this one.
  showProblems(errors, '', []);
  let lists: Awaited<ReturnType<typeof loadWords>>[];
  try {
    lists = await Promise.all(
      [locale, locale === 'fr' ? 'en' : 'fr'].map((language) => loadWords(language as 'fr' | 'en')),
    );
  } catch {
    showTrouble(errors, m.site_follow_unreachable(locale));
    return;
  }
  const read = readCode(byId<HTMLTextAreaElement>('words').value, lists);
  if (!read.ok) {
    showProblems(errors, m.site_follow_problem(locale), [
      { field: 'words', text: wordsFor(read.problem, facts) },
    ]);
    return;
  }
  const typed = byId<HTMLInputElement>('reference').value.trim();
  await openWith(facts, read.bytes, read.reference ?? (typed === '' ? null : typed));
}

async function openWith(facts: FollowFacts, bytes: Bytes, reference: string | null): Promise<void> {
  const { locale, programme } = facts;
  const [errors, progress, fields] = [
    byId('open-errors'),
    byId('open-progress'),
    byId<HTMLFieldSetElement>('open-fields'),
  ];
  fields.disabled = true;
  say(progress, m.site_follow_opening(locale));
  const receipt = await deriveReceipt(bytes);
  const answer = await postOpen(
    { locator: receipt.locator, authentication: receipt.authentication },
    reference,
  );
  say(progress, '');
  fields.disabled = false;
  if (!answer.ok) {
    const phone = el('p', { class: 'call' }, telLink(programme.phone));
    const words =
      answer.code === 'unreachable'
        ? m.site_follow_unreachable(locale)
        : answer.code === 'unknown_or_hidden'
          ? m.site_follow_unknown(locale)
          : answer[locale];
    showTrouble(errors, el('p', {}, words), phone);
    return;
  }
  byId('open').remove();
  await new FollowedThread(facts, receipt, answer.value).start();
}

function wordsFor(problem: Exclude<TypedCode, { ok: true }>['problem'], { locale }: FollowFacts): string {
  switch (problem.reason) {
    case 'wrong_count':
      return problem.count === 0
        ? m.site_follow_no_words(locale)
        : m.site_follow_wrong_count(locale, { count: problem.count });
    case 'checksum':
      return m.site_follow_checksum(locale);
    case 'unknown_word': {
      const about = { word: problem.word, place: problem.index + 1 };
      return problem.suggestion === undefined
        ? m.site_follow_unlisted(locale, about)
        : m.site_follow_unlisted_near(locale, { ...about, suggestion: problem.suggestion });
    }
  }
}
