/** Swaps that wait: what I am asked, on top; what I asked, which I may take back. */
import type { Duty, Swap } from '#contract/duty.ts';
import { useActions, useTeam } from '#team/data/use-team.tsx';
import { Banner } from '#team/parts/banner.tsx';
import { Button } from '#team/parts/button.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { useNames } from '#team/shell/names.ts';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';
import { useDutyAct } from './duty-act.ts';
import { placeText } from './duty-words.ts';

export function Swaps({ duty, now }: { duty: Duty; now: number }) {
  const me = useTeam((state) => state.me.member);
  return (
    <>
      {duty.swaps
        .filter(({ asked }) => asked === me)
        .map((swap) => (
          <OneSwap key={swap.id} swap={swap} now={now} mine={false} />
        ))}
      {duty.swaps
        .filter(({ asker }) => asker === me)
        .map((swap) => (
          <OneSwap key={swap.id} swap={swap} now={now} mine />
        ))}
    </>
  );
}

function OneSwap({ swap, now, mine }: { swap: Swap; now: number; mine: boolean }) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const nameOf = useNames();
  const actions = useActions();
  const { act, busy, failure } = useDutyAct();
  const answer = (accept: boolean, done: string) => void act(() => actions.answerSwap(swap.id, accept), done);
  const who = nameOf(mine ? swap.asked : swap.asker);
  const place = placeText(swap.place, now, locale, timeZone);
  return (
    <>
      <FailureNote failure={failure} />
      <Banner
        tone={mine ? 'plain' : 'look'}
        title={mine ? m.team_oncall_swap_mine(locale, { who }) : m.team_here_swap_asked(locale, { who })}
        actions={
          mine ? (
            <Button
              look="plain"
              isPending={busy}
              onPress={() => answer(false, m.team_oncall_swap_taken_back(locale))}
            >
              {m.team_oncall_swap_take_back(locale)}
            </Button>
          ) : (
            <>
              <Button
                look="primary"
                isPending={busy}
                onPress={() => answer(true, m.team_oncall_swap_accepted(locale, { who }))}
              >
                {m.team_oncall_swap_accept(locale)}
              </Button>
              <Button
                isPending={busy}
                onPress={() => answer(false, m.team_oncall_swap_declined(locale, { who }))}
              >
                {m.team_oncall_swap_decline(locale)}
              </Button>
            </>
          )
        }
      >
        {place.charAt(0).toUpperCase() + place.slice(1)}.
      </Banner>
    </>
  );
}
