/** One request in one glance. The whole row is its link; taking it is one tap more, and can be undone. */
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useActions, useTeam } from '#team/data/use-team.tsx';
import type { OpenRequest } from '#team/data/model.ts';
import { Banner } from '#team/parts/banner.tsx';
import { Button } from '#team/parts/button.tsx';
import { classes } from '#team/parts/classes.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { isFocusLost } from '#team/parts/take-lost-focus.ts';
import { TimeLeft } from '#team/parts/time-left.tsx';
import { KIND } from '#team/parts/words.ts';
import line from '#team/parts/request-line.module.css';
import { organisationOf } from '#team/request/asker.ts';
import { useAct } from '#team/shell/act.ts';
import { useNames } from '#team/shell/names.ts';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';
import { AnswersFor } from './answers-for.tsx';
import { nextActionWords } from './next-action.ts';
import { PromptnessMark } from './promptness-mark.tsx';
import { dueOf } from './queue.ts';
import styles from './request-row.module.css';

/**
 * The request just taken from its row: the row is drawn anew under *mine*, and the keyboard goes on from there. One
 * that I only have stays, without the button that said so.
 */
let justTaken: string | null = null;

function useFocusWhenTaken(file: string, has: string | null) {
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (justTaken !== file || !isFocusLost()) return;
    justTaken = null;
    link.current?.focus({ preventScroll: true });
  }, [file, has]);
  return link;
}

export function RequestRow({ request, now, isNew }: { request: OpenRequest; now: number; isNew: boolean }) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const nameOf = useNames();
  const actions = useActions();
  const { act, busy, failure, clearFailure } = useAct();
  const { me, nextOpeningAt } = useTeam((state) => ({
    me: state.me.member,
    nextOpeningAt: state.openNow ? null : state.nextOpeningAt,
  }));
  const { row, opening, problem } = request;
  const due = dueOf(row, nextOpeningAt);
  const link = useFocusWhenTaken(row.file, row.acknowledgedBy);
  const take = () => {
    justTaken = row.file;
    void act(
      () => actions.claim(row.file),
      m.team_today_taken(locale, { reference: row.reference }),
      row.file,
    );
  };
  const acknowledge = () => {
    justTaken = row.file;
    void act(
      () => actions.acknowledge(row.file),
      m.team_today_acknowledged(locale, { reference: row.reference }),
      row.file,
    );
  };
  const what = [
    opening?.need ? KIND[opening.need](locale) : null,
    organisationOf(opening),
    opening?.mail?.subject ?? null,
  ]
    .filter(Boolean)
    .join(' · ');

  return (
    <li className={classes(line.row, styles.row, isNew && styles.new)}>
      <div className={line.time}>{due ? <TimeLeft due={due} now={now} timeZone={timeZone} /> : null}</div>
      <div className={line.body}>
        <p className={line.head}>
          <Link
            ref={link}
            to="/demande/$file"
            params={{ file: row.file }}
            className={classes(line.reference)}
          >
            {row.reference}
          </Link>
          <Marks request={request} isNew={isNew} />
        </p>
        <p className={styles.what}>{what || (problem ? m.team_today_unreadable(locale) : '')}</p>
        <p className={styles.who}>
          <PromptnessMark promptness={row.promptness} />
          {row.owner ? <span className={styles.owner}>{nameOf(row.owner)}</span> : null}
          {row.owner ? <AnswersFor row={row} /> : null}
          {row.acknowledgedBy ? <AnswersFor row={row} className={styles.owner} /> : null}
          <span className={styles.next}>
            <span aria-hidden="true">→ </span>
            {nextActionWords(request, { me, now, locale, timeZone, nameOf })}
          </span>
        </p>
        {failure ? (
          <Banner
            tone="look"
            role="alert"
            actions={
              <Button look="plain" onPress={clearFailure}>
                {m.team_close(locale)}
              </Button>
            }
          >
            {failure}
          </Banner>
        ) : null}
      </div>
      {row.owner === null ? (
        <div className={styles.take}>
          <Button
            isPending={busy}
            aria-label={m.team_today_take_which(locale, { reference: row.reference })}
            onPress={take}
          >
            {m.team_today_take(locale)}
          </Button>
          {/* What can wait is simply taken; two ways to say so on each row would only be noise. */}
          {row.acknowledgedBy === null && row.promptness === 'now' ? (
            <Button
              look="plain"
              className={styles.acknowledge ?? ''}
              isPending={busy}
              aria-label={m.team_today_acknowledge_which(locale, { reference: row.reference })}
              onPress={acknowledge}
            >
              {m.team_today_acknowledge(locale)}
            </Button>
          ) : null}
        </div>
      ) : null}
    </li>
  );
}

function Marks({ request: { row }, isNew }: { request: OpenRequest; isNew: boolean }) {
  const locale = useLocale();
  const marks = [
    isNew ? m.team_today_new(locale) : null,
    row.practice ? m.team_practice(locale) : null,
    row.door === 'mail' ? m.team_today_mail_mark(locale) : null,
    row.returns > 0 ? m.team_today_return(locale) : null,
    row.withdrawnAt !== null ? m.team_today_withdrawn(locale) : null,
    row.dueKind === 'read' ? m.team_today_message(locale) : null,
    row.hold ? m.team_today_hold(locale) : null,
  ].filter((mark) => mark !== null);
  return marks.map((mark) => (
    <span key={mark} className={line.mark}>
      {mark}
    </span>
  ));
}
