/** Who asked for it: the woman is one among others, and nobody is asked why. */
import type { AskedBy } from '#programme/meeting-changes.ts';
import { Choice } from '#team/parts/choice.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import * as m from '#texts/messages.ts';
import { ASKED_BY, optionsFrom } from './meeting-words.ts';

export function AskedByChoice({
  value,
  onChange,
  missing,
  cafe,
}: {
  value: AskedBy | null;
  onChange: (who: AskedBy | null) => void;
  missing: boolean;
  /** A group has no partner and no woman of its own. */
  cafe: boolean;
}) {
  const locale = useLocale();
  return (
    <Choice
      label={m.team_meeting_who_asked(locale)}
      hint={m.team_meeting_nobodys_fault(locale)}
      error={missing ? m.team_meeting_who_asked_needed(locale) : null}
      required
      options={optionsFrom(ASKED_BY, locale, cafe ? ['team', 'peer', 'weather', 'other'] : undefined)}
      value={value}
      onChange={onChange}
    />
  );
}
