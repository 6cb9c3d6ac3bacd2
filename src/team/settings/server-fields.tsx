/** How a mail server is reached, for the one that carries alerts and for the mailbox that is read: the same five fields. */
import { PassphraseField } from '#team/access/passphrase-field.tsx';
import { Choice } from '#team/parts/choice.tsx';
import { TextField } from '#team/parts/field.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { NumberField } from '#team/parts/number-field.tsx';
import * as m from '#texts/messages.ts';

export interface ServerValue {
  readonly host: string;
  readonly port: number;
  readonly tls: 'implicit' | 'starttls' | 'none';
  readonly user: string;
}

interface ServerFieldsProps {
  readonly value: ServerValue;
  readonly set: (patch: Partial<ServerValue>) => void;
  /** Which port goes with which encryption. */
  readonly usualPort: Readonly<Record<ServerValue['tls'], number>>;
  /** Ways of encryption with their words, the usual one first. */
  readonly encryption: readonly { readonly value: ServerValue['tls']; readonly label: string }[];
  readonly hostHint: string;
  readonly error: (name: 'host' | 'user') => string | null;
  readonly password: string;
  readonly onPassword: (password: string) => void;
  /** One is kept: left empty, it stays. */
  readonly passwordSet: boolean;
}

export function ServerFields({
  value,
  set,
  usualPort,
  encryption,
  hostHint,
  error,
  password,
  onPassword,
  passwordSet,
}: ServerFieldsProps) {
  const locale = useLocale();
  return (
    <>
      <TextField
        label={m.team_mailserver_host(locale)}
        hint={hostHint}
        error={error('host')}
        value={value.host}
        onChange={(host) => set({ host })}
        autoComplete="off"
        verbatim
      />
      <Choice
        label={m.team_mailserver_tls(locale)}
        required
        layout="stack"
        value={value.tls}
        onChange={(tls) => tls && set({ tls, port: usualPort[tls] })}
        options={[...encryption]}
      />
      <NumberField
        label={m.team_mailserver_port(locale)}
        unit=""
        value={value.port}
        onChange={(port) => set({ port })}
        min={1}
        max={65_535}
      />
      <TextField
        label={m.team_mailserver_user(locale)}
        error={error('user')}
        value={value.user}
        onChange={(user) => set({ user })}
        autoComplete="off"
        verbatim
      />
      <PassphraseField
        label={m.team_mailserver_password(locale)}
        hint={passwordSet ? m.team_mailserver_password_kept(locale) : null}
        value={password}
        onChange={onPassword}
        autoComplete="new-password"
      />
    </>
  );
}
