/** “Saved at 10 h 42”: asked for by everybody who ever lost a text. Not announced: it changes every few seconds. */
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import { formatTime } from './format.ts';
import styles from './saved.module.css';

export type Saving =
  | { readonly state: 'empty' }
  | { readonly state: 'typing' }
  | { readonly state: 'saved'; readonly at: number; readonly onServer: boolean };

export function Saved({ saving, locale, timeZone }: { saving: Saving; locale: Locale; timeZone: string }) {
  if (saving.state === 'empty') return <span className={styles.saved} />;
  if (saving.state === 'typing') return <span className={styles.saved}>{m.team_saving(locale)}</span>;
  const time = formatTime(saving.at, locale, timeZone);
  return (
    <span className={styles.saved} data-saved="">
      <span aria-hidden="true">✓ </span>
      {saving.onServer ? m.team_saved_at(locale, { time }) : m.team_saved_here_at(locale, { time })}
    </span>
  );
}
