/** Every entry by moment, with where it stands; what waits for whoever looks; what a coordinator decides about the guide. */
import { Link } from '@tanstack/react-router';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { Input, Label, SearchField } from 'react-aria-components';
import { may } from '#programme/roles.ts';
import { SelectField } from '#team/access/select-field.tsx';
import { useActions, useTeam } from '#team/data/use-team.tsx';
import { Banner } from '#team/parts/banner.tsx';
import { Button, buttonClass, Buttons } from '#team/parts/button.tsx';
import { Check } from '#team/parts/choices.tsx';
import { classes } from '#team/parts/classes.ts';
import { Empty } from '#team/parts/empty.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import fieldStyles from '#team/parts/field.module.css';
import { formatCalendarDate } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { useAct } from '#team/shell/act.ts';
import { Screen } from '#team/shell/screen.tsx';
import * as m from '#texts/messages.ts';
import { approverOf } from '#wording/approval.ts';
import { SITUATIONS, type Situation } from '#wording/entry.ts';
import { Adoption } from './adoption.tsx';
import { EntryRow } from './entry-row.tsx';
import { PracticeRow } from './practice-row.tsx';
import { AT_A_TIME, isShown, matches, SHOWS, type Show, toReview } from './guide-items.ts';
import type { GuideProps } from './guide-props.ts';
import { SHOW } from './guide-words.ts';
import { minutesText } from './minutes-text.ts';
import { unnotedIn } from './sitting.ts';
import styles from './wording.module.css';

const EVERY = 'every';

export function GuideList({
  desk,
  view,
  entries,
  practice,
  notFresh,
  onEdit,
}: GuideProps & {
  notFresh: ReactNode;
  /** @param id null: a new entry */
  onEdit: (id: string | null) => void;
}) {
  const locale = useLocale();
  const { act, failure } = useAct();
  const actions = useActions();
  const { me, settings, drafts } = useTeam((state) => ({
    me: state.me,
    settings: state.settings,
    drafts: state.drafts,
  }));
  const [query, setQuery] = useState('');
  const [situation, setSituation] = useState<Situation | typeof EVERY>(EVERY);
  const [show, setShow] = useState<Show>('all');
  const settled = useDeferredValue(query);
  const edits = may(me.role, 'edit_wording');

  const waiting = toReview([...entries, ...practice], view.notes, approverOf(me.role), me.member).length;
  const found = entries.filter(
    (entry) =>
      (situation === EVERY || entry.situation === situation) &&
      isShown(entry, show, view.notes) &&
      matches(entry, settled, locale),
  );
  const used = SHOWS.filter(
    (one) => one === show || entries.some((entry) => isShown(entry, one, view.notes)),
  );

  return (
    <Screen
      title={m.team_nav_guide(locale)}
      aside={edits ? <Button onPress={() => onEdit(null)}>{m.team_guide_add(locale)}</Button> : null}
    >
      {notFresh}
      <p className={styles.lead}>{m.team_guide_lead(locale)}</p>
      <Buttons className={styles.doors ?? ''}>
        {waiting > 0 ? (
          <Link to="/guide" search={{ faire: 'relire' }} className={buttonClass('primary')}>
            {m.team_guide_review(locale, { n: Math.min(waiting, AT_A_TIME) })}
          </Link>
        ) : (
          <p>{m.team_guide_review_none(locale)}</p>
        )}
        <Link to="/heures" className={buttonClass('plain')}>
          {may(me.role, 'read_paid_time') ? m.team_guide_hours_team(locale) : m.team_guide_hours_mine(locale)}
        </Link>
      </Buttons>
      {/* Closed in the middle, she was never asked: her time is not lost, and she is told. */}
      {unnotedIn(drafts).map(({ record, day, minutes }) => (
        <Banner
          key={record}
          tone="look"
          actions={
            <Link to="/heures" className={buttonClass('quiet')}>
              {m.team_guide_time_save(locale)}
            </Link>
          }
        >
          {m.team_guide_time_unnoted(locale, {
            day: formatCalendarDate(day, locale),
            time: minutesText(minutes, locale),
          })}
        </Banner>
      ))}
      <div className={styles.filters}>
        <SearchField value={query} onChange={setQuery} className={classes(fieldStyles.field)}>
          <Label className={classes(fieldStyles.label)}>{m.team_guide_search(locale)}</Label>
          <Input className={classes(fieldStyles.input)} />
        </SearchField>
        <SelectField
          label={m.team_guide_situation(locale)}
          value={situation}
          onChange={(value) => setSituation(value as Situation | typeof EVERY)}
          groups={[
            {
              label: null,
              options: [
                { value: EVERY, label: m.team_guide_situation_every(locale) },
                ...SITUATIONS.map((value) => ({
                  value,
                  label: m.guide_situation(locale, { situation: value }),
                })),
              ],
            },
          ]}
        />
        <SelectField
          label={m.team_guide_state(locale)}
          value={show}
          onChange={(value) => setShow(value as Show)}
          groups={[{ label: null, options: used.map((value) => ({ value, label: SHOW[value](locale) })) }]}
        />
      </div>
      <p role="status" className={styles.count}>
        {m.team_guide_count(locale, { n: found.length })}
      </p>
      <FailureNote failure={failure} />
      {found.length === 0 ? (
        <Empty title={m.team_guide_none_title(locale)}>{m.team_guide_none_text(locale)}</Empty>
      ) : null}
      {SITUATIONS.map((one) => {
        const here = found.filter((entry) => entry.situation === one);
        if (here.length === 0) return null;
        return (
          <section key={one} aria-labelledby={`moment-${one}`} className={styles.moment}>
            <h2 id={`moment-${one}`} className={styles.momentTitle}>
              {m.guide_situation(locale, { situation: one })}
            </h2>
            <ul role="list" className={styles.list}>
              {here.map((entry) => (
                <EntryRow
                  key={entry.id}
                  desk={desk}
                  view={view}
                  entry={entry}
                  onEdit={() => onEdit(entry.id)}
                />
              ))}
            </ul>
          </section>
        );
      })}
      {practice.length > 0 && situation === EVERY && show === 'all' && settled === '' ? (
        <section aria-labelledby="guide-practice" className={styles.moment}>
          <h2 id="guide-practice" className={styles.momentTitle}>
            {m.team_guide_practice(locale)}
          </h2>
          <ul role="list" className={styles.list}>
            {practice.map((conversation) => (
              <PracticeRow key={conversation.id} desk={desk} view={view} practice={conversation} />
            ))}
          </ul>
        </section>
      ) : null}
      {may(me.role, 'edit_settings') ? (
        <section aria-labelledby="guide-public" className={styles.moment}>
          <h2 id="guide-public" className={styles.momentTitle}>
            {m.team_guide_public(locale)}
          </h2>
          <Check
            value={settings.hideDrafts ?? false}
            hint={m.team_guide_hide_drafts_hint(locale)}
            onChange={(hideDrafts) =>
              void act(
                () => actions.saveSettings({ ...settings, hideDrafts }),
                m.team_guide_hide_drafts_done(locale),
              )
            }
          >
            {m.team_guide_hide_drafts(locale)}
          </Check>
        </section>
      ) : null}
      {may(me.role, 'adopt_approvals') ? (
        <Adoption desk={desk} view={view} entries={entries} practice={practice} />
      ) : null}
    </Screen>
  );
}
