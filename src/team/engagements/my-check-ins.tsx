/** How she is: hers alone, sealed under her own key. Sharing one with the team is a choice of its own, and can be taken back. */
import { useCallback, useEffect, useState } from 'react';
import type { CheckIn } from '#programme/engagement.ts';
import type { AgendaDesk } from '#team/data/model.ts';
import { useNow } from '#team/data/use-team.tsx';
import { Button, Buttons } from '#team/parts/button.tsx';
import { Choice } from '#team/parts/choice.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { formatCalendarDate, wallDate } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { fits, TextArea } from '#team/parts/text-area.tsx';
import { useAct } from '#team/shell/act.ts';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';
import styles from './mine.module.css';

const TEXT = 600;
const FEELINGS = ['well', 'so_so', 'heavy'] as const;
type Kept = NonNullable<Awaited<ReturnType<AgendaDesk['listCheckIns']>>>;

export function MyCheckIns({
  desk,
  after,
}: {
  desk: AgendaDesk /** Something is just over. */;
  after: boolean;
}) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const now = useNow(60_000);
  const { act, busy, failure } = useAct();
  /** Null: not there yet. */
  const [kept, setKept] = useState<Kept | null>(null);
  const [unread, setUnread] = useState(false);
  const [writing, setWriting] = useState(false);
  const [feeling, setFeeling] = useState<CheckIn['feeling'] | null>(null);
  const [text, setText] = useState('');

  const show = useCallback((all: Kept | null) => {
    // Those that are on the screen stay on it.
    if (all !== null) setKept(all);
    setUnread(all === null);
  }, []);
  const load = useCallback(async () => show(await desk.listCheckIns()), [desk, show]);
  useEffect(() => {
    void desk.listCheckIns().then(show);
  }, [desk, show]);

  const today = wallDate(now, timeZone);
  const asked = after && kept !== null && !kept.some(({ checkIn }) => checkIn.on >= today);
  const save = async () => {
    if (feeling === null) return;
    const said = text.trim();
    const checkIn: CheckIn = { kind: 'check_in', on: today, feeling, ...(said === '' ? {} : { text: said }) };
    if (!(await act(() => desk.saveCheckIn(checkIn), m.team_invited_check_kept(locale)))) return;
    setWriting(false);
    setFeeling(null);
    setText('');
    await load();
  };

  return (
    <section aria-labelledby="my-check-ins" className={styles.part}>
      <h2 id="my-check-ins">{m.team_invited_check(locale)}</h2>
      <p className={styles.soft}>{m.team_invited_check_why(locale)}</p>
      {writing || asked ? (
        <div className={styles.checkForm}>
          <Choice
            label={asked ? m.team_invited_check_after(locale) : m.team_invited_check_now(locale)}
            options={FEELINGS.map((value) => ({
              value,
              label: m.team_engagements_feeling(locale, { feeling: value }),
            }))}
            value={feeling}
            onChange={setFeeling}
          />
          {feeling === null ? null : (
            <>
              <TextArea
                label={m.team_invited_check_text(locale)}
                optional={m.team_optional(locale)}
                value={text}
                onChange={setText}
                max={TEXT}
                rows={3}
              />
              <Buttons>
                <Button
                  look="primary"
                  isPending={busy}
                  isDisabled={!fits(text, TEXT)}
                  onPress={() => void save()}
                >
                  {m.team_invited_check_keep(locale)}
                </Button>
              </Buttons>
            </>
          )}
        </div>
      ) : (
        <Buttons>
          <Button onPress={() => setWriting(true)}>{m.team_invited_check_write(locale)}</Button>
        </Buttons>
      )}
      <FailureNote failure={failure} />
      {unread ? (
        <>
          <FailureNote failure={m.team_invited_check_unread(locale)} />
          <Buttons>
            <Button look="plain" onPress={() => void load()}>
              {m.team_screen_failed_again(locale)}
            </Button>
          </Buttons>
        </>
      ) : null}
      {kept && kept.length > 0 ? (
        <ul role="list" className={styles.checkIns}>
          {kept.map((one) => (
            <Entry key={one.record} one={one} desk={desk} onChanged={load} />
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function Entry({
  one: { record, checkIn, shared },
  desk,
  onChanged,
}: {
  one: Kept[number];
  desk: AgendaDesk;
  onChanged: () => Promise<void>;
}) {
  const locale = useLocale();
  const { act, busy, failure } = useAct();
  const [sharing, setSharing] = useState(false);
  const day = formatCalendarDate(checkIn.on, locale);
  const then = async (action: Parameters<typeof act>[0], done: string) => {
    if (!(await act(action, done))) return;
    setSharing(false);
    await onChanged();
  };
  return (
    <li className={styles.checkIn}>
      <p className={styles.what}>{m.team_engagements_felt(locale, { day, feeling: checkIn.feeling })}</p>
      {checkIn.text ? <p className={styles.brief}>{checkIn.text}</p> : null}
      {shared ? <p className={styles.soft}>{m.team_invited_check_shared(locale)}</p> : null}
      <FailureNote failure={failure} />
      {sharing ? (
        <>
          <p>{m.team_invited_check_share_who(locale)}</p>
          <Buttons>
            <Button
              isPending={busy}
              onPress={() =>
                void then(() => desk.shareCheckIn(record, checkIn), m.team_invited_check_share_done(locale))
              }
            >
              {m.team_invited_check_share_yes(locale)}
            </Button>
            <Button look="plain" onPress={() => setSharing(false)}>
              {m.team_back_without_changing(locale)}
            </Button>
          </Buttons>
        </>
      ) : (
        <Buttons>
          {shared ? (
            <Button
              look="plain"
              isPending={busy}
              aria-label={m.team_invited_check_unshare_which(locale, { day })}
              onPress={() =>
                void then(() => desk.unshareCheckIn(record), m.team_invited_check_unshared(locale))
              }
            >
              {m.team_invited_check_unshare(locale)}
            </Button>
          ) : (
            <Button
              look="plain"
              aria-label={m.team_invited_check_share_which(locale, { day })}
              onPress={() => setSharing(true)}
            >
              {m.team_invited_check_share(locale)}
            </Button>
          )}
          <Button
            look="plain"
            isPending={busy}
            aria-label={m.team_invited_check_drop_which(locale, { day })}
            onPress={() =>
              void then(async () => {
                const gone = shared ? await desk.unshareCheckIn(record) : null;
                return gone && !gone.ok ? gone : desk.dropCheckIn(record);
              }, m.team_invited_check_dropped(locale))
            }
          >
            {m.team_invited_check_drop(locale)}
          </Button>
        </Buttons>
      )}
    </li>
  );
}
