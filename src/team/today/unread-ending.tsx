/** Closed requests whose time is up and that nobody ever read: said to everybody, before anything else. */
import { Link } from '@tanstack/react-router';
import { useTeam } from '#team/data/use-team.tsx';
import { Banner } from '#team/parts/banner.tsx';
import { buttonClass } from '#team/parts/button.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import * as m from '#texts/messages.ts';
import { endingNow } from './ending.ts';

export function UnreadEnding({ now }: { now: number }) {
  const locale = useLocale();
  const { ending, requests } = useTeam((state) => ({ ending: state.ending, requests: state.requests }));
  const unread = endingNow(ending, requests, now).filter(({ kind }) => kind === 'unread');
  const n = unread.length;
  if (n === 0) return null;
  return (
    <Banner
      tone="look"
      title={m.team_unread_ending_title(locale, { n })}
      actions={unread.map(({ file, reference }) => (
        <Link key={file} to="/demande/$file" params={{ file }} className={buttonClass('quiet')}>
          {m.team_unread_ending_read(locale, { reference })}
        </Link>
      ))}
    >
      {m.team_unread_ending_text(locale, { n })}
    </Banner>
  );
}
