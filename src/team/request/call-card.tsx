/**
 * The call: on the button stand the number, when to call and whether a message is safe, since that is where one looks
 * before dialling. Pressing it marks the call in progress; each outcome is one tap more, undone for ten minutes.
 */
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { dialAddress } from '#programme/dial.ts';
import { type CallOutcome, NOTE_MAX } from '#programme/entries.ts';
import { onCallNow } from '#programme/ownership.ts';
import { useActions, useTeam } from '#team/data/use-team.tsx';
import type { OpenRequest } from '#team/data/model.ts';
import { Button } from '#team/parts/button.tsx';
import { classes } from '#team/parts/classes.ts';
import { DateTimeField } from '#team/parts/date-time.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { formatCalendarDate, formatMoment } from '#team/parts/format.ts';
import { GuardedTextArea } from '#team/parts/guarded-text-area.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { Saved } from '#team/parts/saved.tsx';
import { useTakeLostFocus } from '#team/parts/take-lost-focus.ts';
import { fits } from '#team/parts/text-area.tsx';
import { spanText } from '#team/parts/time-left-words.ts';
import { OUTCOME } from '#team/parts/words.ts';
import { useAct } from '#team/shell/act.ts';
import { useDraft } from '#team/shell/draft.ts';
import { useNames } from '#team/shell/names.ts';
import { useQuickChoices } from '#team/shell/quick-choices.ts';
import { useScreening } from '#team/shell/screening.ts';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';
import styles from './call-card.module.css';
import { directoryMatch } from './directory-match.ts';
import { RightWords } from './right-words.tsx';

/** What to say, and what to leave on a machine. */
const MOMENTS = ['call', 'voicemail'] as const;

export function CallCard({ request, now }: { request: OpenRequest; now: number }) {
  const locale = useLocale();
  const nameOf = useNames();
  const me = useTeam((state) => state.me.member);
  const onCall = onCallNow(request.row, now);
  const [noting, setNoting] = useState(false);
  if (onCall === me) return <InCall request={request} now={now} marked />;
  if (onCall !== null)
    return (
      <section aria-label={m.team_call_section(locale)} className={styles.card}>
        <p className={styles.status}>
          {m.team_call_by_other(locale, {
            who: nameOf(onCall),
            duration: spanText(now - (request.row.callingSince ?? now), locale),
          })}
        </p>
        <p className={styles.soft}>{m.team_call_by_other_text(locale)}</p>
      </section>
    );
  return noting ? (
    <InCall request={request} now={now} marked={false} onBack={() => setNoting(false)} />
  ) : (
    <BeforeCall request={request} now={now} onNote={() => setNoting(true)} />
  );
}

function BeforeCall({ request, now, onNote }: { request: OpenRequest; now: number; onNote: () => void }) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const actions = useActions();
  const nameOf = useNames();
  const place = useTakeLostFocus<HTMLElement>();
  const { act, busy, failure } = useAct();
  const { me, busyElsewhere } = useTeam((state) => ({
    me: state.me.member,
    busyElsewhere: state.myCall !== null && state.myCall.file !== request.row.file,
  }));
  const { row, opening } = request;
  const waits = row.notBefore !== null && row.notBefore > now;
  const when = [
    waits
      ? m.team_call_not_before(locale, { time: formatMoment(row.notBefore ?? now, now, locale, timeZone) })
      : null,
    opening?.whenToCall,
  ]
    .filter(Boolean)
    .join(' · ');
  const safety = MESSAGE[opening?.messageSafe ?? 'unknown'];

  return (
    <section
      ref={place}
      tabIndex={-1}
      aria-label={m.team_call_section(locale)}
      className={classes(styles.card, styles.before)}
    >
      <div className={classes(styles.now, opening?.phone !== '' && styles.sticky)}>
        <FailureNote failure={failure} />
        {busyElsewhere ? <p className={styles.soft}>{m.team_call_busy_elsewhere(locale)}</p> : null}
        {opening?.phone === '' ? (
          <p>{m.team_call_no_number_yet(locale)}</p>
        ) : opening || !request.problem ? (
          <Button
            look="call"
            wide
            isPending={busy}
            isDisabled={busyElsewhere}
            className={classes(styles.button)}
            onPress={() => void act(() => actions.startCall(row.file), null, row.file)}
          >
            <span className={styles.verb}>
              {row.owner === null
                ? m.team_call_take_and_call(locale)
                : m.team_call_call(locale, { person: opening?.firstName ?? '' })}
            </span>
            {opening ? <span className={styles.number}>{opening.phone}</span> : null}
            <span className={styles.on}>
              {when ? (
                <span className={styles.when}>
                  <span aria-hidden="true">◷ </span>
                  {when}
                </span>
              ) : null}
              <span className={styles.safety}>
                <span aria-hidden="true">{safety.sign} </span>
                {safety.words(locale)}
              </span>
            </span>
          </Button>
        ) : (
          <p>{m.team_call_no_number(locale)}</p>
        )}
      </div>
      <div className={styles.beside}>
        <div className={styles.under}>
          {row.owner === null ? (
            <Button
              look="plain"
              isPending={busy}
              onPress={() =>
                void act(
                  () => actions.claim(row.file),
                  m.team_today_taken(locale, { reference: row.reference }),
                  row.file,
                )
              }
            >
              {m.team_call_only_take(locale)}
            </Button>
          ) : row.owner !== me ? (
            <p className={styles.soft}>{m.team_call_owner_is(locale, { who: nameOf(row.owner) })}</p>
          ) : null}
          <Button look="plain" onPress={onNote}>
            {m.team_call_already_made(locale)}
          </Button>
        </div>
        <Switchboard request={request} />
        <RightWords moments={MOMENTS} />
      </div>
    </section>
  );
}

/** The number that we found ourselves: nothing is said back before a call through it. */
function Switchboard({ request }: { request: OpenRequest }) {
  const locale = useLocale();
  const directory = useTeam((state) => state.directory);
  const { opening } = request;
  if (!opening || opening.organisation === '') return null;
  const match = directoryMatch(opening.organisation, directory);
  if (!match?.entry.switchboard)
    return (
      <p className={classes(styles.switchboard, styles.soft)}>
        {m.team_call_not_in_directory(locale, { organisation: opening.organisation })}
      </p>
    );
  const { switchboard, checkedOn } = match.entry;
  return (
    <p className={styles.switchboard}>
      <span className={styles.soft}>{m.team_call_switchboard(locale)}</span>{' '}
      <a href={dialAddress(switchboard)}>{switchboard}</a>{' '}
      <span className={styles.soft}>
        {checkedOn
          ? m.team_call_checked_on(locale, { date: formatCalendarDate(checkedOn, locale) })
          : m.team_call_never_checked(locale)}
      </span>
    </p>
  );
}

interface CallNote extends Record<string, unknown> {
  readonly note: string;
  readonly nextAt: number | null;
}

/** While calling, or when a call made elsewhere is noted (`marked` false). */
function InCall({
  request,
  now,
  marked,
  onBack,
}: {
  request: OpenRequest;
  now: number;
  marked: boolean;
  onBack?: () => void;
}) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const navigate = useNavigate();
  const actions = useActions();
  const screening = useScreening();
  const quick = useQuickChoices(now);
  const place = useTakeLostFocus<HTMLElement>();
  const { act, busy, failure } = useAct();
  const { row, opening } = request;
  const { fields, set, saving, drop } = useDraft<CallNote>(
    { screen: 'request.call', file: row.file },
    { note: '', nextAt: null },
  );
  const [more, setMore] = useState(fields.note !== '' || fields.nextAt !== null);
  const tooLong = !fits(fields.note, NOTE_MAX);

  const record = async (outcome: CallOutcome) => {
    const note = fields.note.trim() === '' ? null : fields.note.trim();
    const done = await act(
      () => actions.recordCall(row.file, outcome, note, fields.nextAt),
      m.team_call_recorded(locale, { reference: row.reference, outcome: OUTCOME[outcome](locale) }),
      row.file,
    );
    if (!done) return;
    drop();
    onBack?.();
    if (outcome === 'reached')
      void navigate({
        to: '/demande/$file',
        params: { file: row.file },
        search: { faire: 'assess' },
        replace: true,
      });
  };

  return (
    <section
      ref={place}
      tabIndex={-1}
      aria-label={m.team_call_section(locale)}
      className={classes(styles.card, styles.sticky, styles.calling)}
    >
      <div className={styles.line}>
        <p className={styles.status} role="status">
          {marked ? m.team_call_in_progress(locale) : m.team_call_noting(locale)}
          {marked ? (
            <span className={styles.clock}> {spanText(now - (row.callingSince ?? now), locale)}</span>
          ) : null}
        </p>
        {opening?.phone ? <p className={styles.calledNumber}>{opening.phone}</p> : null}
        {opening?.phone ? (
          <a href={dialAddress(opening.phone)} className={classes(styles.dial)}>
            {m.team_call_dial_here(locale)}
          </a>
        ) : null}
      </div>
      {marked ? <p className={styles.trace}>{m.team_call_trace(locale)}</p> : null}
      <FailureNote failure={failure} />
      <div className={styles.outcomes} role="group" aria-label={m.team_call_outcome(locale)}>
        {OUTCOMES.map((outcome) => (
          <Button
            key={outcome}
            look={outcome === 'reached' ? 'primary' : 'quiet'}
            isPending={busy}
            isDisabled={tooLong}
            onPress={() => void record(outcome)}
          >
            {OUTCOME[outcome](locale)}
          </Button>
        ))}
      </div>
      <RightWords moments={MOMENTS} />
      {more ? (
        <div className={styles.more}>
          <GuardedTextArea
            label={m.team_call_note(locale)}
            hint={m.team_call_note_hint(locale)}
            value={fields.note}
            onChange={(note) => set({ note })}
            max={NOTE_MAX}
            rows={2}
            screening={screening}
            aside={<Saved saving={saving} locale={locale} timeZone={timeZone} />}
          />
          <DateTimeField
            label={m.team_call_next_try(locale)}
            hint={m.team_call_next_try_hint(locale)}
            value={fields.nextAt}
            onChange={(nextAt) => set({ nextAt })}
            timeZone={timeZone}
            now={now}
            quick={quick}
          />
        </div>
      ) : null}
      <div className={styles.under}>
        {more ? null : (
          <Button look="plain" onPress={() => setMore(true)}>
            {m.team_call_add_note(locale)}
          </Button>
        )}
        {marked ? (
          <Button
            look="plain"
            isPending={busy}
            onPress={() => void act(() => actions.endCall(row.file), m.team_call_ended(locale), row.file)}
          >
            {m.team_call_not_calling(locale)}
          </Button>
        ) : (
          <Button look="plain" onPress={() => onBack?.()}>
            {m.team_back_without_changing(locale)}
          </Button>
        )}
      </div>
    </section>
  );
}

const OUTCOMES: readonly CallOutcome[] = ['reached', 'message_left', 'no_answer', 'unsafe_to_leave_message'];

const MESSAGE = {
  yes: { sign: '✓', words: m.team_message_safe_yes },
  no: { sign: '▲', words: m.team_message_safe_no },
  unknown: { sign: '?', words: m.team_message_safe_unknown },
} as const;
