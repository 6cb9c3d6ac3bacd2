import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EvaluationRelease } from '#programme/evaluation-release.ts';
import { choicesOf, keyOf, releasesOf, releasesOfSession, shownLines } from './choose-releases.ts';

const release = (over: Partial<EvaluationRelease>): EvaluationRelease => ({
  kind: 'evaluation_release',
  moment: 'before',
  sessions: ['a'],
  heldOn: '2026-03-03',
  sector: 'police',
  set: 'maison',
  version: 1,
  releasedOn: '2026-03-10',
  answers: 12,
  items: {},
  ...over,
});

test('one year and one audience leave nothing to choose; each more is a choice', () => {
  assert.deepEqual(choicesOf([release({})]).map(keyOf), ['all']);
  const many = [
    release({}),
    release({ sessions: ['b'], heldOn: '2025-03-03', sector: 'health' }),
    release({ sessions: ['c', 'd'], sector: null }),
  ];
  const choices = choicesOf(many);
  assert.deepEqual(choices.map(keyOf), [
    'all',
    'year 2026',
    'year 2025',
    'sector police',
    'sector health',
    'sector several',
  ]);
  for (const kind of ['year', 'sector'] as const) {
    const parts = choices.filter((one) => one.kind === kind).flatMap((one) => releasesOf(many, one));
    assert.deepEqual(new Set(parts), new Set(many), `${kind}s are the whole, cut once`);
    assert.equal(parts.length, many.length);
  }
});

test('a session shows its pool, and three months later only where the very same sessions show', () => {
  const log = [
    release({ sessions: ['a', 'b'] }),
    release({ sessions: ['a', 'b'], moment: 'after' }),
    release({ sessions: ['a', 'b', 'c'], moment: 'later' }),
    release({ sessions: ['c'] }),
  ];
  const shown = releasesOfSession(log, 'a');
  assert.deepEqual(
    shown.releases.map(({ moment }) => moment),
    ['before', 'after'],
  );
  assert.ok(shown.laterElsewhere);
  assert.deepEqual(releasesOfSession(log, 'z'), { releases: [], laterElsewhere: false });
  const same = releasesOfSession(
    [...log.slice(0, 2), release({ sessions: ['a', 'b'], moment: 'later' })],
    'b',
  );
  assert.equal(same.releases.length, 3);
  assert.ok(!same.laterElsewhere);
});

test('only lines that the team lets be shown are; never those of an audience', () => {
  const lines = [
    {
      record: 'r',
      version: 1,
      value: {
        ...{ kind: 'evaluation_lines' as const, moment: 'after' as const, sessions: ['a', 'b'] },
        ...{ heldOn: '2026-03-03', releasedOn: '2026-03-10' },
        lines: [
          { text: 'montrée', state: 'shown' as const },
          { text: 'gardée', state: 'kept' as const },
          { text: 'à lire', state: 'unread' as const },
        ],
      },
    },
  ];
  assert.deepEqual(shownLines(lines, { kind: 'all' }), ['montrée']);
  assert.deepEqual(shownLines(lines, { kind: 'year', year: '2026' }), ['montrée']);
  assert.deepEqual(shownLines(lines, { kind: 'year', year: '2025' }), []);
  assert.deepEqual(shownLines(lines, { kind: 'sector', sector: 'police' }), []);
});
