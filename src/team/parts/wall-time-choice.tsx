/**
 * The start of something that takes people's time: a date and an hour, on a quarter hour. An hour that the clock skips is
 * refused, one that comes twice is asked about: see programme/wall-choice.ts. What is wrong is said once one has left the field.
 */
import { CalendarDateTime, parseDateTime } from '@internationalized/date';
import { type ReactNode, useState } from 'react';
import { comesTwice, readWall, type WallChoice, type WallProblem } from '#programme/wall-choice.ts';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import { Choice } from './choice.tsx';
import { WallPicker } from './date-time.tsx';
import { useLocale } from './locale.tsx';

export const NO_WALL_CHOICE: WallChoice = { date: '', time: '', which: null };

export interface WallTimeChoiceProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly value: WallChoice;
  readonly onChange: (value: WallChoice) => void;
  readonly timeZone: string;
  /** Epoch ms. */
  readonly now: number;
  /** Somebody tried to go on: what is missing is said too. */
  readonly tried: boolean;
}

export function WallTimeChoice({ label, hint, value, onChange, timeZone, now, tried }: WallTimeChoiceProps) {
  const locale = useLocale();
  const [typing, setTyping] = useState(false);
  const { problem } = readWall(value, timeZone, now);
  const told = tried ? problem : problem === 'incomplete' || problem === 'which' || typing ? null : problem;
  return (
    <>
      <WallPicker
        label={label}
        hint={hint}
        error={told === null || told === 'which' ? null : PROBLEM[told](locale)}
        timeZone={timeZone}
        now={now}
        value={onWall(value)}
        onFocusChange={setTyping}
        onChange={(next) => onChange(next === null ? NO_WALL_CHOICE : { ...fromWall(next), which: null })}
      />
      {comesTwice(value, timeZone) ? (
        <Choice
          label={m.team_when_which(locale)}
          hint={m.team_when_which_hint(locale)}
          error={told === 'which' ? m.team_when_which_needed(locale) : null}
          required
          value={value.which}
          onChange={(which) => onChange({ ...value, which })}
          options={[
            { value: 'first', label: m.team_when_first(locale) },
            { value: 'second', label: m.team_when_second(locale) },
          ]}
        />
      ) : null}
    </>
  );
}

const PROBLEM: Readonly<Record<Exclude<WallProblem, 'which'>, (locale: Locale) => string>> = {
  incomplete: m.team_when_incomplete,
  skipped: m.team_when_skipped,
  quarter: m.team_when_quarter,
  past: m.team_when_past,
};

/** Null while it is not whole: the field then shows its blanks. */
function onWall({ date, time }: WallChoice): CalendarDateTime | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || !/^\d\d:\d\d$/.test(time)) return null;
  try {
    return parseDateTime(`${date}T${time}`);
  } catch {
    // A draft that an older form wrote.
    return null;
  }
}

function fromWall(wall: CalendarDateTime): Pick<WallChoice, 'date' | 'time'> {
  const [date = '', time = ''] = wall.toString().split('T');
  return { date, time: time.slice(0, 5) };
}
