/** A new passphrase: its OPAQUE record for the server, its export key from worker to worker. */
import { registerStart } from '#contract/access.ts';
import { callRoute } from '#contract/client.ts';
import type { Keys } from '#team/vault/client.ts';
import type { AccessFailure } from './app.ts';

/** After this the vault holds the export key, ready to seal a member key. */
export async function registerPassphrase(
  { opaque }: Keys,
  name: string,
  passphrase: string,
): Promise<{ ok: true; record: string } | { ok: false; code: AccessFailure }> {
  const request = await opaque.startRegistration(passphrase);
  const answer = await callRoute(registerStart, { body: { name, request } });
  if (!answer.ok) return { ok: false, code: answer.code };
  return { ok: true, record: await opaque.finishRegistration(answer.value.response) };
}
