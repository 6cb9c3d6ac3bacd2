/** The one Trusted Types policy that the server allows (server/headers.ts), for the one worker of a page. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string },
  ): { createScriptURL(address: string): string };
}

/** Once on a page: a policy is made for a single address. @returns what makes that address one that the browser takes */
export function trustOnly(address: string): () => string {
  const policy = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('passerelle', {
    createScriptURL(asked) {
      if (asked !== address) throw new TypeError('Not a worker of ours.');
      return asked;
    },
  });
  return () => policy?.createScriptURL(address) ?? address;
}
