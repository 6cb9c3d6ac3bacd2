import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type EntryWords, MOMENTS, READERS, SITUATIONS, type WordingEntry } from './entry.ts';
import { NO_OWN_WORDING, type OwnEntry, type OwnWording, shownGuide, wholeGuide, wordsOf } from './guide.ts';
import { versionOf } from './version.ts';

const plain = { noNullPrototype: true };
const lines = fc.record({ fr: fc.string({ minLength: 1 }), en: fc.string({ minLength: 1 }) }, plain);
const words: fc.Arbitrary<EntryWords> = fc.record(
  {
    situation: fc.constantFrom(...SITUATIONS),
    readers: fc.subarray([...READERS], { minLength: 1 }),
    avoid: lines,
    why: lines,
    prefer: lines,
    principle: lines,
    herWord: fc.option(lines),
  },
  plain,
);
const situationOf = ({ situation }: EntryWords) => SITUATIONS.indexOf(situation);
/** Files come in the order of situations, and so do the entries that ship. */
const shippedGuide: fc.Arbitrary<WordingEntry[]> = fc
  .array(fc.tuple(words, fc.subarray([...MOMENTS])), { minLength: 1, maxLength: 5 })
  .map((list) =>
    list
      .map(
        ([said, moments], index): WordingEntry => ({
          ...said,
          id: `entry-${index}`,
          address: { fr: `entree-${index}`, en: `entry-${index}` },
          moments,
          basis: [{ source: 'iacp' }],
          disagree: [],
        }),
      )
      .sort((a, b) => situationOf(a) - situationOf(b)),
  );

/** What a programme may make of `shipped`: some entries changed or hidden, some added, some approved. */
function ownWording(shipped: readonly WordingEntry[]): fc.Arbitrary<OwnWording> {
  const changed = fc
    .subarray(shipped.map(({ id }) => id))
    .chain((ids) => fc.tuple(...ids.map((id) => ownEntry(id, fc.option(words)))));
  const added = fc
    .nat({ max: 2 })
    .chain((count) =>
      fc.tuple(...Array.from({ length: count }, (_, index) => ownEntry(`own-${index}`, words))),
    );
  return fc
    .record({ changed, added, hideDrafts: fc.boolean(), approve: fc.array(fc.boolean()) })
    .map(({ changed: one, added: other, hideDrafts, approve }) => {
      const own: OwnWording = { entries: [...one, ...other], approvals: [], hideDrafts };
      const approvals = wholeGuide(shipped, own)
        .filter((_, index) => approve[index])
        .map(({ id, version }) => ({
          item: id,
          version,
          survivor: '2026-05',
          worker: '2026-06',
          adoptedFrom: null,
        }));
      return { ...own, approvals };
    });
}
const ownEntry = (id: string, said: fc.Arbitrary<EntryWords | null>): fc.Arbitrary<OwnEntry> =>
  fc.record(
    {
      id: fc.constant(id),
      hidden: fc.boolean(),
      words: said,
      basedOn: fc.option(fc.constant('an-older-version')),
    },
    plain,
  );
const guides = shippedGuide.chain((shipped) => fc.tuple(fc.constant(shipped), ownWording(shipped)));
/** A test's body: `hold` holds for whatever ships and whatever a programme made of it. */
const law = (hold: (shipped: WordingEntry[], own: OwnWording) => void) => () =>
  fc.assert(
    fc.property(guides, ([shipped, own]) => hold(shipped, own)),
    { numRuns: 60 },
  );

const [entry] = fc.sample(shippedGuide, { numRuns: 1, seed: 1 })[0] as [WordingEntry];
const said: EntryWords = { ...wordsOf(entry), why: { fr: 'Ici, on dit autrement.', en: 'Here we differ.' } };
const guideWith = (own: Partial<OwnEntry>, rest: Partial<OwnWording> = {}) => {
  const entries = [{ id: entry.id, hidden: false, words: null, basedOn: null, ...own }];
  return { shipped: [entry], own: { ...NO_OWN_WORDING, entries, ...rest } };
};

describe('what ships is never changed', () => {
  it(
    'by anything that a programme makes of it',
    law((shipped, own) => {
      const before = structuredClone({ shipped, own });
      wholeGuide(shipped, own);
      shownGuide(shipped, own);
      assert.deepEqual({ shipped, own }, before);
    }),
  );

  it(
    'and nothing of it is lost: each keeps its address, its moments and its sources',
    law((shipped, own) => {
      const whole = new Map(wholeGuide(shipped, own).map((one) => [one.id, one]));
      for (const { id, address, moments, basis, disagree } of shipped) {
        const kept = whole.get(id);
        assert.ok(kept, id);
        assert.deepEqual(
          [kept.address, kept.moments, kept.basis, kept.disagree],
          [address, moments, basis, disagree],
        );
      }
    }),
  );

  it(
    'a programme that touched nothing shows what ships, in its order, as drafts',
    law((shipped) => {
      const shown = shownGuide(shipped, NO_OWN_WORDING);
      assert.deepEqual(
        shown.map((one) => [one.id, wordsOf(one), one.origin, one.standing.state]),
        shipped.map((one) => [one.id, wordsOf(one), 'shipped', 'draft']),
      );
    }),
  );
});

describe('a programme', () => {
  it(
    'hides an entry from what is shown, not from its own list',
    law((shipped, own) => {
      const shown = new Set(shownGuide(shipped, own).map(({ id }) => id));
      const whole = wholeGuide(shipped, own);
      for (const { id, hidden } of own.entries) {
        assert.ok(whole.some((one) => one.id === id && one.hidden === hidden));
        if (hidden) assert.equal(shown.has(id), false);
      }
    }),
  );

  it(
    'says an entry in its own words, and they are what is read',
    law((shipped, own) => {
      const whole = new Map(wholeGuide(shipped, own).map((one) => [one.id, one]));
      for (const { id, words: ours } of own.entries) {
        const read = whole.get(id);
        assert.ok(read, id);
        if (ours === null) assert.equal(read.origin, 'shipped');
        else assert.deepEqual(wordsOf(read), ours);
      }
    }),
  );

  it('is told when the entry that it adapted has changed since', () => {
    const { shipped, own } = guideWith({ words: said, basedOn: versionOf(wordsOf(entry)) });
    const adapted = (list: readonly WordingEntry[]) => {
      const [one] = wholeGuide(list, own);
      return [one?.origin, one?.outdated];
    };
    assert.deepEqual(adapted(shipped), ['adapted', false]);
    assert.deepEqual(adapted([{ ...entry, why: { fr: 'Autre raison.', en: 'Another reason.' } }]), [
      'adapted',
      true,
    ]);
    // What is not read is no change: a moment, a source.
    assert.deepEqual(adapted([{ ...entry, moments: ['note'], basis: [{ practice: true }] }]), [
      'adapted',
      false,
    ]);
  });

  it(
    'adds entries, which stand after those that ship for the same situation',
    law((shipped, own) => {
      const whole = wholeGuide(shipped, own);
      assert.equal(whole.length, new Set([...shipped, ...own.entries].map(({ id }) => id)).size);
      const places = whole.map((one) => situationOf(one) * 2 + (one.origin === 'own' ? 1 : 0));
      assert.deepEqual(
        places,
        places.toSorted((a, b) => a - b),
      );
      for (const one of whole.filter(({ origin }) => origin === 'own'))
        assert.deepEqual(one.basis, [{ practice: true }]);
    }),
  );

  it('takes nothing from the shipped entry whose name one of its own would use', () => {
    const { shipped, own } = guideWith({ words: said });
    assert.equal(wholeGuide(shipped, own).length, 1);
  });

  it('has no entry without words', () => {
    const { shipped, own } = guideWith({ id: 'own-empty' });
    assert.deepEqual(
      wholeGuide(shipped, own).map(({ id }) => id),
      [entry.id],
    );
  });

  it(
    'shows no draft once it chose to hide them, and every approved entry that it did not hide',
    law((shipped, own) => {
      const expected = wholeGuide(shipped, own).filter(
        ({ hidden, standing }) => !hidden && (!own.hideDrafts || standing.state === 'approved'),
      );
      assert.deepEqual(shownGuide(shipped, own), expected);
      if (own.hideDrafts)
        for (const { standing } of shownGuide(shipped, own)) assert.equal(standing.state, 'approved');
    }),
  );
});

describe('an approval is given to the words that were read', () => {
  const approved = (one: WordingEntry) => ({
    item: one.id,
    version: versionOf(wordsOf(one)),
    survivor: '2026-05',
    worker: '2026-06',
    adoptedFrom: null,
  });
  const state = (shipped: WordingEntry, own: OwnWording) => wholeGuide([shipped], own)[0]?.standing.state;

  it('any changed word asks again, in either language, and the old words find their approval again', () => {
    const own = { ...NO_OWN_WORDING, approvals: [approved(entry)] };
    assert.equal(state(entry, own), 'approved');
    for (const field of ['avoid', 'why', 'prefer', 'principle'] as const)
      for (const language of ['fr', 'en'] as const) {
        const changed = { ...entry, [field]: { ...entry[field], [language]: `${entry[field][language]}.` } };
        assert.equal(state(changed, own), 'draft', `${field}.${language}`);
      }
    assert.equal(state({ ...entry, herWord: { fr: 'Son mot.', en: 'Her word.' } }, own), 'draft');
    assert.equal(state(structuredClone(entry), own), 'approved');
  });

  it('a programme’s own words ask again too, and taking them back finds the first approval', () => {
    const approvals = [approved(entry)];
    const ours = guideWith({ words: said }, { approvals });
    assert.equal(state(entry, ours.own), 'draft');
    assert.equal(state(entry, guideWith({ words: null }, { approvals }).own), 'approved');
  });

  it('nothing else asks again: hiding, a moment, a source', () => {
    const approvals = [approved(entry)];
    assert.equal(state(entry, guideWith({ hidden: true }, { approvals }).own), 'approved');
    const own = { ...NO_OWN_WORDING, approvals };
    assert.equal(state({ ...entry, moments: [], basis: [{ practice: true }] }, own), 'approved');
  });
});
