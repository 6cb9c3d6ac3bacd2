/** The next action of a request in a few words, as the queue shows it. */
import { onCallNow } from '#programme/ownership.ts';
import type { OpenRequest } from '#team/data/model.ts';
import { formatMoment } from '#team/parts/format.ts';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';

export interface ActionContext {
  readonly me: string;
  readonly now: number;
  readonly locale: Locale;
  readonly timeZone: string;
  readonly nameOf: (member: string) => string;
}

export function nextActionWords(
  { row, nextAction }: OpenRequest,
  { me, now, locale, timeZone, nameOf }: ActionContext,
): string {
  const onCall = onCallNow(row, now);
  if (onCall !== null)
    return onCall === me
      ? m.team_today_calling_me(locale)
      : m.team_today_calling(locale, { who: nameOf(onCall) });
  switch (row.dueKind) {
    case 'answer':
      if (row.notBefore !== null && row.notBefore > now)
        return m.team_today_next_not_before(locale, {
          time: formatMoment(row.notBefore, now, locale, timeZone),
        });
      return row.attempts > 0
        ? m.team_today_next_answer_again(locale, { n: row.attempts })
        : m.team_today_next_answer(locale);
    case 'promised':
      return nextAction ?? m.team_today_next_promised(locale);
    case 'read':
      return m.team_today_next_read(locale);
    case null:
      return '';
  }
}
