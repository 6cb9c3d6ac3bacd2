/** Who one is: the name colleagues see, the name one signs in with, and the passphrase. For the founder and for who joins. */
import { SignInName } from '#contract/access.ts';
import { TextField } from '#team/parts/field.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import * as m from '#texts/messages.ts';
import styles from './access.module.css';
import { choiceProblem, type PassphraseChoice } from './passphrase-choice.ts';
import { PassphraseChooser } from './passphrase-chooser.tsx';

export interface You {
  readonly name: string;
  readonly title: string;
  readonly signInName: string;
  readonly passphrase: PassphraseChoice;
}
type Named = { readonly name: string; readonly organisation: string };

export interface YouFormProps {
  readonly value: You;
  readonly onChange: (patch: Partial<You>) => void;
  readonly essentials: Named | null;
  readonly tried: boolean;
  /** Whoever joins is named by the coordinator who admits her. */
  readonly withName?: boolean;
}

const isSignInName = (name: string): boolean => SignInName.safeParse(name).success;
const knownNames = (value: You, essentials: Named | null): string[] => [
  value.signInName,
  value.name,
  essentials?.name ?? '',
  essentials?.organisation ?? '',
];

/** The first thing that is missing, or null. */
export function youProblem(
  value: You,
  essentials: Named | null,
  withName = true,
): 'name' | 'sign_in_name' | 'passphrase' | null {
  if (withName && value.name.trim() === '') return 'name';
  if (!isSignInName(value.signInName)) return 'sign_in_name';
  return choiceProblem(value.passphrase, knownNames(value, essentials)) === null ? null : 'passphrase';
}

export function YouForm({ value, onChange, essentials, tried, withName = true }: YouFormProps) {
  const locale = useLocale();
  const typed = value.signInName !== '';
  const badName = (tried || typed) && !isSignInName(value.signInName);
  return (
    <div className={styles.fields}>
      {withName ? (
        <>
          <TextField
            label={m.setup_your_name(locale)}
            hint={m.setup_your_name_hint(locale)}
            error={tried && value.name.trim() === '' ? m.team_access_fill_in(locale) : null}
            value={value.name}
            onChange={(name) => onChange({ name })}
            maxLength={80}
            autoComplete="name"
            autoFocus
          />
          <TextField
            label={m.setup_your_title(locale)}
            optional={m.team_optional(locale)}
            hint={m.setup_your_title_hint(locale)}
            value={value.title}
            onChange={(title) => onChange({ title })}
            maxLength={80}
            autoComplete="off"
          />
        </>
      ) : null}
      <TextField
        label={m.team_access_name(locale)}
        hint={m.setup_sign_in_name_hint(locale)}
        error={badName && (tried || value.signInName.length > 1) ? m.setup_sign_in_name_wrong(locale) : null}
        value={value.signInName}
        onChange={(signInName) => onChange({ signInName: signInName.toLowerCase() })}
        maxLength={40}
        autoComplete="username"
        verbatim
        autoFocus={!withName}
      />
      <PassphraseChooser
        choice={value.passphrase}
        onChange={(passphrase) => onChange({ passphrase })}
        known={knownNames(value, essentials)}
        tried={tried}
      />
    </div>
  );
}
