/**
 * Calls across a message port: plain functions on one side, promises on the other.
 * Only the name of a failure crosses back, never an error's text: a message could quote what was being opened.
 */

/** A failure that the other side is meant to understand. Anything else arrives as `unexpected`. */
export class VaultError extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.name = 'VaultError';
    this.code = code;
  }
}

/** `never[]`: any function fits; `Remote` keeps each one's own type for its callers. */
type Methods = Record<string, (...args: never[]) => unknown>;

/** The other side's methods, each answering with a promise. */
export type Remote<M> = {
  readonly [K in keyof M]: M[K] extends (...args: infer A) => infer R
    ? (...args: A) => Promise<Awaited<R>>
    : never;
};

interface Port {
  postMessage(message: unknown, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

interface Call {
  readonly call: number;
  readonly method: string;
  readonly args: unknown[];
}
type Answer =
  | { readonly call: number; readonly value: unknown }
  | { readonly call: number; readonly refused: string };

/** Answers calls that come through `port`. Calls run side by side; each handler orders its own effects. */
export function serve(port: Port, methods: Methods): void {
  const answer = async ({ call, method, args }: Call): Promise<Answer> => {
    const found = Object.hasOwn(methods, method) ? methods[method] : undefined;
    try {
      if (!found) throw new VaultError('unknown_method');
      return { call, value: await found(...(args as never[])) };
    } catch (error) {
      return { call, refused: codeOf(error) };
    }
  };
  port.addEventListener('message', ({ data }: MessageEvent<Call>) => {
    if (typeof data.call === 'number') void answer(data).then((message) => port.postMessage(message, []));
  });
}

function codeOf(error: unknown): string {
  if (error instanceof VaultError) return error.code;
  // A text that no bucket holds: the one failure of sealing that its author can mend.
  return error instanceof Error && error.name === 'TooLongError' ? 'too_large' : 'unexpected';
}

export interface Connection<M> {
  readonly remote: Remote<M>;
  /** Every call still waiting, and every later one, fails with `code`: `locked` unless told otherwise. */
  readonly end: (code?: string) => void;
}

/** The caller's side. Ports among the arguments are transferred, everything else is cloned. */
export function connect<M>(port: Port): Connection<M> {
  const waiting = new Map<
    number,
    { resolve: (value: unknown) => void; reject: (error: VaultError) => void }
  >();
  let calls = 0;
  let ended: string | null = null;
  port.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
    const call = waiting.get(data.call);
    if (!call) return;
    waiting.delete(data.call);
    if ('refused' in data) call.reject(new VaultError(data.refused));
    else call.resolve(data.value);
  });
  const invoke = (method: string, args: unknown[]) =>
    new Promise((resolve, reject) => {
      if (ended !== null) return reject(new VaultError(ended));
      const call = ++calls;
      waiting.set(call, { resolve, reject });
      port.postMessage(
        { call, method, args } satisfies Call,
        args.filter((arg): arg is MessagePort => arg instanceof MessagePort),
      );
    });
  const remote = new Proxy({} as Remote<M>, {
    // A proxy that answered to `then` would be taken for a promise.
    get: (_, method) =>
      typeof method === 'string' && method !== 'then'
        ? (...args: unknown[]) => invoke(method, args)
        : undefined,
  });
  return {
    remote,
    end(code = 'locked') {
      ended ??= code;
      for (const call of waiting.values()) call.reject(new VaultError(code));
      waiting.clear();
    },
  };
}
