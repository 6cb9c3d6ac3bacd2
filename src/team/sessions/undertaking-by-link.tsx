/** What became of the link: nobody answered yet, or somebody did, and a member says whether it is the organiser before it counts. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { questionnaireLink } from '#contract/links.ts';
import type { StoredRound } from '#contract/rounds.ts';
import type { UndertakingAnswer } from '#programme/undertaking.ts';
import { useActions } from '#team/data/use-team.tsx';
import { Banner } from '#team/parts/banner.tsx';
import { Button, Buttons } from '#team/parts/button.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { formatAt, formatDate } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { isFocusLost } from '#team/parts/take-lost-focus.ts';
import { type Fetched, useFetched } from '#team/shell/use-fetched.ts';
import * as m from '#texts/messages.ts';
import styles from './sessions.module.css';
import type { UndertakingLink } from './undertaking-link.ts';
import { type SessionAtHand, useWriteSession } from './use-session.ts';

export function ByLink({ at, link }: { at: SessionAtHand; link: UndertakingLink }) {
  const locale = useLocale();
  const { state, busy, failure, give } = link;
  const [givenHere, setGivenHere] = useState(false);
  const giveHere = () => void give().then((given) => given && setGivenHere(true));
  const giveAnother = (
    <Button look="plain" isPending={busy} onPress={giveHere}>
      {m.team_sessions_link_give_new(locale)}
    </Button>
  );
  return (
    <>
      {state.kind === 'none' ? (
        <>
          <p>{m.team_sessions_link_or(locale)}</p>
          <Buttons>
            <Button isPending={busy} onPress={giveHere}>
              {m.team_sessions_link_give(locale)}
            </Button>
          </Buttons>
        </>
      ) : null}
      {state.kind === 'unknown' ? (
        <p role="status">
          {link.offline ? m.team_sessions_link_offline(locale) : m.team_access_one_moment(locale)}
        </p>
      ) : null}
      {state.kind === 'over' ? (
        <>
          <p role="status">{m.team_sessions_link_over(locale)}</p>
          <Buttons>{giveAnother}</Buttons>
        </>
      ) : null}
      {state.kind === 'waiting' ? (
        <Waiting at={at} link={link} round={state.round} takeFocus={givenHere} />
      ) : null}
      {state.kind === 'answered' ? <Answered at={at} round={state.round} giveAnother={giveAnother} /> : null}
      <FailureNote failure={failure} />
    </>
  );
}

function Waiting({
  at,
  link,
  round,
  takeFocus,
}: {
  at: SessionAtHand;
  link: UndertakingLink;
  round: StoredRound;
  /** The button that made the link is gone: the keyboard goes on here. */
  takeFocus: boolean;
}) {
  const locale = useLocale();
  const [copied, setCopied] = useState<boolean | null>(null);
  const block = useRef<HTMLDivElement>(null);
  const language = at.content.language === 'en' ? 'en' : 'fr';
  const text = m.team_sessions_link_text(language, {
    link: questionnaireLink(location.origin, language, { code: round.code }),
  });
  useEffect(() => {
    if (takeFocus && isFocusLost()) block.current?.focus({ preventScroll: true });
  }, [takeFocus]);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      // The browser refused the clipboard: said, and the text stands on the screen.
      () => setCopied(false),
    );
  return (
    <div ref={block} tabIndex={-1} className={styles.form}>
      <Banner title={m.team_sessions_link_say(locale)}>
        <p lang={language} className={styles.words}>
          {text}
        </p>
      </Banner>
      <p className={styles.soft} role="status">
        {link.offline
          ? m.team_sessions_link_offline(locale)
          : m.team_sessions_link_waiting(locale, { day: formatDate(round.closesAt, locale, at.timeZone) })}
      </p>
      <FailureNote failure={copied === false ? m.team_sessions_link_not_copied(locale) : null} />
      <Buttons>
        <Button onPress={() => void copy()}>
          {copied === true ? m.team_sessions_link_copied(locale) : m.team_sessions_link_copy(locale)}
        </Button>
        <Button
          look="plain"
          isPending={link.busy}
          onPress={() => void link.withdraw(m.team_sessions_link_withdrawn(locale))}
        >
          {m.team_sessions_link_withdraw(locale)}
        </Button>
      </Buttons>
    </div>
  );
}

function Answered({
  at,
  round,
  giveAnother,
}: {
  at: SessionAtHand;
  round: StoredRound;
  giveAnother: React.ReactNode;
}) {
  const locale = useLocale();
  const { write, busy, failure } = useWriteSession(at);
  const { value: read, failed, again } = useAnswer(round);
  const { now, timeZone } = at;
  if (read === null && !failed) return <p role="status">{m.team_sessions_link_opening(locale)}</p>;
  if (read === null)
    return (
      <Banner tone="look" actions={<Button onPress={again}>{m.team_screen_failed_again(locale)}</Button>}>
        {m.team_sessions_link_offline(locale)}
      </Banner>
    );
  if (read === 'unreadable')
    return (
      <Banner tone="look" actions={giveAnother}>
        {m.team_sessions_link_unreadable(locale)}
      </Banner>
    );
  const { accepted, by, at: acceptedAt } = read;
  return (
    <>
      <Banner role="status" title={m.team_sessions_link_answered(locale, { by })}>
        {m.team_sessions_link_answered_at(locale, { time: formatAt(acceptedAt, now, locale, timeZone) })}
      </Banner>
      <FailureNote failure={failure} />
      <Buttons>
        <Button
          look="primary"
          isPending={busy}
          onPress={() =>
            void write(
              { undertaking: { accepted: [...accepted], how: 'link', by, at: acceptedAt } },
              m.team_sessions_undertaking_noted(locale),
            )
          }
        >
          {m.team_sessions_undertaking_note(locale)}
        </Button>
        {giveAnother}
      </Buttons>
    </>
  );
}

/** What came by the link: the first that reads as an undertaking, or nothing that does. */
function useAnswer({ round }: StoredRound): Fetched<UndertakingAnswer | 'unreadable'> {
  const actions = useActions();
  return useFetched(
    useCallback(async () => {
      const result = await (await actions.roundsDesk()).openAnswers(round);
      return result.ok ? (result.undertakings[0] ?? 'unreadable') : null;
    }, [actions, round]),
  );
}
