/** Setting up the second factor: scan, type the first code, keep the ten recovery codes. */
import { totpUrl } from '#sealing/totp.ts';
import { announce } from '#team/parts/announcer.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import * as m from '#texts/messages.ts';
import { CodeField } from './code-field.tsx';
import { Qr } from './qr.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { provesPhone, type SecondFactorChoice } from './second-factor-choice.ts';
import styles from './second-factor-setup.module.css';

export interface SecondFactorSetupProps {
  readonly choice: SecondFactorChoice;
  readonly onChange: (choice: SecondFactorChoice) => void;
  readonly programme: string;
  readonly signInName: string;
  /** Server's clock minus this device's, ms. */
  readonly skew: number;
  readonly tried: boolean;
}

export function SecondFactorSetup({
  choice,
  onChange,
  programme,
  signInName,
  skew,
  tried,
}: SecondFactorSetupProps) {
  const locale = useLocale();
  const complete = choice.code.replace(/\D/g, '').length >= 6;
  const wrong = complete && !choice.proved;

  const onCode = (code: string) => {
    const next = { ...choice, code };
    const proved = choice.proved || provesPhone(next, Date.now() + skew);
    if (proved && !choice.proved) announce(m.team_access_phone_proved(locale));
    onChange({ ...next, proved });
  };

  return (
    <div className={styles.setup}>
      <div className={styles.scan}>
        <Qr text={totpUrl(choice.secret, programme, signInName)} label={m.team_access_qr_label(locale)} />
        <div className={styles.how}>
          <ol className={styles.steps}>
            <li>{m.team_access_totp_app(locale)}</li>
            <li>{m.team_access_totp_scan(locale)}</li>
            <li>{m.team_access_totp_type(locale)}</li>
          </ol>
          <details className={styles.byHand}>
            <summary>{m.team_access_totp_by_hand(locale)}</summary>
            <p className={styles.secret}>{choice.secret.replace(/(.{4})(?=.)/g, '$1 ')}</p>
          </details>
        </div>
      </div>
      {choice.proved ? (
        <p className={styles.proved}>
          <span aria-hidden="true">✓ </span>
          {m.team_access_phone_proved(locale)}
        </p>
      ) : (
        <CodeField
          kind="totp"
          label={m.team_access_first_code(locale)}
          error={
            wrong
              ? m.team_access_first_code_wrong(locale)
              : tried
                ? m.team_access_first_code_missing(locale)
                : null
          }
          value={choice.code}
          onChange={onCode}
        />
      )}
      {choice.proved ? (
        <RecoveryCodes
          choice={choice}
          onChange={onChange}
          programme={programme}
          signInName={signInName}
          tried={tried}
        />
      ) : null}
    </div>
  );
}
