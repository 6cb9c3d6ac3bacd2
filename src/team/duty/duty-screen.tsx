/** Duty: who is called first now, the next two weeks with their holes, swaps, absences, and the rota behind it. */
import { useEffect, useRef, useState } from 'react';
import { may } from '#programme/roles.ts';
import { hasShifts } from '#programme/rota.ts';
import { useActions, useNow, useTeam } from '#team/data/use-team.tsx';
import { Banner } from '#team/parts/banner.tsx';
import { Button, Buttons } from '#team/parts/button.tsx';
import { Empty } from '#team/parts/empty.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { isFocusLost } from '#team/parts/take-lost-focus.ts';
import { Screen } from '#team/shell/screen.tsx';
import * as m from '#texts/messages.ts';
import { Absences } from './absences.tsx';
import { AwayBand } from './away-band.tsx';
import { AwayDialog } from './away-dialog.tsx';
import styles from './duty.module.css';
import { DutyDays } from './duty-days.tsx';
import { DutyNowCard } from './duty-now-card.tsx';
import { awayAt } from './on-duty-now.ts';
import { ROTA_DRAFT } from './rota-draft.ts';
import { RotaForm } from './rota-form.tsx';
import { Swaps } from './swaps.tsx';

export function DutyScreen() {
  const locale = useLocale();
  const actions = useActions();
  const now = useNow(15_000);
  const { me, duty, offline } = useTeam((state) => ({
    me: state.me,
    duty: state.duty,
    offline: state.connection === 'offline',
  }));
  const [dialog, setDialog] = useState<'mine' | 'theirs' | null>(null);
  // A rota that was being written when the screen was locked, reloaded or left is there again as it was.
  const begun = useTeam(({ drafts }) => drafts.some(({ draft }) => draft.screen === ROTA_DRAFT.screen));
  const edits = may(me.role, 'edit_duty');
  const [editing, setEditing] = useState(begun && edits);

  useEffect(() => {
    void actions.loadDuty();
  }, [actions]);

  // What one pressed may be gone with what it did: the keyboard goes on from the weeks, where it shows.
  const weeks = useRef<HTMLDivElement>(null);
  const asked = duty?.swaps.length ?? 0;
  const before = useRef({ editing, asked });
  useEffect(() => {
    const { current } = before;
    if ((current.editing && !editing) || current.asked > asked)
      if (isFocusLost()) weeks.current?.focus({ preventScroll: true });
    before.current = { editing, asked };
  }, [editing, asked]);

  if (!duty)
    return (
      <Screen title={m.team_nav_duty(locale)}>
        {offline ? (
          <Banner
            tone="look"
            actions={<Button onPress={() => void actions.loadDuty()}>{m.team_oncall_again(locale)}</Button>}
          >
            {m.team_oncall_offline(locale)}
          </Banner>
        ) : (
          <p role="status" className={styles.loading}>
            {m.team_oncall_loading(locale)}
          </p>
        )}
      </Screen>
    );

  const planned = hasShifts(duty.rota);
  const away = awayAt(duty.absences, me.member, now) !== null;
  return (
    <Screen
      title={m.team_nav_duty(locale)}
      aside={away ? null : <Button onPress={() => setDialog('mine')}>{m.team_away_open(locale)}</Button>}
    >
      <div className={styles.bands}>
        {offline ? <Banner tone="look">{m.team_oncall_offline_shown(locale)}</Banner> : null}
        <AwayBand now={now} />
        <Swaps duty={duty} now={now} />
      </div>
      {planned ? (
        <DutyNowCard duty={duty} now={now} />
      ) : editing ? null : (
        <Empty title={m.team_oncall_none_title(locale)}>
          <p>{m.team_oncall_none_text(locale)}</p>
          {edits ? (
            <Buttons className={styles.make ?? ''}>
              <Button look="primary" onPress={() => setEditing(true)}>
                {m.team_oncall_make(locale)}
              </Button>
            </Buttons>
          ) : (
            <p>{m.team_oncall_none_wait(locale)}</p>
          )}
        </Empty>
      )}
      <div ref={weeks} tabIndex={-1} className={styles.columns}>
        <div className={styles.main}>{planned ? <DutyDays duty={duty} now={now} /> : null}</div>
        <Absences duty={duty} now={now} onColleague={edits ? () => setDialog('theirs') : null} />
      </div>
      {editing ? (
        <RotaForm duty={duty} onClose={() => setEditing(false)} />
      ) : planned && edits ? (
        <Buttons>
          <Button onPress={() => setEditing(true)}>{m.team_oncall_edit(locale)}</Button>
        </Buttons>
      ) : null}
      {dialog ? (
        <AwayDialog
          duty={duty}
          member={dialog === 'mine' ? me.member : null}
          onClose={() => setDialog(null)}
        />
      ) : null}
    </Screen>
  );
}
