/** One help line: whom it is for, when to turn to it, when it was last dialled; and what one may do about it. */
import { dialAddress } from '#programme/dial.ts';
import type { HelpLineChange } from '#programme/help-line-change.ts';
import { type DirectoryLine, isNeverDialledToCheck } from '#programme/help-lines.ts';
import { useActions, useTeam } from '#team/data/use-team.tsx';
import { Button } from '#team/parts/button.tsx';
import number from '#team/parts/checked-number.module.css';
import { classes } from '#team/parts/classes.ts';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { formatCalendarDate } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { useAct } from '#team/shell/act.ts';
import { useNames } from '#team/shell/names.ts';
import * as m from '#texts/messages.ts';
import styles from './numbers.module.css';

interface Props {
  readonly directory: DirectoryLine;
  readonly edits: boolean;
  readonly onCorrect: () => void;
}

export function NumberLine({ directory, edits, onCorrect }: Props) {
  const locale = useLocale();
  const { line, shown } = directory;
  const name = line.name[locale];
  return (
    <li className={classes(styles.line, !shown && styles.away)}>
      <div className={styles.what}>
        <h3 className={styles.name}>{name}</h3>
        <p className={number.soft}>
          {[
            line.whoMayCall[locale],
            line.languages.map((one) => m.line_language(locale, { language: one })).join(', '),
          ].join(' · ')}
        </p>
        {line.note ? <p className={styles.note}>{line.note[locale]}</p> : null}
        {line.source.length > 0 ? (
          <p className={number.soft}>
            {m.team_numbers_sources(locale)}{' '}
            {line.source.map((url) => (
              <a key={url} href={url} rel="noreferrer" target="_blank">
                {new URL(url).hostname.replace(/^www\./, '')}{' '}
              </a>
            ))}
          </p>
        ) : null}
      </div>
      <div>
        <a href={dialAddress(line.number)} className={number.number}>
          {line.number}
        </a>
        {line.hours ? <p className={number.soft}>{line.hours[locale]}</p> : null}
        <CheckText directory={directory} />
      </div>
      {edits ? <Acts directory={directory} onCorrect={onCorrect} /> : null}
    </li>
  );
}

function CheckText({ directory: { line, own, shown, dialFirst } }: { directory: DirectoryLine }) {
  const locale = useLocale();
  const names = useNames();
  const { check, checkedOn, checkedBy, region } = line;
  const neverDialled = isNeverDialledToCheck(line);
  const due = check !== 'fresh' && shown;
  const date = checkedOn === null ? '' : formatCalendarDate(checkedOn, locale);
  const state = {
    never: m.team_numbers_never(locale),
    overdue: m.team_numbers_overdue(locale, { date }),
    // Our own checks name the member who made them; those of the file name who wrote it.
    fresh: m.team_numbers_fresh(locale, {
      date,
      name: own?.checkedBy === undefined ? (checkedBy ?? '') : names(own.checkedBy),
    }),
  }[check];
  const away = shown
    ? null
    : own?.hidden
      ? m.team_numbers_hidden(locale)
      : dialFirst
        ? m.team_numbers_dial_first(locale)
        : region === null
          ? m.team_numbers_not_shown(locale)
          : m.team_numbers_elsewhere(locale, { region });
  return (
    <>
      <p className={classes(number.checked, due && number.due)}>
        {due ? <span aria-hidden="true">▲ </span> : null}
        {neverDialled ? m.team_numbers_never_dialled(locale) : state}
      </p>
      {away === null ? null : <p className={number.checked}>{away}</p>}
    </>
  );
}

function Acts({ directory, onCorrect }: { directory: DirectoryLine; onCorrect: () => void }) {
  const locale = useLocale();
  const actions = useActions();
  const settled = useTeam((state) => state.settingsVersion);
  const { act, busy, failure } = useAct();
  const { line, shown } = directory;
  const name = line.name[locale];
  const change = (next: HelpLineChange, done: string) =>
    void act(() => actions.changeHelpLine(line.id, next), done);
  const named = (said: string) => ({ 'aria-label': m.team_numbers_of(locale, { what: said, name }) });
  return (
    <div className={styles.acts} key={settled}>
      {isNeverDialledToCheck(line) ? null : (
        <Button
          isPending={busy}
          onPress={() => change({ kind: 'dialled' }, m.team_numbers_dialled_done(locale, { name }))}
          {...named(m.team_numbers_dialled(locale))}
        >
          {m.team_numbers_dialled(locale)}
        </Button>
      )}
      <div className={styles.small}>
        <Button look="plain" onPress={onCorrect} {...named(m.team_numbers_correct(locale))}>
          {m.team_numbers_correct(locale)}
        </Button>
        {shown ? (
          <Button
            look="plain"
            onPress={() => change({ kind: 'hide' }, m.team_numbers_hidden_done(locale))}
            {...named(m.team_numbers_hide(locale))}
          >
            {m.team_numbers_hide(locale)}
          </Button>
        ) : directory.dialFirst ? null : (
          <Button
            look="plain"
            onPress={() => change({ kind: 'show' }, m.team_numbers_shown_done(locale))}
            {...named(m.team_numbers_show(locale))}
          >
            {m.team_numbers_show(locale)}
          </Button>
        )}
        {line.ours && !shown ? (
          <Button
            look="plain"
            onPress={() => change({ kind: 'remove' }, m.team_numbers_removed(locale))}
            {...named(m.team_numbers_remove(locale))}
          >
            {m.team_numbers_remove(locale)}
          </Button>
        ) : null}
      </div>
      <FailureNote failure={failure} />
    </div>
  );
}
