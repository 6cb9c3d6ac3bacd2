// The arrows of the house (CONTRIBUTING.md, “The house”): which room may import which. An import against them fails.

const rooms = [
  'programme',
  'wording',
  'measures',
  'sealing',
  'contract',
  'server',
  'site',
  'team',
  'cli',
  'texts',
  'look',
];
const arrows = {
  programme: [],
  wording: ['programme'],
  measures: ['programme'],
  sealing: ['programme'],
  contract: ['programme', 'wording', 'texts'],
  site: ['programme', 'wording', 'measures', 'sealing', 'contract', 'texts', 'look'],
  team: ['programme', 'wording', 'measures', 'sealing', 'contract', 'texts', 'look'],
  cli: ['programme', 'wording', 'measures', 'sealing', 'contract', 'texts', 'server'],
  server: ['programme', 'wording', 'contract', 'sealing', 'texts', 'look'],
  texts: [],
  look: [],
};

/** Files of the sealing room that verify what is public, or name it. */
const checkedByServer = [
  ...['envelope', 'bytes', 'signature', 'wrap', 'certificate', 'roster', 'roster-rules'],
  ...['invitation', 'recovery', 'opaque-server', 'totp', 'words', 'words-fr', 'words-en'],
];

/** What the mail door needs besides, to seal a message as the public form seals a request. */
const neededByMailDoor = ['partner', 'receipt'];

const room = (name) => `^src/${name}/`;
const testFile = '\\.test[^/]*$';
const anyOf = (names) => `^src/(?:${names.join('|')})/`;
/** Packages are matched where npm puts them, nested or not. */
const packages = (names) => `(?:^|/)node_modules/(?:${names.join('|')})/`;

const arrowRules = Object.entries(arrows).map(([name, targets]) => ({
  name: `arrows-of-${name}`,
  comment: `${name} may import ${targets.length > 0 ? targets.join(', ') : 'no other room'}.`,
  severity: 'error',
  from: { path: room(name) },
  to: { path: anyOf(rooms.filter((other) => other !== name && !targets.includes(other))) },
}));

const onlyIn = (name, comment, from, names) => ({
  name,
  comment,
  severity: 'error',
  from: { path: '^src/', pathNot: from },
  to: { path: packages(names) },
});

module.exports = {
  forbidden: [
    ...arrowRules,
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one idea, or three.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'store-behind-its-doors',
      comment:
        'The store is reached by routes, alerts, jobs and mail-door, and by the files that put the server together.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: ['^src/server/(?:store|routes|alerts|jobs|mail-door)/', '^src/server/[^/]+$', testFile],
      },
      to: { path: '^src/server/store/' },
    },
    {
      name: 'server-seals-nothing',
      comment:
        'The server checks envelopes, signatures and its half of the sign-in; it neither opens nor seals. Only the mail door seals.',
      severity: 'error',
      from: { path: '^src/server/', pathNot: ['^src/server/mail-door/', testFile] },
      to: { path: '^src/sealing/', pathNot: `^src/sealing/(?:${checkedByServer.join('|')})\\.ts$` },
    },
    {
      name: 'mail-door-only-seals',
      comment: 'The mail door seals what comes in, as the public form does; it opens nothing.',
      severity: 'error',
      from: { path: '^src/server/mail-door/', pathNot: testFile },
      to: {
        path: '^src/sealing/',
        pathNot: `^src/sealing/(?:${[...checkedByServer, ...neededByMailDoor].join('|')})\\.ts$`,
      },
    },
    onlyIn('mailbox-in-mail-door', 'Only the mail door reads a mailbox.', '^src/server/mail-door/', [
      'imapflow',
      'mailparser',
    ]),
    onlyIn('crypto-in-sealing', 'Only the sealing room knows a cryptographic library.', '^src/sealing/', [
      'age-encryption',
      'jose',
      '@serenity-kit/opaque',
      '@scure/[^/]+',
      '@noble/(?!hashes/)[^/]+',
      'otpauth',
    ]),
    onlyIn(
      'hashes-in-sealing',
      'Only the sealing room hashes; a version of a public wording is named by its hash.',
      ['^src/sealing/', '^src/wording/version\\.ts$'],
      ['@noble/hashes'],
    ),
    onlyIn('sql-in-store', 'Only the store knows a database.', '^src/server/store/', ['kysely', 'pg']),
    {
      name: 'sqlite-in-store',
      comment:
        'Only the store knows a database; the data folder is locked by one, and the CLI opens a copy to verify it.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: ['^src/server/store/', '^src/server/data-folder\\.ts$', '^src/cli/', testFile],
      },
      to: { path: '^(?:node:)?sqlite$' },
    },
    onlyIn('http-in-server', 'Only the server knows Fastify.', '^src/server/', ['fastify', '@fastify/[^/]+']),
    onlyIn('react-in-team', 'Only the team’s app knows React.', '^src/team/', [
      'react',
      'react-dom',
      'react-aria-components',
    ]),
    {
      name: 'browser-without-node',
      comment: 'What runs in a browser needs nothing of Node.',
      severity: 'error',
      from: {
        path: '^src/(?:programme|wording|measures|sealing|contract|site|team|texts)/',
        pathNot: testFile,
      },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'product-without-tests',
      comment: 'The product imports neither tests, nor benchmarks, nor tools.',
      severity: 'error',
      from: { path: '^src/', pathNot: testFile },
      to: { path: ['^(?:test|bench|bin)/', testFile] },
    },
    {
      name: 'product-without-development-packages',
      severity: 'error',
      from: { path: '^src/', pathNot: [testFile, '\\.d\\.ts$'] },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'everything-resolves',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\?worker&url$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Type imports count: a type is knowledge of the other room too.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.d.ts', '.css'],
    },
  },
};
