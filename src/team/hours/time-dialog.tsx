/** One line of paid time: noted by hand, or corrected. */
import { useState } from 'react';
import { OCCASIONS } from '#programme/engagement.ts';
import {
  MOST_MINUTES,
  PaidTime,
  partsSum,
  TIME_PARTS,
  type EngagementTime,
  type TimeParts,
} from '#programme/paid-time.ts';
import { SelectField } from '#team/access/select-field.tsx';
import type { HoursDesk } from '#team/data/model.ts';
import { ActionDialog } from '#team/parts/action-dialog.tsx';
import { Button } from '#team/parts/button.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { NumberField } from '#team/parts/number-field.tsx';
import { CalendarDateField } from '#team/parts/wall-fields.tsx';
import { useAct } from '#team/shell/act.ts';
import { minutesText } from '#team/wording/minutes-text.ts';
import * as m from '#texts/messages.ts';
import { whatText } from './hour-words.ts';
import styles from './hours.module.css';

export interface TimeDialogProps {
  readonly desk: HoursDesk;
  /** Null: a new line. */
  readonly record: string | null;
  /** What stands, or what is proposed. */
  readonly time: PaidTime;
  readonly title: string;
  /** `YYYY-MM-DD`, today: no hours are noted before they were given. */
  readonly today: string;
  readonly onClose: () => void;
}

export function TimeDialog({ desk, record, time, title, today, onClose }: TimeDialogProps) {
  const locale = useLocale();
  const { act, busy, failure } = useAct();
  const [day, setDay] = useState(time.day);
  const [what, setWhat] = useState(time.what);
  const [minutes, setMinutes] = useState(time.what === 'wording_review' ? time.minutes : 0);
  const [parts, setParts] = useState<TimeParts>(
    time.what === 'wording_review' ? { preparation: 0, meeting: 0, debrief: 0, travel: 0 } : time.parts,
  );
  const typed = PaidTime.safeParse(
    what === 'wording_review'
      ? { kind: 'paid_time', what, day, minutes }
      : { kind: 'paid_time', what, day, engagement: engagementOf(time), parts },
  ).data;
  const sum = what === 'wording_review' ? minutes : partsSum(parts);
  const problem =
    day > today ? m.team_paid_not_yet(locale) : sum > MOST_MINUTES ? m.team_paid_over_a_day(locale) : null;
  const byHand = time.what !== 'wording_review' && time.engagement === null;

  return (
    <ActionDialog
      title={title}
      onClose={onClose}
      busy={busy}
      failure={failure}
      submit={m.team_paid_note(locale, { time: minutesText(sum, locale) })}
      disabled={typed === undefined || problem !== null}
      onSubmit={async () => {
        if (typed === undefined) return;
        const saved = m.team_paid_noted(locale, { time: minutesText(sum, locale) });
        if (await act(() => desk.saveTime(record, typed), saved)) onClose();
      }}
      beside={
        record === null ? null : (
          <Button
            isPending={busy}
            onPress={() =>
              void act(() => desk.dropTime(record), m.team_paid_dropped(locale)).then(
                (dropped) => dropped && onClose(),
              )
            }
          >
            {m.team_paid_drop(locale)}
          </Button>
        )
      }
    >
      <div className={styles.fields}>
        <div className={styles.day}>
          <span aria-hidden="true">{m.team_paid_day(locale)}</span>
          <CalendarDateField label={m.team_paid_day(locale)} value={day} onChange={setDay} />
        </div>
        {byHand ? (
          <SelectField
            label={m.team_paid_what_label(locale)}
            value={what}
            onChange={(value) => setWhat(value as EngagementTime['what'])}
            groups={[
              {
                label: null,
                options: OCCASIONS.map((value) => ({ value, label: whatText(value, locale) })),
              },
            ]}
          />
        ) : null}
        {what === 'wording_review' ? (
          <NumberField
            label={m.team_paid_time(locale)}
            unit={m.team_guide_minutes(locale)}
            value={minutes}
            onChange={setMinutes}
            min={1}
            max={MOST_MINUTES}
          />
        ) : (
          <div className={styles.parts}>
            {TIME_PARTS.map((part) => (
              <NumberField
                key={part}
                label={m.team_paid_part(locale, { part })}
                unit={m.team_guide_minutes(locale)}
                value={parts[part]}
                onChange={(value) => setParts({ ...parts, [part]: value })}
                min={0}
                max={MOST_MINUTES}
              />
            ))}
          </div>
        )}
        <p role="status" className={styles.sum}>
          {problem ?? m.team_paid_in_all(locale, { time: minutesText(sum, locale) })}
        </p>
      </div>
    </ActionDialog>
  );
}

const engagementOf = (time: PaidTime): string | null =>
  time.what === 'wording_review' ? null : time.engagement;
