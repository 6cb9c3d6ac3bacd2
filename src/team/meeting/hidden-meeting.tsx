/** A meeting of others: whose it is, and a way to take it over, since nothing may slip when somebody is away. */
import { Button, Buttons } from '#team/parts/button.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { useNames } from '#team/shell/names.ts';
import { Screen } from '#team/shell/screen.tsx';
import * as m from '#texts/messages.ts';
import { BackLink } from './back-link.tsx';

export function HiddenMeeting({ owner, onTake }: { owner: string; onTake: () => void }) {
  const locale = useLocale();
  const nameOf = useNames();
  return (
    <Screen title={m.team_meeting_title(locale)} above={<BackLink file={null} />} width="text">
      <p>{m.team_meeting_hidden(locale, { who: nameOf(owner) })}</p>
      <Buttons>
        <Button onPress={onTake}>{m.team_meeting_take(locale)}</Button>
      </Buttons>
    </Screen>
  );
}
