import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';

const program = join(import.meta.dirname, '..', 'bin', 'texts.mjs');
const folders: string[] = [];
after(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

type Texts = Record<string, Record<string, string>>;
type Messages = Record<string, (locale: string, params?: Record<string, unknown>) => string>;

async function project(locales: Texts): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'texts-'));
  folders.push(root);
  await mkdir(join(root, 'locales'));
  await mkdir(join(root, 'src'));
  for (const [locale, texts] of Object.entries(locales)) {
    await writeFile(join(root, 'locales', `${locale}.json`), JSON.stringify(texts));
  }
  return root;
}

async function run(
  root: string,
  args: string[] = [],
  input = '',
): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [program, '--root', root, ...args]);
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, out, err };
}

async function compiled(locales: Texts): Promise<Messages> {
  const root = await project(locales);
  const result = await run(root);
  assert.equal(result.code, 0, result.err);
  return (await import(pathToFileURL(join(root, 'src/texts/messages.ts')).href)) as Messages;
}

const refused = async (locales: Texts): Promise<string> => {
  const result = await run(await project(locales));
  assert.equal(result.code, 1, 'compiled although it should not');
  return result.err;
};

const readLocale = async (root: string, locale: string): Promise<Record<string, string>> =>
  JSON.parse(await readFile(join(root, 'locales', `${locale}.json`), 'utf8')) as Record<string, string>;

test('plurals follow each language’s own rules, exact counts first', async () => {
  const m = await compiled({
    fr: { team_left: '{n, plural, =0 {rien} one {# jour} other {# jours}}' },
    en: { team_left: '{n, plural, =0 {nothing} one {# day} other {# days}}' },
  });
  const say = (locale: string, n: number): string => m.team_left?.(locale, { n }) ?? '';
  assert.deepEqual(
    [0, 1, 1.5, 2, 1234].map((n) => say('fr', n)),
    ['rien', '1 jour', '1,5 jour', '2 jours', '1\u00a0234 jours'],
  );
  assert.deepEqual(
    [0, 1, 1.5, 2, 1234].map((n) => say('en', n)),
    ['nothing', '1 day', '1.5 days', '2 days', '1,234 days'],
  );
});

test('ranks, choices, numbers, offsets and quoting', async () => {
  const text =
    "{rank, selectordinal, one {#st} two {#nd} few {#rd} other {#th}} {who, select, me {I} other {{name}}} {share, number, ::percent} '{'x'}'" +
    ' {n, plural, offset:1 =1 {alone} one {with # other} other {with # others}}';
  const m = await compiled({ fr: { site_all: text }, en: { site_all: text } });
  const say = (params: object): string | undefined =>
    m.site_all?.('en', { rank: 2, who: 'me', name: 'Ada', share: 0.25, n: 1, ...params });
  assert.equal(say({}), '2nd I 25% {x} alone');
  assert.equal(say({ who: 'her', rank: 11, n: 2 }), '11th Ada 25% {x} with 1 other');
  assert.equal(say({ n: 4 }), '2nd I 25% {x} with 3 others');
});

test('a plain parameter is a number where another language counts with it', async () => {
  const m = await compiled({
    fr: { site_n: '{n, plural, one {un} other {#}}' },
    en: { site_n: 'count {n}' },
  });
  assert.equal(m.site_n?.('en', { n: 1234 }), 'count 1,234');
});

test('parameters are typed: text, number, closed and open choices', async () => {
  const texts = { site_a: '{a} {b, number} {c, select, x {X} y {Y} other {}} {d, select, x {X} other {…}}' };
  const root = await project({ fr: texts, en: texts });
  await run(root);
  const source = await readFile(join(root, 'src/texts/messages.ts'), 'utf8');
  assert.match(source, /params: \{ a: string; b: number; c: 'x' \| 'y'; d: string \}/);
});

test('quotes, backslashes, line breaks and no-break spaces come out as they went in', async () => {
  const text = 'a "b" \\ `c` ${d}\n«\u00a0e\u00a0» ’ \u2028 '.replace('${d}', '$');
  const m = await compiled({ fr: { site_raw: text }, en: { site_raw: text } });
  assert.equal(m.site_raw?.('fr'), text);
});

test('a key that a language lacks stops the build, with file, key and what to do', async () => {
  const err = await refused({ fr: { site_a: 'A' }, en: {} });
  assert.match(err, /locales\/en\.json: site_a: missing; add it/);
});

test('parameters that differ stop the build', async () => {
  assert.match(
    await refused({ fr: { site_a: '{x}' }, en: { site_a: '{y}' } }),
    /locales\/en\.json: site_a: has \{y\} where/,
  );
  const err = await refused({ fr: { site_a: '{x, number}' }, en: { site_a: '{x, select, a {} other {b}}' } });
  assert.match(err, /\{x\} is used as number and as select/);
});

test('malformed and unsupported messages stop the build', async () => {
  const cases: [string, RegExp][] = [
    ['{n, plural, one {x}', /site_a: .* at character \d+/],
    ['{n, plural, one {x}}', /site_a: missing other clause/],
    ['{d, date, short}', /site_a: \{d\}: dates are formatted in code/],
    ["l'{name}", /write the apostrophe as ’/],
    ['{n, number, percent}', /write a skeleton/],
    ['{Name}', /camelCase/],
  ];
  for (const [text, expected] of cases)
    assert.match(await refused({ fr: { site_a: text }, en: { site_a: text } }), expected);
});

test('every problem is told at once', async () => {
  const err = await refused({ fr: { site_a: '{', site_b: 'B' }, en: { site_a: 'A' } });
  assert.equal(err.trim().split('\n').length, 2, err);
});

test('a language more is a file more', async () => {
  const m = await compiled({ fr: { site_a: 'Oui' }, en: { site_a: 'Yes' }, es: { site_a: 'Sí' } });
  assert.deepEqual(
    ['fr', 'en', 'es'].map((locale) => m.site_a?.(locale)),
    ['Oui', 'Yes', 'Sí'],
  );
});

test('set merges, sorts, removes and mends the typography', async () => {
  const root = await project({ fr: { site_b: 'B', site_z: 'Z' }, en: { site_b: 'B', site_z: 'Z' } });
  const patch = {
    site_a: { fr: "Note : l'appel de « Ada » ; déjà 14 h 30 ! Vrai ?", en: 'Note: it’s "Ada"; 2:30 pm!' },
    site_b: { fr: 'Bé: oui' },
    site_z: null,
  };
  const result = await run(root, ['set'], JSON.stringify(patch));
  assert.equal(result.code, 0, result.err);
  assert.deepEqual(Object.entries(await readLocale(root, 'fr')), [
    ['site_a', 'Note\u00a0: l’appel de «\u00a0Ada\u00a0»; déjà 14\u00a0h\u00a030! Vrai?'],
    ['site_b', 'Bé\u00a0: oui'],
  ]);
  assert.deepEqual(await readLocale(root, 'en'), { site_a: 'Note: it’s "Ada"; 2:30 pm!', site_b: 'B' });
  assert.match(await readFile(join(root, 'src/texts/messages.ts'), 'utf8'), /export const site_a = /);
});

test('typography that no one mended stops the build, and tidy mends it', async () => {
  const root = await project({ fr: { site_a: 'Note : oui !' }, en: { site_a: 'Note: yes!' } });
  assert.match((await run(root)).err, /locales\/fr\.json: site_a: typography .* tidy/);
  assert.equal((await run(root, ['tidy'])).code, 0);
  assert.equal((await readLocale(root, 'fr')).site_a, 'Note\u00a0: oui!');
});

test('a patch that would break the catalogue changes no file', async () => {
  const root = await project({ fr: { site_a: 'A' }, en: { site_a: 'A' } });
  for (const patch of [
    '{"site_b": {"fr": "seul"}}',
    '{"site_a": {"de": "x"}}',
    '{"Bad": {"fr": "x", "en": "x"}}',
    'not json',
    '[]',
  ]) {
    assert.equal((await run(root, ['set'], patch)).code, 1, patch);
    assert.deepEqual(await readLocale(root, 'fr'), { site_a: 'A' });
    assert.deepEqual(await readLocale(root, 'en'), { site_a: 'A' });
  }
});

test('people who set texts at the same time lose nothing', async () => {
  const root = await project({ fr: {}, en: {} });
  const patches = Array.from({ length: 8 }, (_, i) => ({ [`site_key${i}`]: { fr: `f${i}`, en: `e${i}` } }));
  const results = await Promise.all(patches.map((patch) => run(root, ['set'], JSON.stringify(patch))));
  assert.deepEqual(
    results.map((result) => result.code),
    patches.map(() => 0),
  );
  assert.equal(Object.keys(await readLocale(root, 'fr')).length, patches.length);
  assert.equal(Object.keys(await readLocale(root, 'en')).length, patches.length);
});

test('the lock of a process that died is taken over', async () => {
  const root = await project({ fr: { site_a: 'A' }, en: { site_a: 'A' } });
  const gone = spawn(process.execPath, ['-e', '']);
  await new Promise((resolve) => gone.on('close', resolve));
  const { hostname } = await import('node:os');
  await mkdir(join(root, '.cache/texts.lock'), { recursive: true });
  await writeFile(
    join(root, '.cache/texts.lock/owner.json'),
    JSON.stringify({ pid: gone.pid, host: hostname() }),
  );
  assert.equal((await run(root)).code, 0);
});

test('unchanged texts are not written again', async () => {
  const root = await project({ fr: { site_a: 'A' }, en: { site_a: 'A' } });
  await run(root);
  const before = await stat(join(root, 'src/texts/messages.ts'), { bigint: true });
  assert.match((await run(root)).out, /nothing changed/);
  assert.equal((await stat(join(root, 'src/texts/messages.ts'), { bigint: true })).mtimeNs, before.mtimeNs);
});

test('unused lists the keys that nothing names, whole or by a template', async () => {
  const texts = { site_a: 'A', site_ab: 'B', error_gone: 'C', team_x: 'D' };
  const root = await project({ fr: texts, en: texts });
  await writeFile(join(root, 'src/page.ts'), 'm.site_a(locale); m[`error_${code}`](locale);');
  await run(root);
  const result = await run(root, ['unused']);
  assert.equal(result.code, 1);
  assert.deepEqual(result.out.trim().split('\n'), ['site_ab', 'team_x']);
});
