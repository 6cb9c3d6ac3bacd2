/** The mailbox whose messages become requests, and the message that turns out to be a woman's. */
import * as contract from '#contract/mailbox.ts';
import { isLoopbackName } from '../config.ts';
import { openMailbox, sealMailbox } from '../mailbox-at-rest.ts';
import { purpose } from '../purposes.ts';
import { Refusal } from '../refusal.ts';
import { orientWoman } from '../store/destruction.ts';
import { countSetAside, listSetAside } from '../store/mail-messages.ts';
import { putMailbox, readMailbox } from '../store/mailbox.ts';
import { type Call, DONE, type Register } from './register.ts';

const SHOWN_MS = 7 * 24 * 60 * 60_000;

export function mailboxRoutes(register: Register): void {
  register(contract.getMailbox, async (call) => shownMailbox(call));

  register(contract.putMailbox, async (call, { body }) => {
    const { deps, store, programme, actor, now } = call;
    const { mailbox } = body;
    if (mailbox !== null) refuseInClear(mailbox);
    const password =
      body.password === undefined
        ? undefined
        : deps.secrets.seal(purpose.mailboxPassword(programme), body.password);
    const settings = mailbox === null ? null : sealMailbox(deps.secrets, programme, mailbox);
    await store.write((tx) => putMailbox(tx, { actor, settings, password, now }));
    deps.mailboxes.wake(programme);
    return shownMailbox(call);
  });

  register(contract.testMailbox, async ({ deps, store, programme }, { body }) => {
    const { mailbox } = body;
    refuseInClear(mailbox);
    const kept = await store.read(readMailbox);
    // A password that was kept goes to the server and the account it was kept for, and nowhere else.
    const same =
      kept.settings !== null && isSameAccount(openMailbox(deps.secrets, programme, kept.settings), mailbox);
    const password =
      body.password ??
      (same && kept.password !== null
        ? deps.secrets.open(purpose.mailboxPassword(programme), kept.password)
        : null);
    const tested = await deps.mailboxes.test({ mailbox, password });
    return tested.reason === null ? tested : { ...tested, waiting: 0 };
  });

  register(contract.listSetAside, async ({ store, now }) => ({
    messages: await store.read((tx) => listSetAside(tx, now)),
  }));

  register(contract.womanWrote, async ({ deps, store, programme, actor, now }, { params, body }) => {
    await orientWoman(store, { actor, file: params.file, version: body.version, now });
    deps.mailboxes.wake(programme);
    return DONE;
  });
}

async function shownMailbox({
  deps,
  store,
  programme,
  now,
}: Pick<Call, 'deps' | 'store' | 'programme' | 'now'>): Promise<contract.MailboxState> {
  const { stored, setAside } = await store.read(async (tx) => ({
    stored: await readMailbox(tx),
    setAside: await countSetAside(tx, now - SHOWN_MS),
  }));
  return {
    mailbox: stored.settings === null ? null : openMailbox(deps.secrets, programme, stored.settings),
    passwordSet: stored.password !== null,
    checkedAt: stored.checkedAt,
    failing: stored.failing,
    setAside,
  };
}

/** Without TLS a password and what people write would travel in clear. @throws Refusal `malformed` */
function refuseInClear({ tls, host }: contract.Mailbox): void {
  if (tls === 'none' && !isLoopbackName(host)) throw new Refusal('malformed');
}

const isSameAccount = (a: contract.Mailbox, b: contract.Mailbox): boolean =>
  a.host === b.host && a.port === b.port && a.tls === b.tls && a.user === b.user;
