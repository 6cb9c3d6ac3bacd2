// What packages bring along and nobody meets here stays out of the browser's bundles. Each part must still be where it is
// looked for: a new version that moved it stops the build.

import { readFile } from 'node:fs/promises';

/** React Aria can show twelve calendars; a programme's days are Gregorian. */
const calendars = /[\\/]@internationalized[\\/]date[\\/]dist[\\/]private[\\/]createCalendar\.m?js$/;
/** Schemas can describe themselves as JSON Schema: the server's OpenAPI does that, browsers only check. */
const jsonSchema = /[\\/]zod[\\/]v4[\\/]core[\\/](to-json-schema|json-schema-processors)\.js$/;

/** @returns {import('vite').Plugin} */
export const leftOut = () => ({
  name: 'left-out',
  enforce: 'pre',
  async load(id) {
    if (calendars.test(id)) return gregorianOnly(await readFile(id, 'utf8'), id);
    if (jsonSchema.test(id)) return withoutBodies(await readFile(id, 'utf8'), id);
    return null;
  },
});

function gregorianOnly(code, id) {
  const left = code
    .replaceAll(/^import .*[\\/]calendars[\\/](?!Gregorian).*$/gm, '')
    .replaceAll(/case '(?!gregory)[\w-]+':\s+return new \(0, \$\w+\$export\$\w+\)\(\);/g, '');
  if (left === code || /case '(?!gregory)/.test(left))
    throw new Error(`${id} has changed: see bin/build/left-out.mjs.`);
  return left;
}

/** The same names, doing nothing. */
function withoutBodies(code, id) {
  const functions = [...code.matchAll(/^export (?:async )?function (\w+)|^export const (\w+) =/gm)].map(
    (found) => found[1] ?? found[2],
  );
  if (functions.length === 0 || !/^export /m.test(code))
    throw new Error(`${id} has changed: see bin/build/left-out.mjs.`);
  return functions.map((name) => `export const ${name} = () => () => undefined;`).join('\n');
}
