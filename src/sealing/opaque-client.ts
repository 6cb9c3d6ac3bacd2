/**
 * OPAQUE (RFC 9807), the browser's half: the passphrase never leaves it. Loaded in its own worker, whose response alone
 * carries `wasm-unsafe-eval`.
 */
import { client, ready } from '@serenity-kit/opaque';
import { normalPassphrase } from './passphrase.ts';

/**
 * Stretching, fixed here: Argon2id, 64 MiB, 3 passes, 4 lanes (RFC 9106, second recommended option).
 * The server never chooses it.
 */
const STRETCHING = { 'argon2id-custom': { iterations: 3, memory: 65_536, parallelism: 4 } } as const;

/** First half of a registration. `state` stays here; `request` goes to the server. */
export async function startRegistration(
  passphrase: string,
): Promise<{ readonly state: string; readonly request: string }> {
  await ready;
  const { clientRegistrationState, registrationRequest } = client.startRegistration({
    password: normalPassphrase(passphrase),
  });
  return { state: clientRegistrationState, request: registrationRequest };
}

/** Second half: the record for the server, and the export key (base64url) that stays here and seals the member key. */
export async function finishRegistration(input: {
  passphrase: string;
  state: string;
  response: string;
}): Promise<{ readonly record: string; readonly exportKey: string; readonly serverKey: string }> {
  await ready;
  const { registrationRecord, exportKey, serverStaticPublicKey } = client.finishRegistration({
    clientRegistrationState: input.state,
    registrationResponse: input.response,
    password: normalPassphrase(input.passphrase),
    keyStretching: STRETCHING,
  });
  return { record: registrationRecord, exportKey, serverKey: serverStaticPublicKey };
}

/** First half of a sign-in. */
export async function startLogin(
  passphrase: string,
): Promise<{ readonly state: string; readonly request: string }> {
  await ready;
  const { clientLoginState, startLoginRequest } = client.startLogin({
    password: normalPassphrase(passphrase),
  });
  return { state: clientLoginState, request: startLoginRequest };
}

/** Second half: null when the passphrase (or the name) is wrong, which cannot be told apart. */
export async function finishLogin(input: {
  passphrase: string;
  state: string;
  response: string;
}): Promise<{ readonly finish: string; readonly exportKey: string; readonly serverKey: string } | null> {
  await ready;
  const result = client.finishLogin({
    clientLoginState: input.state,
    loginResponse: input.response,
    password: normalPassphrase(input.passphrase),
    keyStretching: STRETCHING,
  });
  if (result === undefined) return null;
  return {
    finish: result.finishLoginRequest,
    exportKey: result.exportKey,
    serverKey: result.serverStaticPublicKey,
  };
}
