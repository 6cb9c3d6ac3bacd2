/** In the place of results that would point at somebody: thank you, and from when on they show. */
import { SHOWN_FROM_ANSWERS } from '#measures/evaluation-pools.ts';
import { Empty } from '#team/parts/empty.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import * as m from '#texts/messages.ts';

/** @param answers how many came in, at any moment; what they say stays unsaid */
export function HiddenResults({ answers }: { readonly answers: number }) {
  const locale = useLocale();
  return (
    <Empty title={m.team_evaluation_hidden(locale, { n: answers })}>
      {m.team_evaluation_hidden_why(locale, { from: String(SHOWN_FROM_ANSWERS) })}
    </Empty>
  );
}
