/** The quick times of a date field, in words. */
import { useMemo } from 'react';
import { useTeam } from '#team/data/use-team.tsx';
import type { QuickChoice } from '#team/parts/date-time.tsx';
import { formatMoment } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { type QuickTime, quickTimes } from '#team/parts/quick-times.ts';
import * as m from '#texts/messages.ts';
import { useTimeZone } from './zone.ts';

const WITHIN_THE_DAY: readonly QuickTime['key'][] = ['half_hour', 'hour', 'three_hours'];

/** @param now rounded as the caller likes: the times are rounded up to five minutes anyway */
export function useQuickChoices(now: number, within: 'day' | 'days' | 'all' = 'all'): readonly QuickChoice[] {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const { hours, nextOpeningAt } = useTeam((state) => ({
    hours: state.settings.hours,
    nextOpeningAt: state.openNow ? null : state.nextOpeningAt,
  }));
  const minute = now - (now % 60_000);
  return useMemo(() => {
    const label: Record<QuickTime['key'], (at: number) => string> = {
      half_hour: () => m.team_quick_half_hour(locale),
      hour: () => m.team_quick_hour(locale),
      three_hours: () => m.team_quick_three_hours(locale),
      next_opening: (at) => formatMoment(at, minute, locale, timeZone),
      two_days: (at) => formatMoment(at, minute, locale, timeZone),
      week: () => m.team_quick_week(locale),
    };
    return quickTimes(minute, hours, nextOpeningAt)
      .filter(({ key }) => within === 'all' || WITHIN_THE_DAY.includes(key) === (within === 'day'))
      .map(({ key, at }) => ({ label: label[key](at), at }));
  }, [locale, timeZone, hours, nextOpeningAt, minute, within]);
}
