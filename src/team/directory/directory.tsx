/** The partner directory: the numbers that we found ourselves, and when each was checked. */
import { useState } from 'react';
import { Input, Label, SearchField } from 'react-aria-components';
import { dialAddress } from '#programme/dial.ts';
import { may } from '#programme/roles.ts';
import { useActions, useNow, useTeam } from '#team/data/use-team.tsx';
import { Banner } from '#team/parts/banner.tsx';
import { Button } from '#team/parts/button.tsx';
import number from '#team/parts/checked-number.module.css';
import { classes } from '#team/parts/classes.ts';
import { Empty } from '#team/parts/empty.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import fieldStyles from '#team/parts/field.module.css';
import { formatCalendarDate, wallDate } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { SECTOR } from '#team/parts/words.ts';
import { useAct } from '#team/shell/act.ts';
import { Screen } from '#team/shell/screen.tsx';
import { useTimeZone } from '#team/shell/zone.ts';
import { languageTag } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import styles from './directory.module.css';
import { checkState, directoryList } from './directory-order.ts';
import { type Edited, EntryDialog } from './entry-dialog.tsx';

export function Directory() {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const today = wallDate(useNow(60_000), timeZone);
  const { directory, role } = useTeam((state) => ({ directory: state.directory, role: state.me.role }));
  const [query, setQuery] = useState('');
  const [editing, setEditing] = useState<Edited | null>(null);
  const list = directoryList(directory, query, languageTag(locale));
  const overdue = directory.filter(({ entry }) => checkState(entry, today) !== 'fresh').length;
  const edits = may(role, 'edit_directory');

  return (
    <Screen
      title={m.team_nav_directory(locale)}
      aside={
        edits ? (
          <Button look="primary" onPress={() => setEditing({ record: null, entry: null })}>
            {m.team_directory_add(locale)}
          </Button>
        ) : undefined
      }
    >
      <p className={styles.lead}>{m.team_directory_lead(locale)}</p>
      {overdue > 0 ? <Banner tone="look">{m.team_directory_overdue_n(locale, { n: overdue })}</Banner> : null}
      {directory.length === 0 ? (
        <Empty title={m.team_directory_empty_title(locale)}>{m.team_directory_empty_text(locale)}</Empty>
      ) : (
        <>
          <SearchField value={query} onChange={setQuery} className={classes(styles.search)}>
            <Label className="visually-hidden">{m.team_directory_search(locale)}</Label>
            <Input className={classes(fieldStyles.input)} placeholder={m.team_directory_search(locale)} />
          </SearchField>
          <p role="status" className="visually-hidden">
            {query ? m.team_directory_found(locale, { n: list.length }) : ''}
          </p>
          {list.length === 0 ? (
            <p>{m.team_directory_found(locale, { n: 0 })}</p>
          ) : (
            <ul role="list" className={styles.list}>
              {list.map((one) => (
                <Line
                  key={one.record}
                  listed={one}
                  today={today}
                  edits={edits}
                  onEdit={() => setEditing(one)}
                />
              ))}
            </ul>
          )}
        </>
      )}
      {editing ? <EntryDialog edited={editing} today={today} onClose={() => setEditing(null)} /> : null}
    </Screen>
  );
}

type Listed = Extract<Edited, { record: string }>;

function Line({
  listed,
  today,
  edits,
  onEdit,
}: {
  listed: Listed;
  today: string;
  edits: boolean;
  onEdit: () => void;
}) {
  const locale = useLocale();
  const actions = useActions();
  const { act, busy, failure } = useAct();
  const { record, entry } = listed;
  const state = checkState(entry, today);
  const checkedToday = () =>
    void act(
      () => actions.saveDirectory(record, { ...entry, checkedOn: today }),
      m.team_directory_checked_done(locale, { organisation: entry.organisation }),
    );
  return (
    <li className={styles.line}>
      <div className={styles.name}>
        <h2 className={styles.organisation}>{entry.organisation}</h2>
        <p className={number.soft}>
          {[SECTOR[entry.sector](locale), entry.note].filter(Boolean).join(' · ')}
        </p>
      </div>
      <div>
        {entry.switchboard ? (
          <a href={dialAddress(entry.switchboard)} className={classes(number.number)}>
            {entry.switchboard}
          </a>
        ) : (
          <p className={number.soft}>{m.team_directory_no_number(locale)}</p>
        )}
        <p className={classes(number.checked, state !== 'fresh' && number.due)}>
          {state === 'fresh' ? null : <span aria-hidden="true">▲ </span>}
          {entry.checkedOn === null
            ? m.team_call_never_checked(locale)
            : state === 'overdue'
              ? m.team_directory_overdue(locale, { date: formatCalendarDate(entry.checkedOn, locale) })
              : m.team_call_checked_on(locale, { date: formatCalendarDate(entry.checkedOn, locale) })}
        </p>
      </div>
      {edits ? (
        <div className={styles.buttons}>
          {state !== 'fresh' && entry.switchboard ? (
            <Button
              isPending={busy}
              onPress={checkedToday}
              aria-label={m.team_directory_checked_which(locale, { organisation: entry.organisation })}
            >
              {m.team_directory_checked_today(locale)}
            </Button>
          ) : null}
          <Button
            look="plain"
            onPress={onEdit}
            aria-label={m.team_directory_edit_which(locale, { organisation: entry.organisation })}
          >
            {m.team_edit(locale)}
          </Button>
        </div>
      ) : null}
      <FailureNote failure={failure} />
    </li>
  );
}
