/** Beside the queue: my calls, what was promised for today, what changed since my last visit, what nobody touched. */
import { useTeam } from '#team/data/use-team.tsx';
import type { OpenRequest } from '#team/data/model.ts';
import { eventWords } from '#team/parts/event-words.ts';
import { formatDate, formatMoment } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { type TimeLeftWords, timeLeftWords } from '#team/parts/time-left-words.ts';
import { MESSAGE_SAFE } from '#team/parts/words.ts';
import { useDevicePreferences } from '#team/shell/device.ts';
import { organisationOf } from '#team/request/asker.ts';
import { useNames } from '#team/shell/names.ts';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';
import { changesFor } from './changes.ts';
import { endingNow } from './ending.ts';
import { nextActionWords } from './next-action.ts';
import { callsToMake, dueOf, promisedByToday, untouchedFor } from './queue.ts';
import styles from './side.module.css';
import { SideList } from './side-list.tsx';
import { UntouchedDaysChoice } from './untouched-days.tsx';

/** Lines of one request that are told; the rest is counted. */
const TOLD = 2;

export function Side({ requests, now }: { requests: readonly OpenRequest[]; now: number }) {
  return (
    <div className={styles.side}>
      <MyCalls requests={requests} now={now} />
      <Promised requests={requests} now={now} />
      <Changes now={now} />
      <Untouched requests={requests} now={now} />
      <EndingSoon now={now} />
    </div>
  );
}

/** Late is signed here too: these lists have no bar. */
const leftText = ({ tone, words, detail }: TimeLeftWords): string =>
  `${tone === 'late' || tone === 'now' ? '▲ ' : ''}${words}, ${detail}`;

interface Props {
  readonly requests: readonly OpenRequest[];
  readonly now: number;
}

function MyCalls({ requests, now }: Props) {
  const { locale, timeZone, nameOf, me, nextOpeningAt } = useContextOfLists();
  const items = callsToMake(requests, me, now).map((request) => {
    const { row, opening } = request;
    const due = dueOf(row, nextOpeningAt);
    const left = due ? timeLeftWords(due, now, locale, timeZone) : null;
    const person = [opening?.firstName, organisationOf(opening)].filter(Boolean).join(', ');
    return {
      file: row.file,
      reference: row.reference,
      lines: [
        person,
        [left && leftText(left), opening?.whenToCall].filter(Boolean).join(' · '),
        opening?.messageSafe === 'no'
          ? MESSAGE_SAFE.no(locale)
          : nextActionWords(request, { me, now, locale, timeZone, nameOf }),
      ].filter((line) => line !== ''),
    };
  });
  return (
    <SideList
      title={m.team_today_my_calls(locale)}
      empty={m.team_today_my_calls_empty(locale)}
      items={items}
    />
  );
}

function Promised({ requests, now }: Props) {
  const { locale, timeZone, nameOf, me } = useContextOfLists();
  const items = promisedByToday(requests, now, timeZone).map((request) => {
    const { row } = request;
    const left =
      row.dueAt === null
        ? null
        : timeLeftWords({ dueAt: row.dueAt, from: row.lastActivityAt, opensAt: null }, now, locale, timeZone);
    return {
      file: row.file,
      reference: row.reference,
      lines: [
        nextActionWords(request, { me, now, locale, timeZone, nameOf }),
        [row.owner ? nameOf(row.owner) : m.team_today_no_owner(locale), left && leftText(left)].join(' · '),
      ],
    };
  });
  return (
    <SideList
      title={m.team_today_promised(locale)}
      empty={m.team_today_promised_empty(locale)}
      items={items}
    />
  );
}

function Changes({ now }: { now: number }) {
  const { locale, timeZone, nameOf, me } = useContextOfLists();
  const { events, since, requests } = useTeam((state) => ({
    events: state.eventsSinceVisit,
    since: state.previousVisitAt,
    requests: state.requests,
  }));
  const items = changesFor(events, me, (file) => requests.has(file)).map(({ file, events: told }) => ({
    file,
    reference: requests.get(file)?.row.reference ?? '',
    lines: [
      ...told
        .slice(0, TOLD)
        // What the partner did says so by itself.
        .map(({ kind, actor, at }) =>
          [
            eventWords(kind, locale),
            actor === 'partner' ? null : nameOf(actor),
            formatMoment(at, now, locale, timeZone),
          ]
            .filter(Boolean)
            .join(' · '),
        ),
      ...(told.length > TOLD ? [m.team_today_changes_more(locale, { n: told.length - TOLD })] : []),
    ],
  }));
  return (
    <SideList
      title={m.team_today_changes(locale)}
      aside={
        since === null
          ? undefined
          : m.team_today_changes_since(locale, { time: formatMoment(since, now, locale, timeZone) })
      }
      empty={m.team_today_changes_empty(locale)}
      items={items}
    />
  );
}

function Untouched({ requests, now }: Props) {
  const { locale, timeZone, nameOf } = useContextOfLists();
  const { untouchedDays } = useDevicePreferences();
  const items = untouchedFor(requests, untouchedDays, now).map(({ row }) => ({
    file: row.file,
    reference: row.reference,
    lines: [
      `${row.owner ? nameOf(row.owner) : m.team_today_no_owner(locale)} · ${m.team_today_untouched_since(locale, { time: formatMoment(row.lastActivityAt, now, locale, timeZone) })}`,
    ],
  }));
  return (
    <SideList
      title={m.team_today_untouched(locale)}
      empty={m.team_today_untouched_empty(locale)}
      items={items}
    >
      <UntouchedDaysChoice />
    </SideList>
  );
}

function EndingSoon({ now }: { now: number }) {
  const { locale, timeZone } = useContextOfLists();
  const { ending, requests } = useTeam((state) => ({ ending: state.ending, requests: state.requests }));
  const items = endingNow(ending, requests, now).map(({ file, reference, kind, destroyAt }) => ({
    file,
    reference,
    lines: [
      {
        soon: m.team_today_ending_soon(locale, { date: formatDate(destroyAt, locale, timeZone) }),
        held: m.team_closed_held(locale),
        unread: m.team_closed_unread(locale),
      }[kind],
    ],
  }));
  return (
    <SideList title={m.team_today_ending(locale)} empty={m.team_today_ending_empty(locale)} items={items} />
  );
}

function useContextOfLists() {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const nameOf = useNames();
  const { me, nextOpeningAt } = useTeam((state) => ({
    me: state.me.member,
    nextOpeningAt: state.openNow ? null : state.nextOpeningAt,
  }));
  return { locale, timeZone, nameOf, me, nextOpeningAt };
}
