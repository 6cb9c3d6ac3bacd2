/**
 * A woman who calls or writes herself: the words and the numbers, to be read aloud. This page has no field, calls
 * nothing and writes nothing: no file is ever opened from here.
 */
import { Link } from '@tanstack/react-router';
import { firstForWomen } from '#programme/help-lines.ts';
import { buttonClass, Buttons } from '#team/parts/button.tsx';
import { HelpNumber } from '#team/parts/help-number.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { useHelpLine, useHelpLines } from '#team/shell/help-lines.ts';
import { Screen } from '#team/shell/screen.tsx';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import styles from './orient.module.css';

export function Orient() {
  const locale = useLocale();
  const lines = firstForWomen(useHelpLines());
  const protection = useHelpLine('child_protection');
  return (
    <Screen title={m.team_panel_orient(locale)} width="text">
      <p className={styles.nothing}>{m.team_orient_nothing_kept(locale)}</p>
      <section aria-labelledby="say" className={styles.section}>
        <h2 id="say" className={styles.title}>
          {m.team_orient_say(locale)}
        </h2>
        {SAY.map((sentence) => (
          <p key={sentence(locale)} className={styles.say}>
            {sentence(locale)}
          </p>
        ))}
      </section>
      <section aria-labelledby="numbers" className={styles.section}>
        <h2 id="numbers" className={styles.title}>
          {m.team_orient_numbers(locale)}
        </h2>
        <div className={styles.numbers}>
          {lines.map((line) => (
            <HelpNumber key={line.id} line={line} />
          ))}
        </div>
        <p className={styles.soft}>{m.team_orient_trace(locale)}</p>
      </section>
      <section aria-labelledby="minor" className={styles.section}>
        <h2 id="minor" className={styles.title}>
          {m.team_orient_minor(locale)}
        </h2>
        <p>{m.team_duty_text(locale)}</p>
        {protection ? <HelpNumber line={protection} /> : <p>{m.team_duty_no_line(locale)}</p>}
      </section>
      <section aria-labelledby="avoid" className={styles.section}>
        <h2 id="avoid" className={styles.title}>
          {m.team_orient_avoid(locale)}
        </h2>
        <ul className={styles.avoid}>
          {AVOID.map((one) => (
            <li key={one(locale)}>{one(locale)}</li>
          ))}
        </ul>
      </section>
      <Buttons>
        <Link to="/" className={buttonClass('primary')}>
          {m.team_orient_done(locale)}
        </Link>
        <Link to="/appel" className={buttonClass('quiet')}>
          {m.team_orient_worker(locale)}
        </Link>
      </Buttons>
    </Screen>
  );
}

const SAY: readonly ((locale: Locale) => string)[] = [
  m.team_orient_say_1,
  m.team_orient_say_2,
  m.team_orient_say_3,
  m.team_orient_say_4,
];
const AVOID: readonly ((locale: Locale) => string)[] = [
  m.team_orient_avoid_1,
  m.team_orient_avoid_2,
  m.team_orient_avoid_3,
];
