/** One entry of the list: its sentence and where it stands; opened, the whole of it and what may be done. */
import { useId, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { may } from '#programme/roles.ts';
import { useTeam } from '#team/data/use-team.tsx';
import { Button, Buttons } from '#team/parts/button.tsx';
import { classes } from '#team/parts/classes.ts';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { useAct } from '#team/shell/act.ts';
import { useNames } from '#team/shell/names.ts';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import { APPROVERS, type Approver, approverOf, waitsFor } from '#wording/approval.ts';
import type { GuideEntry } from '#wording/guide.ts';
import { EntryWords } from './entry-words.tsx';
import { notesOn, whoApproved } from './guide-items.ts';
import type { GuideProps } from './guide-room.tsx';
import { READER, standingText } from './guide-words.ts';
import styles from './wording.module.css';

export interface EntryRowProps extends Pick<GuideProps, 'desk' | 'view'> {
  readonly entry: GuideEntry;
  readonly onEdit: () => void;
}

export function EntryRow(props: EntryRowProps) {
  const { entry } = props;
  const locale = useLocale();
  const id = useId();
  const [open, setOpen] = useState(false);
  const said = notesOn(entry, props.view.notes).length;
  const marks = [
    standingText(entry, locale),
    ...(entry.origin === 'adapted' ? [m.team_guide_adapted(locale)] : []),
    ...(entry.origin === 'own' ? [m.team_guide_own(locale)] : []),
    ...(entry.outdated ? [m.team_guide_outdated(locale)] : []),
    ...(said > 0 ? [m.team_guide_notes(locale, { n: said })] : []),
  ];
  return (
    <li className={classes(styles.row, entry.hidden && styles.faded)}>
      <AriaButton
        className={classes(styles.open)}
        aria-expanded={open}
        aria-controls={id}
        onPress={() => setOpen(!open)}
      >
        <span aria-hidden="true" className={classes(styles.turn, open && styles.turned)}>
          ›
        </span>
        <span className={styles.sentence}>{entry.avoid[locale]}</span>
        <span className={styles.standing}>
          <span aria-hidden="true">{entry.standing.state === 'approved' && !entry.hidden ? '✓ ' : '○ '}</span>
          {marks.join(' · ')}
        </span>
      </AriaButton>
      <div id={id} hidden={!open}>
        {open ? <Opened {...props} /> : null}
      </div>
    </li>
  );
}

function Opened({ desk, view, entry, onEdit }: EntryRowProps) {
  const locale = useLocale();
  const nameOf = useNames();
  const me = useTeam((state) => state.me);
  const { act, busy, failure } = useAct();
  const [other, setOther] = useState(false);
  const language: Locale = other ? (locale === 'fr' ? 'en' : 'fr') : locale;
  const mine = approverOf(me.role);
  const edits = may(me.role, 'edit_wording');
  const stored = view.wording.own.find(({ id }) => id === entry.id);
  const change = (hidden: boolean, asShipped: boolean, done: string) =>
    act(
      () =>
        desk.saveEntry(entry.id, {
          version: stored?.version ?? 0,
          hidden,
          words: asShipped ? null : (stored?.words ?? null),
          basedOn: asShipped ? null : (stored?.basedOn ?? null),
        }),
      done,
    );
  const given = view.wording.approvals.find(
    ({ item, version, adoptedFrom }) => item === entry.id && version === entry.version && adoptedFrom === null,
  );

  return (
    <div className={styles.opened}>
      <EntryWords words={entry} language={language} />
      <p className={styles.soft}>
        {m.team_guide_for(locale, { readers: entry.readers.map((reader) => READER[reader](locale)).join(', ') })}
      </p>
      {APPROVERS.map((side) => (given?.[side] ? approvedBy(side) : null))}
      {notesOn(entry, view.notes).map(({ record, by, text }) => (
        <div key={record} className={styles.note}>
          <p>
            {text === ''
              ? m.team_guide_note_bare(locale, { name: nameOf(by) })
              : m.team_guide_note(locale, { name: nameOf(by), text })}
          </p>
          {edits || by === me.member ? (
            <Button look="plain" isPending={busy} onPress={() => void act(() => desk.dropNote(record), null)}>
              {m.team_guide_note_drop(locale)}
            </Button>
          ) : null}
        </div>
      ))}
      <FailureNote failure={failure} />
      <Buttons>
        {!entry.hidden && waitsFor(entry.standing, mine) ? (
          <Button
            look="primary"
            isPending={busy}
            onPress={() => void act(() => desk.approve(entry.id, entry.version), m.team_guide_approve_done(locale))}
          >
            {m.team_guide_approve(locale)}
          </Button>
        ) : null}
        <Button look="plain" onPress={() => setOther(!other)}>
          {language === 'fr' ? m.team_guide_in_english(locale) : m.team_guide_in_french(locale)}
        </Button>
        {edits ? (
          <>
            <Button onPress={onEdit}>
              {entry.origin === 'shipped' ? m.team_guide_adapt(locale) : m.team_guide_change(locale)}
            </Button>
            {entry.origin === 'adapted' ? (
              <Button
                look="plain"
                isPending={busy}
                onPress={() => void change(entry.hidden, true, m.team_guide_as_shipped_done(locale))}
              >
                {m.team_guide_as_shipped(locale)}
              </Button>
            ) : null}
            <Button
              look="plain"
              isPending={busy}
              onPress={() =>
                void change(
                  !entry.hidden,
                  false,
                  entry.hidden ? m.team_guide_unhide_done(locale) : m.team_guide_hide_done(locale),
                )
              }
            >
              {entry.hidden ? m.team_guide_unhide(locale) : m.team_guide_hide(locale)}
            </Button>
          </>
        ) : null}
      </Buttons>
    </div>
  );

  function approvedBy(side: Approver) {
    const names = whoApproved(view.who, entry.id, entry.version, side).map(nameOf).join(', ');
    return (
      <div key={side} className={styles.note}>
        <p>
          {side === 'survivor'
            ? m.team_guide_by_survivor(locale, { names: names || '—' })
            : m.team_guide_by_worker(locale, { names: names || '—' })}
        </p>
        {side === mine || may(me.role, 'adopt_approvals') ? (
          <Button
            look="plain"
            isPending={busy}
            onPress={() =>
              void act(() => desk.takeBack(entry.id, entry.version, side), m.team_guide_take_back_done(locale))
            }
          >
            {m.team_guide_take_back(locale)}
          </Button>
        ) : null}
      </div>
    );
  }
}
