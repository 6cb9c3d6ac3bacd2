import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Wording } from '#contract/wording.ts';
import { entriesIn, isShown, matches, toReview, whoApproved } from '#team/wording/guide-items.ts';
import type { WordingEntry } from '#wording/entry.ts';
import { wordsOf } from '#wording/guide.ts';
import { versionOf } from '#wording/version.ts';

const lines = (fr: string, en = fr) => ({ fr, en });
const shipped = (id: string, avoid: string): WordingEntry => ({
  id,
  address: { fr: id, en: id },
  situation: 'phone',
  readers: ['team'],
  avoid: lines(avoid),
  why: lines('pourquoi'),
  prefer: lines('préférer'),
  principle: lines('principe'),
  herWord: null,
  moments: [],
  basis: [{ practice: true }],
  disagree: [],
});
const entries = [
  shipped('one', 'Calmez-vous'),
  shipped('two', 'Êtes-vous une victime?'),
  shipped('three', 'Et puis'),
];
const version = versionOf(wordsOf(entries[0] as WordingEntry));
const wording: Wording = {
  entries,
  practice: [],
  own: [{ id: 'three', hidden: true, words: null, basedOn: null, version: 1 }],
  approvals: [{ item: 'one', version, survivor: '2026-11', worker: null, adoptedFrom: null }],
  hideDrafts: false,
};
const guide = entriesIn(wording);
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);

it('a sitting brings what waits for one’s side, hidden ones and those one said “not yet” to left out', () => {
  assert.deepEqual(ids(toReview(guide, [], 'survivor', 'me')), ['two']);
  assert.deepEqual(ids(toReview(guide, [], 'worker', 'me')), ['one', 'two']);
  const note = { kind: 'wording_note' as const, record: 'r', item: 'one', version, text: '', by: 'me' };
  assert.deepEqual(ids(toReview(guide, [note], 'worker', 'me')), ['two']);
  assert.deepEqual(ids(toReview(guide, [note], 'worker', 'she')), ['one', 'two']);
  assert.deepEqual(ids(toReview(guide, [{ ...note, version: 'of other words' }], 'worker', 'me')), [
    'one',
    'two',
  ]);
  assert.deepEqual(ids(guide.filter((entry) => isShown(entry, 'not_yet', [note]))), ['one']);
});

it('a search forgives accents, capitals and endings', () => {
  const [one, two] = guide;
  assert.ok(one && two);
  assert.ok(matches(two, 'victimes etes', 'fr'));
  assert.ok(matches(one, 'CALM', 'fr'));
  assert.ok(matches(one, '', 'fr'));
  assert.ok(!matches(one, 'victime', 'fr'));
});

it('a side that was taken back is nobody’s, until somebody approves again', () => {
  const act = (by: string, what: 'approved' | 'taken_back') => ({
    kind: 'wording_approval' as const,
    item: 'one',
    version,
    side: 'survivor' as const,
    act: what,
    by,
  });
  const first = [act('her', 'approved'), act('peer', 'approved')];
  assert.deepEqual(whoApproved(first, 'one', version, 'survivor'), ['her', 'peer']);
  assert.deepEqual(whoApproved([...first, act('boss', 'taken_back')], 'one', version, 'survivor'), []);
  assert.deepEqual(
    whoApproved([...first, act('boss', 'taken_back'), act('her', 'approved')], 'one', version, 'survivor'),
    ['her'],
  );
  assert.deepEqual(whoApproved(first, 'one', version, 'worker'), []);
});
