/** OPAQUE (RFC 9807), the server's half. It learns neither the passphrase nor the export key. */

/** Loaded at the first sign-in: 25 MB that a server which only takes requests does not need. */
async function opaque() {
  const { ready, server } = await import('@serenity-kit/opaque');
  await ready;
  return server;
}

/** The server's long-lived secret, made once and kept with the other server secrets: another one voids every record. */
export async function newOpaqueSetup(): Promise<string> {
  const server = await opaque();
  return server.createSetup();
}

/** `programme|name`: the same name in two programmes is two people. */
function identifier(programme: string, name: string): string {
  return `${programme}|${name}`;
}

/** Answers a registration; keeps nothing. null when the request is malformed. */
export async function answerRegistration(input: {
  setup: string;
  programme: string;
  name: string;
  request: string;
}): Promise<string | null> {
  const server = await opaque();
  try {
    const { registrationResponse } = server.createRegistrationResponse({
      serverSetup: input.setup,
      userIdentifier: identifier(input.programme, input.name),
      registrationRequest: input.request,
    });
    return registrationResponse;
  } catch {
    return null;
  }
}

/**
 * Answers a sign-in; null when the request is malformed.
 * @param record null for an unknown name: the answer has the same form and the same deterministic part as for a known
 * one, and every passphrase then fails.
 */
export async function answerLogin(input: {
  setup: string;
  programme: string;
  name: string;
  record: string | null;
  request: string;
}): Promise<{ readonly state: string; readonly response: string } | null> {
  const server = await opaque();
  try {
    const { serverLoginState, loginResponse } = server.startLogin({
      serverSetup: input.setup,
      userIdentifier: identifier(input.programme, input.name),
      registrationRecord: input.record,
      startLoginRequest: input.request,
    });
    return { state: serverLoginState, response: loginResponse };
  } catch {
    return null;
  }
}

/** True when the client proved the passphrase for this attempt. `state` is used once, then forgotten. */
export async function finishLogin(input: { state: string; finish: string }): Promise<boolean> {
  const server = await opaque();
  try {
    server.finishLogin({ serverLoginState: input.state, finishLoginRequest: input.finish });
    return true;
  } catch {
    return false;
  }
}
