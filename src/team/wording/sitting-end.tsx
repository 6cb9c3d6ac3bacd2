/** The end of a sitting: what was done, the minutes to be paid, and ten more for whoever wishes. */
import { useState } from 'react';
import { useActions } from '#team/data/use-team.tsx';
import { Button, Buttons } from '#team/parts/button.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { NumberField } from '#team/parts/number-field.tsx';
import { noteTime } from '#team/hours/note-time.ts';
import { useAct } from '#team/shell/act.ts';
import { Screen } from '#team/shell/screen.tsx';
import * as m from '#texts/messages.ts';
import { AT_A_TIME } from './guide-items.ts';
import styles from './wording.module.css';

export function SittingEnd({
  record,
  said,
  approved,
  day,
  minutes: proposed,
  paid,
  left,
  onMore,
  onLeave,
}: {
  /** Of the draft that holds its time. */
  record: string;
  said: number;
  approved: number;
  /** `YYYY-MM-DD` there. */
  day: string;
  minutes: number;
  paid: boolean;
  left: number;
  onMore: () => void;
  onLeave: () => void;
}) {
  const locale = useLocale();
  const actions = useActions();
  const { act, busy, failure } = useAct();
  const [minutes, setMinutes] = useState(proposed);
  const [noted, setNoted] = useState(false);
  const note = async () => {
    const time = { kind: 'paid_time', what: 'wording_review', day, minutes } as const;
    if (!(await act(() => noteTime(actions, time), m.team_guide_time_saved(locale, { n: minutes })))) return;
    await actions.dropDraft(record);
    setNoted(true);
  };
  return (
    <Screen title={m.team_guide_done_title(locale)} width="text">
      <p className={styles.lead}>{m.team_guide_done_text(locale, { n: said, approved: String(approved) })}</p>
      {paid && !noted ? (
        <form
          className={styles.time}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (!busy) void note();
          }}
        >
          <NumberField
            label={m.team_guide_time(locale)}
            hint={m.team_guide_time_hint(locale)}
            unit={m.team_guide_minutes(locale)}
            value={minutes}
            onChange={setMinutes}
            min={1}
            max={24 * 60}
          />
          <FailureNote failure={failure} />
          <Buttons>
            <Button type="submit" look="primary" isPending={busy}>
              {m.team_guide_time_save(locale)}
            </Button>
          </Buttons>
        </form>
      ) : null}
      {paid && noted ? <p role="status">{m.team_guide_time_saved(locale, { n: minutes })}</p> : null}
      <Buttons>
        {left > 0 ? (
          <Button look={paid && !noted ? 'quiet' : 'primary'} onPress={onMore}>
            {m.team_guide_more(locale, { n: Math.min(left, AT_A_TIME) })}
          </Button>
        ) : null}
        <Button look="plain" onPress={onLeave}>
          {m.team_guide_back_to_list(locale)}
        </Button>
      </Buttons>
    </Screen>
  );
}
