/** A sheet of a session that is shown alone and printed, in the language of the session. */
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTeam } from '#team/data/use-team.tsx';
import { Button, Buttons } from '#team/parts/button.tsx';
import { Choice } from '#team/parts/choice.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { Screen } from '#team/shell/screen.tsx';
import { languageName, type Locale, locales } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import type { SessionAtHand } from './use-session.ts';
import styles from './sheet.module.css';

export function Sheet({
  at,
  title,
  children,
}: {
  at: SessionAtHand;
  title: (locale: Locale) => string;
  /** What is printed, in the language that was chosen. */
  children: (locale: Locale) => ReactNode;
}) {
  const locale = useLocale();
  const { programme, organisation, phone } = useTeam((state) => ({
    programme: state.programme,
    organisation: state.settings.essentials.organisation,
    phone: state.settings.essentials.phone,
  }));
  const [language, setLanguage] = useState<Locale>(
    at.content.language === 'both' ? locale : at.content.language,
  );
  return (
    <Screen
      title={title(locale)}
      width="text"
      above={
        <p className={styles.screenOnly}>
          <Link to="/seance/$plan" params={{ plan: at.view.plan }} search={{}}>
            {m.team_sessions_back_one(locale)}
          </Link>
        </p>
      }
    >
      <div className={styles.screenOnly}>
        <Choice
          label={m.team_sessions_sheet_language(locale)}
          required
          value={language}
          onChange={(next) => next && setLanguage(next)}
          options={locales.map((value) => ({ value, label: languageName(value) }))}
        />
        <Buttons>
          <Button look="primary" onPress={() => window.print()}>
            {m.team_print(locale)}
          </Button>
        </Buttons>
      </div>
      <article lang={language} className={styles.sheet}>
        <header className={styles.head}>
          <p className={styles.programme}>{programme}</p>
          <p>
            {organisation}
            <br />
            {phone}
          </p>
        </header>
        {children(language)}
      </article>
    </Screen>
  );
}
