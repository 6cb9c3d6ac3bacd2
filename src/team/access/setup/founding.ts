/** The moment a programme is born: keys made here, sealed, and stored in one transaction; then who I am, and the kit. */
import { getMe, type Opened } from '#contract/access.ts';
import { callRoute } from '#contract/client.ts';
import { getKeys } from '#contract/keys.ts';
import { genesis } from '#contract/setup.ts';
import { newId } from '#programme/new-id.ts';
import type { Keys } from '#team/vault/client.ts';
import type { Locale } from '#texts/locales.ts';
import type { AccessFailure } from '../app.ts';
import { type PassphraseChoice, passphraseIn } from '../passphrase-choice.ts';
import { registerPassphrase } from '../register.ts';
import { type SecondFactorChoice, secondFactorBody } from '../second-factor-choice.ts';

export interface Founder {
  readonly name: string;
  readonly title: string;
  readonly signInName: string;
  readonly passphrase: PassphraseChoice;
  readonly second: SecondFactorChoice;
}

export interface Founded {
  readonly opened: Opened;
  readonly fingerprint: readonly string[];
  readonly kitWords: readonly string[];
  readonly kitRecord: string;
}

export async function foundProgramme(
  keys: Keys,
  input: { token: string; programme: string; founder: Founder; language: Locale; skew: number },
): Promise<{ ok: true; value: Founded } | { ok: false; code: AccessFailure }> {
  const { token, programme, founder, language, skew } = input;
  const { vault } = keys;
  const member = newId();
  const kitRecord = newId();
  const registered = await registerPassphrase(keys, founder.signInName, passphraseIn(founder.passphrase));
  if (!registered.ok) return registered;
  const { sealedMemberKey, roster, epoch, records } = await vault.found(
    programme,
    member,
    { name: founder.name, title: founder.title || null },
    kitRecord,
  );
  const answer = await callRoute(genesis, {
    body: {
      token,
      member,
      signInName: founder.signInName,
      language,
      record: registered.record,
      sealedMemberKey,
      totp: secondFactorBody(founder.second, Date.now() + skew),
      roster,
      epoch,
      records,
    },
  });
  if (!answer.ok) return { ok: false, code: answer.code };
  const me = await callRoute(getMe, {});
  if (!me.ok) return { ok: false, code: me.code };
  const roster0 = await callRoute(getKeys, {});
  if (!roster0.ok) return { ok: false, code: roster0.code };
  const { genesisHash } = await vault.openKeys(roster0.value);
  return {
    ok: true,
    value: {
      opened: { me: me.value, programme, sealedMemberKey },
      fingerprint: await vault.fingerprint(genesisHash, language),
      kitWords: await vault.kitWords(language),
      kitRecord,
    },
  };
}
