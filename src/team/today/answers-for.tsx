/** While nobody has a request, or who had it is gone: who answers for it all the same. */
import type { RequestRow } from '#programme/request.ts';
import { useNow, useTeam } from '#team/data/use-team.tsx';
import { type DutyNow, onDutyNow } from '#team/duty/on-duty-now.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { useNames } from '#team/shell/names.ts';
import * as m from '#texts/messages.ts';
import { answersNow } from './answers.ts';

export function AnswersFor({ row, className }: { row: RequestRow; className?: string | undefined }) {
  const locale = useLocale();
  const nameOf = useNames();
  const { colleagues, me } = useTeam((state) => ({ colleagues: state.colleagues, me: state.me.member }));
  const onDuty = useOnDuty();
  const answers = answersNow(row, colleagues.values(), onDuty);
  if (answers === null || answers.as === 'owner') return null;
  const who = answers.member === null ? '' : nameOf(answers.member);
  const words = {
    acknowledged: () => m.team_today_has_it(locale, { me: answers.member === me ? 'yes' : 'no', who }),
    on_duty: () => m.team_today_answers_on_duty(locale, { who }),
    coordinator: () => m.team_today_answers(locale, { who }),
    nobody: () => m.team_today_answers_nobody(locale),
  }[answers.as];
  return <span className={className}>{words()}</span>;
}

/** Who is on duty now, as the weeks say; nobody before they are known. */
export function useOnDuty(): DutyNow {
  const now = useNow(15_000);
  const duty = useTeam((state) => state.duty);
  return duty ? onDutyNow(duty, now) : { first: null, second: null, until: null };
}

/** Said once over what waits for somebody: taking a request makes one its owner, and who answers until then. */
export function useWaitingHint(): string {
  const locale = useLocale();
  const nameOf = useNames();
  const { colleagues, me } = useTeam((state) => ({ colleagues: state.colleagues, me: state.me.member }));
  const onDuty = useOnDuty();
  const answers = answersNow({ state: 'received', owner: null }, colleagues.values(), onDuty);
  const who = answers?.member ?? null;
  if (answers === null) return m.team_today_waiting_why(locale);
  const meanwhile =
    who === null
      ? m.team_today_answers_nobody(locale)
      : (answers.as === 'on_duty' ? m.team_today_waiting_on_duty : m.team_today_waiting_answers)(locale, {
          me: who === me ? 'yes' : 'no',
          who: nameOf(who),
        });
  return `${m.team_today_waiting_why(locale)} ${meanwhile}`;
}
