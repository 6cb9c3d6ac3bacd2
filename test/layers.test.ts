import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';

// The check of the arrows, checked: every import below goes against one, and the check must name it.

const repository = join(import.meta.dirname, '..');

/** Importing file → imported thing → rule that must refuse it. */
const against: [string, string, string][] = [
  ['src/programme/a.ts', '#wording/x.ts', 'arrows-of-programme'],
  ['src/programme/b.ts', '#texts/x.ts', 'arrows-of-programme'],
  ['src/wording/a.ts', '#measures/x.ts', 'arrows-of-wording'],
  ['src/measures/a.ts', '#sealing/x.ts', 'arrows-of-measures'],
  ['src/sealing/a.ts', '#contract/x.ts', 'arrows-of-sealing'],
  ['src/contract/a.ts', '#sealing/x.ts', 'arrows-of-contract'],
  ['src/site/a.ts', '#server/x.ts', 'arrows-of-site'],
  ['src/site/b.ts', '#team/x.ts', 'arrows-of-site'],
  ['src/team/a.ts', '#server/x.ts', 'arrows-of-team'],
  ['src/cli/a.ts', '#team/x.ts', 'arrows-of-cli'],
  ['src/cli/b.ts', '#server/store/x.ts', 'store-behind-its-doors'],
  ['src/server/pages/a.ts', '#server/store/x.ts', 'store-behind-its-doors'],
  ['src/server/routes/a.ts', '#sealing/x.ts', 'server-seals-nothing'],
  ['src/server/mail-door/a.ts', '#sealing/x.ts', 'mail-door-only-seals'],
  ['src/server/alerts/a.ts', 'imapflow', 'mailbox-in-mail-door'],
  ['src/server/routes/b.ts', '#measures/x.ts', 'arrows-of-server'],
  ['src/team/b.ts', 'jose', 'crypto-in-sealing'],
  ['src/site/c.ts', 'age-encryption', 'crypto-in-sealing'],
  ['src/server/routes/c.ts', 'kysely', 'sql-in-store'],
  ['src/contract/b.ts', 'fastify', 'http-in-server'],
  ['src/site/d.ts', 'react', 'react-in-team'],
  ['src/sealing/b.ts', 'node:crypto', 'browser-without-node'],
  ['src/server/routes/d.ts', 'node:sqlite', 'sqlite-in-store'],
  ['src/programme/c.ts', '#programme/y.test.ts', 'product-without-tests'],
  ['src/server/routes/e.ts', 'fast-check', 'product-without-development-packages'],
  ['src/team/c.ts', './missing.ts', 'everything-resolves'],
];

/** Imports along the arrows: none may be refused. */
const along: [string, string][] = [
  ['src/wording/ok.ts', '#programme/x.ts'],
  ['src/sealing/ok.ts', 'jose'],
  ['src/contract/ok.ts', '#programme/x.ts'],
  ['src/site/ok.ts', '#sealing/x.ts'],
  ['src/team/ok.ts', '#contract/x.ts'],
  ['src/server/routes/ok.ts', '#server/store/x.ts'],
  ['src/server/alerts/ok.ts', '#server/store/x.ts'],
  ['src/server/app.ts', '#server/store/x.ts'],
  ['src/server/mail-door/ok.ts', '#sealing/partner.ts'],
  ['src/server/mail-door/mail.ts', 'imapflow'],
  ['src/server/store/ok.ts', 'kysely'],
  ['src/cli/ok.ts', '#server/app.ts'],
  ['src/programme/y.test.ts', 'fast-check'],
];

test('an import against an arrow is refused, and one along it is not', async (context) => {
  const root = await mkdtemp(join(tmpdir(), 'layers-'));
  context.after(() => rm(root, { recursive: true }));
  for (const file of ['package.json', 'tsconfig.json', '.dependency-cruiser.cjs']) {
    await cp(join(repository, file), join(root, file));
  }
  await symlink(join(repository, 'node_modules'), join(root, 'node_modules'));
  const rooms = [
    'programme',
    'wording',
    'measures',
    'sealing',
    'contract',
    'texts',
    'server',
    'server/store',
    'team',
  ];
  const files: [string, string][] = [
    ...rooms.map((room): [string, string] => [`src/${room}/x.ts`, 'export const x = 1;\n']),
    ['src/sealing/partner.ts', 'export const x = 1;\n'],
    ...[...against, ...along].map(([from, to]): [string, string] => [
      from,
      `import * as it from '${to}';\nexport const used = it;\n`,
    ]),
    ['src/team/circle-a.ts', "import type { B } from './circle-b.ts';\nexport type A = B | 1;\n"],
    ['src/team/circle-b.ts', "import type { A } from './circle-a.ts';\nexport type B = A | 2;\n"],
  ];
  for (const [file, source] of files) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), source);
  }
  const found = await violations(root);
  for (const [from, to, rule] of against) {
    assert.ok(
      found.some((one) => one.from === from && one.rule === rule),
      `${from} → ${to} was not refused by ${rule}`,
    );
  }
  assert.ok(found.some((one) => one.rule === 'no-circles'));
  for (const [from, to] of along)
    assert.deepEqual(
      found.filter((one) => one.from === from),
      [],
      `${from} → ${to}`,
    );
});

interface Violation {
  from: string;
  rule: string;
}

async function violations(root: string): Promise<Violation[]> {
  const program = join(repository, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [program, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src'];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  for await (const chunk of child.stdout) out += String(chunk);
  const { summary } = JSON.parse(out) as {
    summary: { violations: { from: string; rule: { name: string } }[] };
  };
  return summary.violations.map((one) => ({ from: one.from, rule: one.rule.name }));
}
