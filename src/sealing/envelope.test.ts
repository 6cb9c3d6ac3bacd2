import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { toBase64url, utf8 } from './bytes.ts';
import {
  epochInKid,
  epochOf,
  firstPrev,
  hashEntry,
  isId,
  readEntryHeader,
  readRecordHeader,
} from './envelope.ts';
import { file, programme, vectors } from './vectors.test-parties.ts';

const [entry] = vectors.sealed.entries as [string, string];
const record: string = vectors.sealed.record;
const parts = (compact: string) => compact.split('.') as [string, string, string, string, string];
const headerOf = (compact: string) =>
  JSON.parse(Buffer.from(parts(compact)[0], 'base64url').toString()) as Record<string, unknown>;
const withHeader = (compact: string, header: unknown) =>
  [
    toBase64url(utf8(typeof header === 'string' ? header : JSON.stringify(header))),
    ...parts(compact).slice(1),
  ].join('.');

test('the header of a sealed entry is read without any key', () => {
  const reading = readEntryHeader(entry);
  assert.ok(reading.ok);
  assert.equal(reading.bucket, 4096);
  assert.deepEqual(reading.header, {
    alg: 'dir',
    enc: 'A256GCM',
    kid: 'exchange:0',
    typ: 'passerelle-entry',
    programme,
    file,
    stream: 'exchange',
    seq: 0,
    prev: vectors.exact.firstPrev.exchange,
  });
  assert.equal(epochOf(reading.header), 0);
});

test('the header of a record and of a wrapped key is read', () => {
  const reading = readRecordHeader(record);
  assert.ok(reading.ok);
  assert.deepEqual(
    [reading.header.kid, reading.header.record, reading.header.version],
    ['ring:0', `directory:${file}`, 3],
  );
  const wrap = readRecordHeader(vectors.sealed.exchangeUnderReceipt);
  assert.ok(wrap.ok);
  assert.deepEqual([wrap.header.typ, wrap.header.kid, wrap.bucket], ['passerelle-key', 'receipt', 256]);
  assert.equal(readEntryHeader(record).ok, false);
  assert.equal(readRecordHeader(entry).ok, false);
});

test('an entry header that is not exactly one is refused', () => {
  const good = headerOf(entry);
  const { prev, ...withoutPrev } = good;
  const wrong: unknown[] = [
    { ...good, zip: 'DEF' },
    { ...good, crit: [] },
    { ...good, alg: 'A256KW' },
    { ...good, enc: 'A128GCM' },
    { ...good, typ: 'passerelle-record' },
    { ...good, seq: -1 },
    { ...good, seq: 1.5 },
    { ...good, seq: '0' },
    { ...good, seq: 2 ** 53 },
    { ...good, stream: 'other' },
    { ...good, kid: 'notes:0' },
    { ...good, kid: 'exchange:' },
    { ...good, kid: 'exchange:01' },
    { ...good, kid: 'exchange:-1' },
    { ...good, programme: 'a|b' },
    { ...good, file: '' },
    { ...good, file: 'a'.repeat(65) },
    { ...good, prev: `${String(prev)}A` },
    { ...good, prev: null },
    withoutPrev,
    { prev, ...withoutPrev },
    JSON.stringify(good).replace(',', ', '),
    JSON.stringify(good).replace('"seq":0', '"seq":1,"seq":0'),
    'null',
    '[]',
    '{',
    '',
  ];
  for (const header of wrong) {
    assert.deepEqual(
      readEntryHeader(withHeader(entry, header)),
      { ok: false, reason: 'bad_header' },
      String(header),
    );
  }
});

test('a record header that is not exactly one is refused', () => {
  const good = headerOf(record);
  const wrong: unknown[] = [
    { ...good, zip: 'DEF' },
    { ...good, typ: 'passerelle-entry' },
    { ...good, kid: 'ring' },
    { ...good, kid: 'publication:0' },
    { ...good, record: 'directory' },
    { ...good, record: 'directory:' },
    { ...good, record: 'a:b:c:d' },
    { ...good, record: 'Directory:a' },
    { ...good, version: -1 },
    { ...good, version: '3' },
    { ...good, programme: '' },
  ];
  for (const header of wrong) {
    assert.deepEqual(
      readRecordHeader(withHeader(record, header)),
      { ok: false, reason: 'bad_header' },
      String(header),
    );
  }
});

test('only five well-formed parts with an empty encrypted key are an envelope', () => {
  const [head, , iv, ciphertext, tag] = parts(entry);
  const wrong = [
    '',
    'text that nobody sealed',
    [head, 'AAAA', iv, ciphertext, tag].join('.'),
    [head, '', iv, ciphertext].join('.'),
    [head, '', iv, ciphertext, tag, ''].join('.'),
    [head, '', `${iv}AA`, ciphertext, tag].join('.'),
    [head, '', iv, `${ciphertext}=`, tag].join('.'),
    [head, '', iv, ciphertext, tag.slice(2)].join('.'),
    [head, '', iv, `${ciphertext.slice(0, -1)}+`, tag].join('.'),
  ];
  for (const compact of wrong)
    assert.deepEqual(readEntryHeader(compact), { ok: false, reason: 'not_compact' }, compact);
});

test('only buckets pass: a first request fills 4 kB, another entry or a record 1 kB', () => {
  const sized = (compact: string, header: object, size: number) => {
    const [, , iv, , tag] = parts(compact);
    return [toBase64url(utf8(JSON.stringify(header))), '', iv, toBase64url(new Uint8Array(size)), tag].join(
      '.',
    );
  };
  const first = headerOf(entry);
  const second = { ...first, seq: 1 };
  const notes = { ...first, kid: 'notes:0', stream: 'notes' };
  const ok = (header: object, size: number) => readEntryHeader(sized(entry, header, size)).ok;
  assert.deepEqual(
    [256, 1024, 2048, 4096, 4097, 8192, 32_768, 65_536].filter((size) => ok(first, size)),
    [4096, 8192, 32_768],
  );
  assert.deepEqual(
    [256, 512, 1000, 1024, 2048, 32_768, 65_536].filter((size) => ok(second, size)),
    [1024, 2048, 32_768],
  );
  assert.equal(ok(notes, 1024), true);
  const okRecord = (typ: string, size: number) =>
    readRecordHeader(sized(record, { ...headerOf(record), typ }, size)).ok;
  assert.deepEqual(
    [128, 256, 512, 1024].filter((size) => okRecord('passerelle-record', size)),
    [1024],
  );
  assert.deepEqual(
    [128, 256, 512, 1024].filter((size) => okRecord('passerelle-key', size)),
    [256, 512, 1024],
  );
});

test('hashes are SHA-256 of ASCII, base64url', () => {
  const sha = (text: string) => createHash('sha256').update(text, 'ascii').digest('base64url');
  assert.equal(hashEntry(entry), sha(entry));
  assert.equal(hashEntry(entry), vectors.exact.entryHashes[0]);
  assert.equal(firstPrev(programme, file, 'notes'), sha(`${programme}|${file}|notes`));
  assert.equal(firstPrev(programme, file, 'notes'), vectors.exact.firstPrev.notes);
});

test('ids and kids', () => {
  assert.deepEqual([isId(programme), isId(''), isId('a b'), isId(1)], [true, false, false, false]);
  assert.deepEqual([epochInKid('ring:12'), epochInKid('receipt'), epochInKid('member:1')], [12, null, null]);
});

test('the server loads no age, no jose and no OPAQUE with it', () => {
  const url = new URL('./envelope.ts', import.meta.url).href;
  const script = `
    import { registerHooks } from 'node:module';
    registerHooks({ load(url, context, next) { console.log(url); return next(url, context); } });
    await import(${JSON.stringify(url)});`;
  const loaded = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  assert.match(loaded, /envelope\.ts/);
  assert.doesNotMatch(loaded, /age-encryption|jose|opaque|otpauth|bip39|words/);
});
