/** Whom I ask to take a duty of mine. */
import { useState } from 'react';
import type { Duty } from '#contract/duty.ts';
import { may } from '#programme/roles.ts';
import type { DutyPlace } from '#programme/rota.ts';
import { useActions, useTeam } from '#team/data/use-team.tsx';
import { ActionDialog } from '#team/parts/action-dialog.tsx';
import { Choice } from '#team/parts/choice.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { useNames } from '#team/shell/names.ts';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';
import { useDutyAct } from './duty-act.ts';
import { placeText, spanOfPlace } from './duty-words.ts';
import { awayAt } from './on-duty-now.ts';
import { plannedAt } from './planned.ts';

export function SwapDialog({
  duty,
  place,
  now,
  onClose,
}: {
  duty: Duty;
  place: DutyPlace;
  now: number;
  onClose: () => void;
}) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const nameOf = useNames();
  const actions = useActions();
  const { act, busy, failure } = useDutyAct();
  const colleagues = useTeam((state) => [...state.colleagues.values()]);
  const [asked, setAsked] = useState<string | null>(null);
  const begins = spanOfPlace(place, timeZone).from;
  const shift = plannedAt(duty.rota, begins, timeZone)?.shift;
  const options = colleagues
    .filter(
      ({ role, member }) => may(role, 'own_requests') && member !== shift?.first && member !== shift?.second,
    )
    .map(({ member, name }) => {
      const away = awayAt(duty.absences, member, begins) !== null;
      return {
        value: member,
        label: name,
        disabled: away,
        ...(away ? { detail: m.team_oncall_absences(locale).toLocaleLowerCase(locale) } : {}),
      };
    });
  const submit = async () => {
    if (asked === null) return;
    const done = m.team_oncall_swap_done(locale, { who: nameOf(asked) });
    if (await act(() => actions.askSwap(place, asked), done)) onClose();
  };
  return (
    <ActionDialog
      title={m.team_oncall_swap(locale)}
      onClose={onClose}
      submit={m.team_oncall_swap_submit(locale)}
      onSubmit={submit}
      busy={busy}
      failure={failure}
      disabled={asked === null}
    >
      <p>{m.team_oncall_swap_whose(locale, { place: placeText(place, now, locale, timeZone) })}</p>
      {options.length === 0 ? (
        <p>{m.team_oncall_swap_nobody(locale)}</p>
      ) : (
        <Choice
          label={m.team_oncall_swap_who(locale)}
          hint={m.team_oncall_swap_stays(locale)}
          options={options}
          value={asked}
          onChange={setAsked}
          required
        />
      )}
    </ActionDialog>
  );
}
