/** Her own export: what it holds is said before, and it is made here. */
import type { HourLine } from '#programme/hours.ts';
import type { AgendaDesk, AgendaView } from '#team/data/model.ts';
import { useNow, useTeam } from '#team/data/use-team.tsx';
import { Button, Buttons } from '#team/parts/button.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { wallDate } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { saveFile } from '#team/parts/save-file.ts';
import { useAct } from '#team/shell/act.ts';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';
import styles from './hours.module.css';
import { type OwnFile, ownText } from './own-file.ts';

const done = { ok: true, undo: null, undoUntil: null } as const;

export function TakeAway({
  desk,
  agenda,
  lines,
}: {
  desk: AgendaDesk;
  agenda: AgendaView;
  lines: readonly HourLine[];
}) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const now = useNow(60_000);
  const { me, name, programme } = useTeam((state) => ({
    me: state.me.member,
    name: state.myName,
    programme: state.programme,
  }));
  const { act, busy, failure } = useAct();

  const made = (checkIns: OwnFile['checkIns']): OwnFile => ({
    format: 'passerelle-own',
    version: 1,
    name,
    programme,
    madeAt: new Date(now).toISOString(),
    timeZone,
    hours: lines.map(({ member: _, ...line }) => line),
    limits: agenda.limits.get(me)?.limits ?? null,
    checkIns,
    invitations: agenda.engagements.flatMap(({ state, offer, answer, choice }) =>
      offer ? [{ state, offer, answer, choice }] : [],
    ),
  });
  const save = (kind: 'text' | 'data') =>
    act(async () => {
      const checkIns = await desk.listCheckIns();
      if (checkIns === null) return { ok: false, code: 'unreachable' };
      const file = made(checkIns.map(({ checkIn }) => checkIn));
      const title = `${m.team_paid_file_name(locale)}-${wallDate(now, timeZone)}`;
      if (kind === 'text') saveFile(`${title}.txt`, 'text/plain;charset=utf-8', ownText(file, locale));
      else saveFile(`${title}.json`, 'application/json', JSON.stringify(file, null, 2));
      return done;
    }, m.team_paid_file_saved(locale));

  return (
    <section aria-labelledby="hours-take" className={`${styles.part} ${styles.noPrint}`}>
      <h2 id="hours-take">{m.team_paid_take(locale)}</h2>
      <p>{m.team_paid_take_holds(locale)}</p>
      <p className={styles.soft}>{m.team_paid_take_care(locale)}</p>
      <FailureNote failure={failure} />
      <Buttons>
        <Button isPending={busy} onPress={() => void save('text')}>
          {m.team_paid_take_text(locale)}
        </Button>
        <Button isPending={busy} onPress={() => void save('data')}>
          {m.team_paid_take_data(locale)}
        </Button>
      </Buttons>
    </section>
  );
}
