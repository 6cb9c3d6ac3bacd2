/** Cancelling: who asked, what happens to whom, and what is said to the partner. It is nobody's fault. */
import { useState } from 'react';
import { type AskedBy, cancelled } from '#programme/meeting-changes.ts';
import { useTeam } from '#team/data/use-team.tsx';
import { Banner } from '#team/parts/banner.tsx';
import { Button, Buttons } from '#team/parts/button.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import * as m from '#texts/messages.ts';
import { AskedByChoice } from './asked-by.tsx';
import styles from './meeting.module.css';
import { draftOver, type PartProps } from './open-meeting.ts';
import { endAll, usePlanAct } from './use-plan-act.ts';

export function CancelForm({ meeting, now, onClose }: PartProps) {
  const locale = useLocale();
  const me = useTeam((state) => state.me.member);
  const { act, busy, failure, stale } = usePlanAct(meeting.view.version);
  const [who, setWho] = useState<AskedBy | null>(null);
  const [tried, setTried] = useState(false);
  const { content, live } = meeting;
  const cancel = async () => {
    setTried(true);
    if (who === null) return;
    const ends = live.map(({ engagement }) => engagement);
    const done = await act(async (desk) => {
      const written = await desk.savePlan(
        draftOver(meeting, { content: cancelled(content, who, { by: me, at: now }), place: null }),
      );
      if (written.ok) await endAll(desk, ends);
      return written;
    }, m.team_meeting_cancelled_done(locale));
    if (done) onClose();
  };
  return (
    <div className={styles.form}>
      <p>{m.team_meeting_cancel_text(locale, { n: live.length })}</p>
      <AskedByChoice
        value={who}
        onChange={setWho}
        missing={tried && who === null}
        cafe={content.what === 'cafe'}
      />
      {stale ? (
        <Banner tone="look" role="alert">
          {m.team_meeting_stale(locale)}
        </Banner>
      ) : null}
      <FailureNote failure={failure} />
      <Buttons>
        <Button look="primary" isPending={busy} onPress={() => void cancel()}>
          {m.team_meeting_cancel_submit(locale)}
        </Button>
        <Button look="plain" onPress={onClose}>
          {m.team_back_without_changing(locale)}
        </Button>
      </Buttons>
    </div>
  );
}
