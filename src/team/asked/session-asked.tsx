/** What was asked of an awareness session, on its request; and the way to its preparation. */
import { Link } from '@tanstack/react-router';
import type { SessionAsk } from '#programme/entries.ts';
import { sessionTypesOf } from '#programme/session-types.ts';
import { useTeam } from '#team/data/use-team.tsx';
import { buttonClass } from '#team/parts/button.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import * as m from '#texts/messages.ts';
import styles from './session-asked.module.css';
import { PLACE_TYPE, sayLength, SESSION_AUDIENCE, SESSION_LANGUAGE } from './session-words.ts';

export function SessionAsked({ file, session }: { file: string; session: SessionAsk | undefined }) {
  const locale = useLocale();
  const types = useTeam((state) => sessionTypesOf(state.settings));
  const type = types.find(({ id }) => id === session?.type);
  const facts: readonly (readonly [string, string | undefined])[] = session
    ? [
        [m.team_asked_audience(locale), SESSION_AUDIENCE[session.audience](locale)],
        [m.team_asked_heads(locale), session.heads === undefined ? undefined : String(session.heads)],
        [m.team_asked_type(locale), type?.[locale].title],
        [
          m.team_asked_length(locale),
          session.minutes === undefined ? undefined : sayLength(session.minutes, locale),
        ],
        [m.team_asked_place(locale), session.placeType && PLACE_TYPE[session.placeType](locale)],
        [m.team_asked_language(locale), session.language && SESSION_LANGUAGE[session.language](locale)],
        [m.team_asked_dates(locale), session.dates],
      ]
    : [];
  return (
    <div className={styles.asked}>
      <dl className={styles.facts}>
        {facts.map(([name, value]) =>
          value ? (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      <Link
        to="/seance/$plan"
        params={{ plan: 'nouvelle' }}
        search={{ demande: file }}
        className={buttonClass('quiet')}
      >
        {m.team_asked_prepare(locale)}
      </Link>
    </div>
  );
}
