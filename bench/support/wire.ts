/** A wire between a browser and the server, on which every byte is counted: workers, streams and icons included. */
import { connect, createServer, type Socket } from 'node:net';

export interface Wire {
  /** The same server, through the wire. */
  readonly base: string;
  /** Bytes that came from the server so far, headers included. */
  received(): number;
  /** Paths asked for, in order. */
  paths(): readonly string[];
  /** Resolves once nothing came for a second. @throws Error after 30 s of traffic */
  quiet(): Promise<void>;
  close(): Promise<void>;
}

/** HTTP/1.1 without pipelining, which browsers do not do: each request starts a packet of its own. */
const REQUEST_LINE = /^[A-Z]+ (\S+) HTTP\/1\.1\r\n/;
const QUIET_MS = 1000;
const LATEST_MS = 30_000;

/** @param port of the server, on loopback */
export async function tapWire(port: number): Promise<Wire> {
  let received = 0;
  let last = performance.now();
  const paths: string[] = [];
  const sockets = new Set<Socket>();
  const tap = createServer((browser) => {
    const server = connect(port, '127.0.0.1');
    for (const [socket, other] of [
      [browser, server],
      [server, browser],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
    browser.on('data', (chunk: Buffer) => {
      last = performance.now();
      const path = REQUEST_LINE.exec(chunk.toString('latin1'))?.[1];
      if (path !== undefined) paths.push(path);
      server.write(chunk);
    });
    server.on('data', (chunk: Buffer) => {
      last = performance.now();
      received += chunk.length;
      browser.write(chunk);
    });
  });
  await new Promise<void>((resolve, reject) => tap.once('error', reject).listen(0, '127.0.0.1', resolve));
  const address = tap.address();
  if (address === null || typeof address === 'string') throw new Error('The wire has no port.');
  return {
    base: `http://localhost:${address.port}`,
    received: () => received,
    paths: () => paths,
    async quiet() {
      const began = performance.now();
      while (performance.now() - last < QUIET_MS) {
        if (performance.now() - began > LATEST_MS)
          throw new Error('The page did not come to rest within 30 s.');
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    close: () =>
      new Promise((resolve) => {
        tap.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
