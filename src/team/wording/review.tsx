/**
 * Ten wordings to review, one at a time. Each answer is saved as it is given: one may stop at any moment. A survivor is
 * paid for this: the minutes are proposed at the end, she corrects and saves them.
 */
import { useEffect, useMemo, useRef, useState } from 'react';
import { newId } from '#programme/new-id.ts';
import type { ActionResult } from '#team/data/model.ts';
import { useActions, useTeam } from '#team/data/use-team.tsx';
import { announce } from '#team/parts/announcer.tsx';
import { Button, Buttons } from '#team/parts/button.tsx';
import { Empty } from '#team/parts/empty.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { TextField } from '#team/parts/field.tsx';
import { wallDate } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { useAct } from '#team/shell/act.ts';
import { useDevicePreferences } from '#team/shell/device.ts';
import { useKeys } from '#team/shell/keys.ts';
import { Screen } from '#team/shell/screen.tsx';
import { useTimeZone } from '#team/shell/zone.ts';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import { approverOf } from '#wording/approval.ts';
import { EntryWords } from './entry-words.tsx';
import { AT_A_TIME, toReview } from './guide-items.ts';
import type { GuideProps } from './guide-props.ts';
import { PracticeWords } from './practice-words.tsx';
import { begun, type Clocked, draftOf, minutesOf, ticked } from './sitting.ts';
import { SittingEnd } from './sitting-end.tsx';
import styles from './wording.module.css';

type Said = 'approved' | 'not_yet' | 'passed';
const NOTE = 600;

interface Sitting {
  /** Its draft, until the time is noted. */
  readonly record: string;
  readonly ids: readonly string[];
  readonly said: readonly Said[];
  /** Time so far. */
  readonly clocked: Clocked;
}

export function Review({ desk, view, entries, practice, onLeave }: GuideProps & { onLeave: () => void }) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const actions = useActions();
  const me = useTeam((state) => state.me);
  const { keys } = useDevicePreferences();
  const { act, busy, failure } = useAct();
  const side = approverOf(me.role);
  const items = useMemo(() => [...entries, ...practice], [entries, practice]);
  const waiting = toReview(items, view.notes, side, me.member);
  const newSitting = (passed: readonly string[]): Sitting => ({
    record: newId(),
    // What she passed comes back when nothing else is left.
    ids: [
      ...waiting.filter(({ id }) => !passed.includes(id)),
      ...waiting.filter(({ id }) => passed.includes(id)),
    ]
      .slice(0, AT_A_TIME)
      .map(({ id }) => id),
    said: [],
    clocked: begun(),
  });
  const [sitting, setSitting] = useState(() => newSitting([]));
  const [stopped, setStopped] = useState(false);
  const [other, setOther] = useState(false);
  const [note, setNote] = useState<string | null>(null);
  const card = useRef<HTMLDivElement>(null);
  const at = sitting.said.length;
  const item = items.find(({ id }) => id === sitting.ids[at]);
  const language: Locale = other ? (locale === 'fr' ? 'en' : 'fr') : locale;
  const over = stopped || (at > 0 && item === undefined);

  useEffect(() => {
    if (at > 0) card.current?.focus();
  }, [at]);

  /** Counts the time up to now, and keeps it sealed until it is noted: leaving loses none. */
  const counted = (): Clocked => {
    const clocked = ticked(sitting.clocked);
    if (side === 'survivor')
      void actions.saveDraft(
        sitting.record,
        draftOf({ day: wallDate(clocked.at, timeZone), minutes: minutesOf(clocked) }),
        true,
      );
    return clocked;
  };
  const answered = (said: Said) => {
    setSitting({ ...sitting, said: [...sitting.said, said], clocked: counted() });
    setNote(null);
    setOther(false);
    const next = Math.min(at + 2, sitting.ids.length);
    announce(m.team_guide_progress(locale, { n: String(next), of: String(sitting.ids.length) }));
  };
  const answer = async (said: Said, action: () => Promise<ActionResult>) => {
    if (await act(action, null)) answered(said);
  };

  const does =
    item === undefined || over
      ? null
      : {
          approve: () => void answer('approved', () => desk.approve(item.id, item.version)),
          notYet: () => setNote(''),
          pass: () => answered('passed'),
          back: () => {
            const before = items.find(({ id }) => id === sitting.ids[at - 1]);
            const step = () => {
              setSitting({ ...sitting, said: sitting.said.slice(0, -1) });
              setNote(null);
            };
            if (sitting.said.at(-1) !== 'approved' || !before) step();
            else
              void act(() => desk.takeBack(before.id, before.version, side), null).then((ok) => ok && step());
          },
        };
  useKeys(
    does === null
      ? {}
      : {
          '1': does.approve,
          '2': does.notYet,
          '3': does.pass,
          ...(at > 0 ? { '0': does.back } : {}),
          l: () => setOther((before) => !before),
        },
  );
  const key = (name: string) => (keys ? { 'aria-keyshortcuts': name } : {});
  const hint = (name: string) => (keys ? <kbd aria-hidden="true">{name.toUpperCase()}</kbd> : null);

  if (over)
    return (
      <SittingEnd
        record={sitting.record}
        said={sitting.said.length}
        approved={sitting.said.filter((one) => one === 'approved').length}
        day={wallDate(sitting.clocked.at, timeZone)}
        minutes={minutesOf(sitting.clocked)}
        paid={side === 'survivor'}
        left={waiting.length}
        onMore={() => {
          setSitting(newSitting(sitting.ids.filter((_, i) => sitting.said[i] === 'passed')));
          setStopped(false);
        }}
        onLeave={onLeave}
      />
    );
  if (!item || !does)
    return (
      <Screen title={m.team_guide_review_title(locale)} width="text">
        <Empty title={m.team_guide_review_none(locale)}>
          <Button onPress={onLeave}>{m.team_guide_back_to_list(locale)}</Button>
        </Empty>
      </Screen>
    );

  return (
    <Screen
      title={m.team_guide_review_title(locale)}
      width="text"
      ownFocus={at > 0}
      aside={
        <Button
          look="plain"
          onPress={() => {
            if (at === 0) onLeave();
            else {
              setSitting({ ...sitting, clocked: counted() });
              setStopped(true);
            }
          }}
        >
          {m.team_guide_stop(locale)}
        </Button>
      }
    >
      <div className={styles.progress}>
        <p id="review-progress">
          {m.team_guide_progress(locale, { n: String(at + 1), of: String(sitting.ids.length) })}
        </p>
        <progress aria-labelledby="review-progress" max={sitting.ids.length} value={at} />
      </div>
      <div ref={card} tabIndex={-1} className={styles.card}>
        <p className={styles.soft}>
          {'situation' in item ? m.guide_situation(locale, item) : m.team_guide_practice_one(locale)} ·{' '}
          {m.team_guide_for(locale, {
            readers: item.readers.map((reader) => m.guide_reader(locale, { reader })).join(', '),
          })}
        </p>
        {'situation' in item ? (
          <EntryWords words={item} language={language} big />
        ) : (
          <PracticeWords practice={item} language={language} big />
        )}
        <Button look="plain" onPress={() => setOther(!other)} {...key('l')}>
          {language === 'fr' ? m.team_guide_in_english(locale) : m.team_guide_in_french(locale)}
          {hint('l')}
        </Button>
      </div>
      <FailureNote failure={failure} />
      {note === null ? (
        <div className={styles.answers}>
          <Button look="primary" isPending={busy} onPress={does.approve} {...key('1')}>
            {m.team_guide_approve(locale)}
            {hint('1')}
          </Button>
          <Button onPress={does.notYet} {...key('2')}>
            {m.team_guide_not_yet(locale)}
            {hint('2')}
          </Button>
          <Button onPress={does.pass} {...key('3')}>
            {m.team_guide_pass(locale)}
            {hint('3')}
          </Button>
          {at > 0 ? (
            <Button look="plain" isPending={busy} onPress={does.back} {...key('0')}>
              {m.team_guide_back_one(locale)}
              {hint('0')}
            </Button>
          ) : null}
        </div>
      ) : (
        <form
          className={styles.why}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            const text = note.trim();
            if (text.length <= NOTE) void answer('not_yet', () => desk.notYet(item.id, item.version, text));
          }}
          onKeyDown={(event) => event.key === 'Escape' && setNote(null)}
        >
          <TextField
            label={m.team_guide_not_yet_why(locale)}
            hint={m.team_guide_not_yet_hint(locale)}
            optional={m.team_optional(locale)}
            value={note}
            onChange={setNote}
            autoFocus
            error={
              note.trim().length > NOTE ? m.team_text_over(locale, { over: note.trim().length - NOTE }) : null
            }
          />
          <Buttons>
            <Button type="submit" look="primary" isPending={busy}>
              {m.team_guide_next(locale)}
            </Button>
            <Button look="plain" onPress={() => setNote(null)}>
              {m.team_back_without_changing(locale)}
            </Button>
          </Buttons>
        </form>
      )}
    </Screen>
  );
}
