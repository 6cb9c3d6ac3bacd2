/** Shift, three times within five seconds and nothing else between: GOV.UK's way to leave by the keyboard. */

const WINDOW_MS = 5000;

/** @returns told of each key pressed and when (ms): how many times in a row Shift was pressed, 0 when it starts over */
export function shiftCounter(): (key: string, at: number) => number {
  let presses: number[] = [];
  return (key, at) => {
    presses = key === 'Shift' ? [...presses.filter((before) => at - before < WINDOW_MS), at] : [];
    return presses.length;
  };
}
