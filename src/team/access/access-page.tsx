/** The page around every access screen: whose door this is, one column to read, the language at the foot. */
import { type ReactNode, useEffect, useRef } from 'react';
import { Announcer } from '#team/parts/announcer.tsx';
import { classes } from '#team/parts/classes.ts';
import { LocaleProvider } from '#team/parts/locale.tsx';
import { languageName, languageTag, locales } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import { chooseAccessLocale, useAccessLocale } from './access-locale.ts';
import styles from './access-page.module.css';
import { Mark } from './mark.tsx';

export interface AccessPageProps {
  readonly title: string;
  /** The programme and who runs it, when known. */
  readonly programme: { readonly name: string; readonly organisation: string } | null;
  readonly lead?: ReactNode;
  /** Before the title, such as *Step 2 of 4*. */
  readonly above?: ReactNode;
  readonly width?: 'narrow' | 'wide';
  /** A second column on wide windows. */
  readonly aside?: ReactNode;
  /** The screen puts the focus in a field itself. */
  readonly ownFocus?: boolean;
  readonly children: ReactNode;
}

export function AccessPage({
  title,
  programme,
  lead,
  above,
  width = 'narrow',
  aside,
  ownFocus = false,
  children,
}: AccessPageProps) {
  const locale = useAccessLocale();
  const heading = useRef<HTMLHeadingElement>(null);
  const name = programme?.name ?? 'Passerelle';

  useEffect(() => {
    document.title = `${title} · ${name}`;
  }, [title, name]);
  useEffect(() => {
    // A new step is read from its title; a field that has the focus already keeps it.
    if (!ownFocus) heading.current?.focus();
  }, [title, ownFocus]);

  return (
    <LocaleProvider locale={locale}>
      <Announcer />
      <div className={styles.ground}>
        <div className={styles.landscape} aria-hidden="true" />
        <div className={classes(styles.page, styles[width])}>
          <header className={styles.head}>
            <Mark className={styles.mark} />
            <p className={styles.programme}>
              {name}
              {programme ? <span className={styles.organisation}>{programme.organisation}</span> : null}
            </p>
          </header>
          <main className={classes(styles.main, Boolean(aside) && styles.two)}>
            <div className={styles.column}>
              <div className={styles.titles}>
                {above}
                <h1 ref={heading} tabIndex={-1} className={styles.title}>
                  {title}
                </h1>
                {lead ? <div className={styles.lead}>{lead}</div> : null}
              </div>
              {children}
            </div>
            {aside ? <aside className={styles.aside}>{aside}</aside> : null}
          </main>
          <footer className={styles.foot}>
            <nav aria-label={m.team_access_languages(locale)} className={styles.languages}>
              {locales.map((one) => (
                <button
                  key={one}
                  type="button"
                  lang={languageTag(one)}
                  aria-pressed={one === locale}
                  className={styles.language}
                  onClick={() => chooseAccessLocale(one)}
                >
                  {languageName(one)}
                </button>
              ))}
            </nav>
            <p>{m.team_access_sealed(locale)}</p>
          </footer>
        </div>
      </div>
    </LocaleProvider>
  );
}
