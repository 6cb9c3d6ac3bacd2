/** What is done seldom: one button each, in a dialog of its own. */
import { useState } from 'react';
import { may } from '#programme/roles.ts';
import { useTeam } from '#team/data/use-team.tsx';
import type { OpenRequest } from '#team/data/model.ts';
import { Button } from '#team/parts/button.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import { HandOverDialog, TakeOverDialog } from './hand-over-dialogs.tsx';
import { HoldDialog } from './hold-dialog.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import styles from './more-actions.module.css';
import { ReceiptDialog } from './receipt-dialog.tsx';
import { NotBeforeDialog, PromptnessDialog } from './timing-dialogs.tsx';

type More = 'take_over' | 'hand_over' | 'promptness' | 'not_before' | 'merge' | 'receipt' | 'hold';

export function MoreActions({ request, now }: { request: OpenRequest; now: number }) {
  const locale = useLocale();
  const [open, setOpen] = useState<More | null>(null);
  const { me, role } = useTeam((state) => ({ me: state.me.member, role: state.me.role }));
  const offered = offeredFor(request, me, role);
  const onClose = () => setOpen(null);
  if (offered.length === 0) return null;
  return (
    <div className={styles.more}>
      <h3 className={styles.title}>{m.team_more(locale)}</h3>
      <ul role="list" className={styles.list}>
        {offered.map((one) => (
          <li key={one}>
            <Button look="plain" onPress={() => setOpen(one)}>
              {NAME[one](locale, request)}
            </Button>
          </li>
        ))}
      </ul>
      {open === 'take_over' ? <TakeOverDialog request={request} onClose={onClose} /> : null}
      {open === 'hand_over' ? <HandOverDialog request={request} onClose={onClose} /> : null}
      {open === 'promptness' ? <PromptnessDialog request={request} onClose={onClose} /> : null}
      {open === 'not_before' ? <NotBeforeDialog request={request} now={now} onClose={onClose} /> : null}
      {open === 'merge' ? <MergeDialog request={request} onClose={onClose} /> : null}
      {open === 'receipt' ? <ReceiptDialog request={request} onClose={onClose} /> : null}
      {open === 'hold' ? <HoldDialog request={request} onClose={onClose} /> : null}
    </div>
  );
}

function offeredFor({ row, opening }: OpenRequest, me: string, role: Parameters<typeof may>[0]): More[] {
  const works = may(role, 'work_on_requests') && row.state !== 'closed';
  const mine = row.owner === null || row.owner === me;
  const all: readonly (readonly [More, boolean])[] = [
    ['take_over', works && row.owner !== null && row.owner !== me],
    ['hand_over', works && (mine || role === 'coordinator')],
    ['promptness', works],
    ['not_before', works],
    // A message has its own button for that, beside its words.
    ['merge', works && !row.practice && opening?.mail === undefined],
    ['receipt', works && may(role, 'issue_receipt')],
    ['hold', may(role, 'hold_request') && !row.practice],
  ];
  return all.filter(([, offered]) => offered).map(([one]) => one);
}

const NAME: Readonly<Record<More, (locale: Locale, request: OpenRequest) => string>> = {
  take_over: (locale) => m.team_more_take_over(locale),
  hand_over: (locale) => m.team_more_hand_over(locale),
  promptness: (locale) => m.team_more_promptness(locale),
  not_before: (locale) => m.team_more_not_before(locale),
  merge: (locale) => m.team_more_merge(locale),
  receipt: (locale) => m.team_more_receipt(locale),
  hold: (locale, { row }) => (row.hold ? m.team_more_hold_end(locale) : m.team_more_hold(locale)),
};
