// @serenity-kit/opaque carries its WebAssembly as base64 text inside its script, names of functions included: 132 kB on
// the wire for everyone who signs in. As a file of its own without those names, compiled while it arrives, it is 79 kB.

import { readFile } from 'node:fs/promises';

const script = /[\\/]@serenity-kit[\\/]opaque[\\/]esm[\\/]index\.js$/;
const embedded = /return _loadWasmModule\(0, null, '([A-Za-z0-9+/=]+)'\)/;

/** @returns {import('vite').Plugin} */
export const opaqueWasmAsFile = () => ({
  name: 'opaque-wasm-as-file',
  enforce: 'pre',
  async load(id) {
    if (!script.test(id)) return null;
    const code = await readFile(id, 'utf8');
    const found = embedded.exec(code);
    if (!found)
      throw new Error(
        `${id} has changed: its WebAssembly is not where ${import.meta.filename} looks for it.`,
      );
    const source = withoutCustomSections(Buffer.from(found[1], 'base64'));
    const file = this.emitFile({ type: 'asset', name: 'opaque.wasm', source });
    return code.replace(
      found[0],
      `return WebAssembly.compileStreaming(fetch(import.meta.ROLLUP_FILE_URL_${file}))`,
    );
  },
});

/**
 * Custom sections (id 0) are for tools: they “must not contribute to or otherwise affect the semantics” of a module
 * (WebAssembly Core Specification 2.0, 5.5.3).
 * @param {Buffer} wasm
 */
function withoutCustomSections(wasm) {
  if (wasm.readUInt32BE(0) !== 0x0061736d)
    throw new Error('What @serenity-kit/opaque carries is not WebAssembly.');
  const kept = [wasm.subarray(0, 8)];
  for (let at = 8; at < wasm.length; ) {
    const { value: size, end } = readSize(wasm, at + 1);
    if (wasm[at] !== 0) kept.push(wasm.subarray(at, end + size));
    at = end + size;
  }
  return Buffer.concat(kept);
}

/** Unsigned LEB128, of at most 32 bits. */
function readSize(wasm, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = wasm[at++];
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return { value, end: at };
  }
}
