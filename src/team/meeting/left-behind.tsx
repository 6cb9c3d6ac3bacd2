/** An invitation that a move or a cancellation left behind, since the network failed between the two: it ends here. */
import { useEffect, useState } from 'react';
import { Banner } from '#team/parts/banner.tsx';
import { Button } from '#team/parts/button.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import * as m from '#texts/messages.ts';
import type { OpenMeeting } from './open-meeting.ts';
import { usePlanAct } from './use-plan-act.ts';

/** Whoever moved it is ending it just now: a moment later it is gone. */
const PATIENCE_MS = 6_000;

export function LeftBehind({ meeting: { strays } }: { meeting: OpenMeeting }) {
  const locale = useLocale();
  const { act, busy, failure } = usePlanAct();
  const [stays, setStays] = useState(false);
  const there = strays.length > 0;
  useEffect(() => {
    if (!there) return;
    const timer = setTimeout(() => setStays(true), PATIENCE_MS);
    return () => {
      clearTimeout(timer);
      setStays(false);
    };
  }, [there]);
  if (!there || !stays) return null;
  const end = () =>
    void act(async (desk) => {
      for (const { engagement } of strays) {
        const ended = await desk.end(engagement);
        if (!ended.ok) return ended;
      }
      return { ok: true, undo: null, undoUntil: null };
    }, null);
  return (
    <Banner
      tone="look"
      role="status"
      actions={
        <Button isPending={busy} onPress={end}>
          {m.team_meeting_left_behind_end(locale)}
        </Button>
      }
    >
      <p>{m.team_meeting_left_behind(locale, { n: strays.length })}</p>
      <FailureNote failure={failure} />
    </Banner>
  );
}
