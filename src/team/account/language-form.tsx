/** The language of my screens and of my alerts. */
import { useActions, useTeam } from '#team/data/use-team.tsx';
import { Choice } from '#team/parts/choice.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { useAct } from '#team/shell/act.ts';
import { languageName, locales } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';

export function LanguageForm() {
  const locale = useLocale();
  const actions = useActions();
  const me = useTeam((state) => state.me);
  const { act, failure } = useAct();
  return (
    <>
      <FailureNote failure={failure} />
      <Choice
        label={m.team_account_language_of_screens(locale)}
        required
        value={me.language}
        onChange={(language) =>
          language &&
          language !== me.language &&
          void act(() => actions.saveMe(language, me.alertEmail), null)
        }
        options={locales.map((value) => ({ value, label: languageName(value) }))}
      />
    </>
  );
}
