// What is served: every file compressed beforehand, and the list of their hashes that `passerelle verify` compares.

import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { filesIn } from '../lib/files.mjs';

const compressible = /\.(js|css|svg|wasm|json|webmanifest|txt|md)$/;
/** Read by the server alone, never served. */
const internal = /[\\/]manifest\.json$/;

/**
 * Adds .br and .gz where they are smaller, and `manifest.sha256.json`: path under the folder → SHA-256 in hexadecimal.
 * @param {string} folder
 */
export async function publish(folder) {
  const files = (await filesIn(folder)).filter((file) => !internal.test(file)).sort();
  const hashes = {};
  for (const file of files) {
    const content = await readFile(file);
    hashes[relative(folder, file).split(sep).join('/')] = createHash('sha256').update(content).digest('hex');
    if (compressible.test(file)) await compress(file, content);
  }
  await writeFile(join(folder, 'manifest.sha256.json'), `${JSON.stringify(hashes, null, 2)}\n`);
}

async function compress(file, content) {
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT, BROTLI_MAX_QUALITY } = constants;
  const params = { [BROTLI_PARAM_QUALITY]: BROTLI_MAX_QUALITY, [BROTLI_PARAM_SIZE_HINT]: content.length };
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(content, { params }),
    promisify(gzip)(content, { level: 9 }),
  ]);
  if (br.length < content.length) await writeFile(`${file}.br`, br);
  if (gz.length < content.length) await writeFile(`${file}.gz`, gz);
}
