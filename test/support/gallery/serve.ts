/**
 * Builds the gallery and serves it under the very policy of the app, so that what would be refused there is refused
 * here. By hand: `node test/support/gallery/serve.ts`, then open the address with `?scene=today`.
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { policyFor } from '#server/headers.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const outDir = fileURLToPath(new URL('../../../.cache/gallery', import.meta.url));
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

export interface Gallery {
  readonly origin: string;
  readonly stop: () => Promise<void>;
}

export async function startGallery(port = 0): Promise<Gallery> {
  await build({
    configFile: false,
    envDir: false,
    root: folder,
    publicDir: false,
    logLevel: 'warn',
    css: { transformer: 'lightningcss' },
    plugins: [react()],
    build: {
      outDir,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 2000,
      modulePreload: { polyfill: false },
      target: 'baseline-widely-available',
      rolldownOptions: {
        input: join(folder, 'index.html'),
        // As in the app: Zod is told not to try eval in the file that brings it (src/contract/jitless.ts).
        output: {
          codeSplitting: {
            groups: [
              { name: 'libraries', test: /[\\/]node_modules[\\/]zod[\\/]|[\\/]contract[\\/]jitless\.ts$/ },
            ],
          },
        },
      },
    },
  });
  const server = createServer((request, response) => {
    // Browsers ask for it by themselves; a missing one would look like a fault of the page.
    if (request.url === '/favicon.ico') return response.writeHead(204).end();
    void answer(new URL(request.url ?? '/', 'http://localhost').pathname).then(
      ({ body, type, path }) =>
        response
          .writeHead(200, {
            'content-type': type,
            'content-security-policy': policyFor(path, type),
            // A scene loads the page anew; what its name pins is neither fetched nor compiled anew.
            ...(path.startsWith('/assets/') ? { 'cache-control': 'max-age=31536000, immutable' } : {}),
          })
          .end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function answer(path: string): Promise<{ body: Buffer; type: string; path: string }> {
  const file = normalize(path === '/' ? '/index.html' : path);
  const body = await readFile(join(outDir, file));
  return { body, type: types[extname(file)] ?? 'application/octet-stream', path };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { origin } = await startGallery(Number(process.env['PORT'] ?? 4190));
  console.log(`${origin}/?scene=today`);
}
