/** Help lines have a screen of their own, open to the whole team; the set-up list leads here. */
import { Link } from '@tanstack/react-router';
import { buttonClass, Buttons } from '#team/parts/button.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import * as m from '#texts/messages.ts';

export function HelpLinesPart() {
  const locale = useLocale();
  return (
    <>
      <p>{m.team_numbers_settings(locale)}</p>
      <Buttons>
        <Link to="/numeros" className={buttonClass('quiet')}>
          {m.team_numbers_settings_link(locale)}
        </Link>
      </Buttons>
    </>
  );
}
