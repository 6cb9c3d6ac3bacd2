/** While nobody has a request, or who had it is gone: who answers for it all the same. */
import type { RequestRow } from '#programme/request.ts';
import { useTeam } from '#team/data/use-team.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { useNames } from '#team/shell/names.ts';
import * as m from '#texts/messages.ts';
import { answersNow } from './answers.ts';

export function AnswersFor({ row, className }: { row: RequestRow; className?: string | undefined }) {
  const locale = useLocale();
  const nameOf = useNames();
  const colleagues = useTeam((state) => state.colleagues);
  const answers = answersNow(row, colleagues.values());
  if (answers === null || answers.as === 'owner') return null;
  return (
    <span className={className}>
      {answers.member === null
        ? m.team_today_answers_nobody(locale)
        : m.team_today_answers(locale, { who: nameOf(answers.member) })}
    </span>
  );
}

/** Said once over what waits for somebody: taking a request makes one its owner, and who answers until then. */
export function useWaitingHint(): string {
  const locale = useLocale();
  const nameOf = useNames();
  const { colleagues, me } = useTeam((state) => ({ colleagues: state.colleagues, me: state.me.member }));
  const answers = answersNow({ state: 'received', owner: null }, colleagues.values());
  const who = answers?.member ?? null;
  if (answers === null) return m.team_today_waiting_why(locale);
  const meanwhile =
    who === null
      ? m.team_today_answers_nobody(locale)
      : m.team_today_waiting_answers(locale, { me: who === me ? 'yes' : 'no', who: nameOf(who) });
  return `${m.team_today_waiting_why(locale)} ${meanwhile}`;
}
