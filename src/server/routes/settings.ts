/** Settings of the programme, and the mail server that carries alerts without content. */
import * as contract from '#contract/settings.ts';
import { changeHelpLine } from '#programme/help-line-change.ts';
import { dateAt } from '#programme/wall-time.ts';
import { validateOpeningHours } from '#programme/opening-hours-check.ts';
import { isLoopbackName } from '../config.ts';
import { shipped } from '../content/shipped.ts';
import { openMailServer, sealMailServer } from '../mail-at-rest.ts';
import { purpose } from '../purposes.ts';
import { Refusal } from '../refusal.ts';
import { mailState, putMailServer, readMail } from '../store/mail.ts';
import { changeSettings, type StoredSettings, settingsOf } from '../store/programmes.ts';
import type { ProgrammeStore } from '../store/store.ts';
import { type Call, DONE, type Register } from './register.ts';

export function settingsRoutes(register: Register): void {
  register(contract.getSettings, async ({ store }) => current(store));

  register(contract.putSettings, async ({ store, actor, now }, { body }) => {
    const { hours, essentials } = body.settings;
    if (validateOpeningHours(hours).length > 0 || hours.timeZone !== essentials.timeZone)
      throw new Refusal('malformed');
    try {
      await store.write(async (tx) => {
        const { settings, version } = await settingsOf(tx);
        // Help lines have a route of their own, which asks for a second person. [Note: Two people]
        const sameLines = JSON.stringify(settings.helpLines) === JSON.stringify(body.settings.helpLines);
        if (version === body.version && !sameLines) throw new Refusal('malformed');
        await changeSettings(tx, { actor, version: body.version, settings: body.settings, now });
      });
    } catch (error) {
      if (error instanceof Refusal && error.code === 'stale')
        throw new Refusal('stale', await current(store));
      throw error;
    }
    return current(store);
  });

  register(contract.getHelpLines, async () => ({ lines: [...(await shipped()).lines] }));

  register(contract.changeHelpLine, async ({ store, actor, now }, { params, body }) => {
    const { lines } = await shipped();
    try {
      await store.write(async (tx) => {
        const { settings, version } = await settingsOf(tx);
        if (version !== body.version) throw new Refusal('stale');
        const on = dateAt(settings.essentials.timeZone, now).toString();
        const next = changeHelpLine(lines, settings.helpLines, params.line, body.change, {
          by: actor.member,
          on,
        });
        if (next === 'second_person') throw new Refusal('second_person');
        if (next === 'unknown' || next === 'nothing') throw new Refusal('unknown_or_hidden');
        await changeSettings(tx, { actor, version, settings: { ...settings, helpLines: next }, now });
      });
    } catch (error) {
      if (error instanceof Refusal && error.code === 'stale')
        throw new Refusal('stale', await current(store));
      throw error;
    }
    return current(store);
  });

  register(contract.getMail, async (call) => shownMail(call));

  register(contract.putMail, async ({ deps, store, programme, actor, now }, { body }) => {
    const { server } = body;
    // Without TLS a password and addresses would travel in clear.
    if (server?.tls === 'none' && !isLoopbackName(server.host)) throw new Refusal('malformed');
    const password =
      body.password === undefined
        ? undefined
        : deps.secrets.seal(purpose.mailPassword(programme), body.password);
    const sealed = server === null ? null : sealMailServer(deps.secrets, programme, server);
    await store.write((tx) => putMailServer(tx, { actor, server: sealed, password, now }));
    deps.mail.wake(programme);
    return shownMail({ deps, store, programme });
  });

  register(contract.testMail, async ({ deps, store, programme, session }) => {
    const { server, password } = await store.read(readMail);
    const { id, alertAddress, language } = session.member;
    if (server === null || alertAddress === null) throw new Refusal('mail_failed');
    await deps.mail.sendTest({
      programme: store,
      server: openMailServer(deps.secrets, programme, server),
      password: password === null ? null : deps.secrets.open(purpose.mailPassword(programme), password),
      to: deps.secrets.open(purpose.alertAddress(id), alertAddress),
      language,
    });
    return DONE;
  });
}

async function shownMail({ deps, store, programme }: Pick<Call, 'deps' | 'store' | 'programme'>) {
  const state = await store.read(mailState);
  return {
    ...state,
    server: state.server === null ? null : openMailServer(deps.secrets, programme, state.server),
  };
}

async function current(store: ProgrammeStore) {
  return toContract(await store.read(settingsOf));
}

function toContract({ version, settings, kitConfirmedAt }: StoredSettings) {
  return { version, settings, kitConfirmed: kitConfirmedAt !== null, openedAt: kitConfirmedAt };
}
