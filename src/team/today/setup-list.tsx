/** For coordinators, until all is done: what a new programme still has to set up. */
import { Link } from '@tanstack/react-router';
import { useTeam, useActions } from '#team/data/use-team.tsx';
import { Button } from '#team/parts/button.tsx';
import { classes } from '#team/parts/classes.ts';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { useAct } from '#team/shell/act.ts';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import { type Check, type CheckState, checklist } from './checklist.ts';
import styles from './setup-list.module.css';

export function SetupList() {
  const locale = useLocale();
  const actions = useActions();
  const { act, busy, failure } = useAct();
  const set = useTeam((state) => ({
    settings: state.settings,
    kitConfirmed: state.kitConfirmed,
    directoryEntries: state.directory.length,
    mail: state.mail,
    practised: [...state.requests.values()].some(({ row }) => row.practice),
  }));
  const checks = checklist(set);
  const done = checks.filter((check) => check.done).length;
  if (done === checks.length) return null;

  const confirm = ({ check }: CheckState) => {
    const already = set.settings.confirmedAsIs ?? [];
    const confirmed = check as (typeof already)[number];
    void act(
      () => actions.saveSettings({ ...set.settings, confirmedAsIs: [...new Set([...already, confirmed])] }),
      m.team_setup_list_confirmed(locale),
    );
  };

  return (
    <section aria-labelledby="setup-list" className={styles.setup}>
      <header className={styles.head}>
        <h2 id="setup-list" className={styles.title}>
          {m.team_setup_list_title(locale)}
        </h2>
        <p className={styles.progress}>{m.team_setup_list_progress(locale, { done, all: checks.length })}</p>
      </header>
      <FailureNote failure={failure} />
      <ol role="list" className={styles.list}>
        {checks.map((state) => (
          <li key={state.check} className={classes(styles.item, state.done && styles.done)}>
            <span className={styles.box} aria-hidden="true">
              {state.done ? '✓' : ''}
            </span>
            <div className={styles.words}>
              <Where check={state.check}>{TITLE[state.check](locale)}</Where>
              <span className="visually-hidden">
                {' '}
                ({state.done ? m.team_setup_list_done(locale) : m.team_setup_list_to_do(locale)})
              </span>
              {state.done ? null : <p className={styles.why}>{WHY[state.check](locale)}</p>}
            </div>
            {state.confirmable ? (
              <Button
                look="plain"
                isPending={busy}
                onPress={() => confirm(state)}
                aria-label={`${m.team_setup_list_as_is(locale)} : ${TITLE[state.check](locale)}`}
              >
                {m.team_setup_list_as_is(locale)}
              </Button>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The request page of the public site, in its two languages, as an exercise. */
const OWN_DOOR: Readonly<Record<Locale, string>> = {
  fr: '/demande?exercice',
  en: '/en/request?exercice',
};

function Where({ check, children }: { check: Check; children: string }) {
  const locale = useLocale();
  if (check === 'directory') return <Link to="/repertoire">{children}</Link>;
  if (check === 'own_door')
    // The public door itself, in a tab of its own: a navigation here would end the keys.
    return (
      <a href={OWN_DOOR[locale]} target="_blank" rel="noopener noreferrer">
        {children}
        <span className="visually-hidden"> {m.team_new_tab(locale)}</span>
      </a>
    );
  return (
    <Link to="/reglages" hash={check}>
      {children}
    </Link>
  );
}

type Words = Readonly<Record<Check, (locale: Locale) => string>>;

const TITLE: Words = {
  kit: m.team_setup_kit,
  privacy_officer: m.team_setup_privacy_officer,
  served: m.team_setup_served,
  hours: m.team_setup_hours,
  targets: m.team_setup_targets,
  languages: m.team_setup_languages,
  help_lines: m.team_setup_help_lines,
  directory: m.team_setup_directory,
  mail: m.team_setup_mail,
  own_door: m.team_setup_own_door,
};

const WHY: Words = {
  kit: m.team_setup_kit_why,
  privacy_officer: m.team_setup_privacy_officer_why,
  served: m.team_setup_served_why,
  hours: m.team_setup_hours_why,
  targets: m.team_setup_targets_why,
  languages: m.team_setup_languages_why,
  help_lines: m.team_setup_help_lines_why,
  directory: m.team_setup_directory_why,
  mail: m.team_setup_mail_why,
  own_door: m.team_setup_own_door_why,
};
