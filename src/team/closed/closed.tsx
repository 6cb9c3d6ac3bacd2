/** What is closed and not yet destroyed, with its date; and the return cards, which outlive it. */
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useActions, useNow, useTeam } from '#team/data/use-team.tsx';
import type { OpenRequest } from '#team/data/model.ts';
import { Banner } from '#team/parts/banner.tsx';
import { buttonClass } from '#team/parts/button.tsx';
import { classes } from '#team/parts/classes.ts';
import { Empty } from '#team/parts/empty.tsx';
import { formatDate } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { KIND } from '#team/parts/words.ts';
import { type Failed, failureText } from '#team/shell/act.ts';
import { Screen } from '#team/shell/screen.tsx';
import { useTimeZone } from '#team/shell/zone.ts';
import { organisationOf } from '#team/request/asker.ts';
import * as m from '#texts/messages.ts';
import styles from './closed.module.css';
import { closedList, fateOf } from './closed-order.ts';
import { CLOSE_REASON } from './close-reason-words.ts';

export function Closed() {
  const locale = useLocale();
  const actions = useActions();
  const now = useNow(60_000);
  const timeZone = useTimeZone();
  const { requests, cards, colleagues, retention } = useTeam((state) => ({
    requests: state.requests,
    cards: state.returnCards,
    colleagues: state.colleagues,
    retention: state.settings.retentionDays,
  }));
  const [loading, setLoading] = useState(true);
  const [failed, setFailed] = useState<Failed | null>(null);
  const list = closedList(requests.values());

  useEffect(() => {
    let left = false;
    void actions.loadClosed().then((loaded) => {
      if (left) return;
      setFailed(loaded.ok ? null : loaded);
      setLoading(false);
    });
    return () => {
      left = true;
    };
    // Once per visit: live events keep the list afterwards.
  }, [actions]);

  return (
    <Screen title={m.team_nav_closed(locale)}>
      <p className={styles.lead}>{m.team_closed_lead(locale, { n: retention })}</p>
      {failed ? (
        <Banner tone="look">
          {m.team_request_not_fresh(locale, { why: failureText(failed, locale, colleagues) })}
        </Banner>
      ) : null}
      {list.length > 0 ? (
        <ul role="list" className={styles.list}>
          {list.map((request) => (
            <Line key={request.row.file} request={request} now={now} />
          ))}
        </ul>
      ) : loading ? (
        <p role="status">{m.team_today_loading(locale)}</p>
      ) : (
        <Empty title={m.team_closed_empty_title(locale)}>{m.team_closed_empty_text(locale)}</Empty>
      )}
      <section aria-labelledby="cards" className={styles.cards}>
        <h2 id="cards" className={styles.cardsTitle}>
          {m.team_cards(locale)}
        </h2>
        <p className={styles.lead}>{m.team_cards_lead(locale)}</p>
        {cards.length === 0 ? (
          <p className={styles.soft}>{m.team_cards_empty(locale)}</p>
        ) : (
          <ul role="list" className={styles.cardList}>
            {cards.map(({ record, card, expiresAt }) => (
              <li key={record} className={styles.card}>
                <h3 className={styles.reference}>{card.reference}</h3>
                {card.people.length > 0 ? (
                  <p>{m.team_card_people(locale, { people: card.people.join(', ') })}</p>
                ) : null}
                {card.doNotAskAgain ? (
                  <p>{m.team_card_not_again(locale, { text: card.doNotAskAgain })}</p>
                ) : null}
                {expiresAt === null ? null : (
                  <p className={styles.soft}>
                    {m.team_card_until(locale, { date: formatDate(expiresAt, locale, timeZone) })}
                  </p>
                )}
                <Link to="/appel" search={{ carte: record }} className={buttonClass('quiet')}>
                  {m.team_card_returns(locale)}
                </Link>
              </li>
            ))}
          </ul>
        )}
      </section>
    </Screen>
  );
}

function Line({ request, now }: { request: OpenRequest; now: number }) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const { row, opening } = request;
  const fate = fateOf(request, now);
  const date = row.destroyAt === null ? '' : formatDate(row.destroyAt, locale, timeZone);
  const said = {
    held: m.team_closed_held(locale),
    unread: m.team_closed_unread(locale),
    soon: m.team_closed_destroyed_on(locale, { date }),
    later: m.team_closed_destroyed_on(locale, { date }),
  }[fate];
  return (
    <li className={styles.line}>
      <div>
        <Link
          to="/demande/$file"
          params={{ file: row.file }}
          className={classes(styles.reference, styles.link)}
        >
          {row.reference}
        </Link>
        {row.practice ? <span className={styles.mark}> {m.team_practice(locale)}</span> : null}
        <p className={styles.soft}>
          {[opening?.need ? KIND[opening.need](locale) : null, organisationOf(opening)]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <p>
        {row.closeReason ? CLOSE_REASON[row.closeReason](locale) : null}
        <span className={styles.soft}>
          {row.closedAt === null ? null : ` · ${formatDate(row.closedAt, locale, timeZone)}`}
        </span>
      </p>
      <p className={classes(styles.fate, fate !== 'later' && styles.due)}>
        {fate === 'later' ? null : <span aria-hidden="true">▲ </span>}
        {said}
      </p>
    </li>
  );
}
