/** Messages of the mailbox that became no request: when, why and how large, and where to look at them. */
import { useEffect, useState } from 'react';
import type { SetAsideMessage } from '#contract/mailbox.ts';
import type { SetAsideReason } from '#programme/mail-sorting.ts';
import { useActions, useNow, useTeam } from '#team/data/use-team.tsx';
import { formatMoment } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { sizeText } from './mail-words.tsx';
import { useTimeZone } from '#team/shell/zone.ts';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import styles from './set-aside.module.css';

export function SetAsideList() {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const now = useNow(60_000);
  const actions = useActions();
  const { mailbox, setAside } = useTeam((state) => ({
    mailbox: state.mailbox?.mailbox ?? null,
    setAside: state.mailbox?.setAside ?? 0,
  }));
  const [list, setList] = useState<readonly SetAsideMessage[] | 'failed' | null>(null);
  useEffect(() => {
    let left = false;
    void actions.listSetAside().then((found) => left || setList(found ?? 'failed'));
    return () => {
      left = true;
    };
    // Again when one more is counted.
  }, [actions, setAside]);

  if (list === null) return <p role="status">{m.team_set_aside_loading(locale)}</p>;
  if (list === 'failed') return <p>{m.team_unreachable(locale)}</p>;
  if (list.length === 0) return <p className={styles.soft}>{m.team_set_aside_none(locale)}</p>;
  return (
    <div className={styles.all}>
      {mailbox ? <p>{m.team_set_aside_where(locale, { folder: mailbox.setAside })}</p> : null}
      <ul role="list" className={styles.list}>
        {list.map(({ at, reason, size }, index) => (
          <li key={index} className={styles.line}>
            <span className={styles.when}>{formatMoment(at, now, locale, timeZone)}</span>
            <span>{REASON[reason](locale)}</span>
            {/* A copy of what became a request has none. */}
            {size > 0 ? <span className={styles.soft}>{sizeText(size, locale)}</span> : null}
          </li>
        ))}
      </ul>
    </div>
  );
}

const REASON: Readonly<Record<SetAsideReason, (locale: Locale) => string>> = {
  bulk: m.team_set_aside_bulk,
  automatic: m.team_set_aside_automatic,
  bounce: m.team_set_aside_bounce,
  no_reply: m.team_set_aside_no_reply,
  own: m.team_set_aside_own,
  duplicate: m.team_set_aside_duplicate,
};
