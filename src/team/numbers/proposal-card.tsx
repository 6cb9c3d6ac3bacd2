/** A change that waits for a second person: the number now, the number proposed, dialled and confirmed by somebody else. */
import { dialAddress } from '#programme/dial.ts';
import type { HelpLineChange } from '#programme/help-line-change.ts';
import type { HelpLine } from '#programme/help-lines.ts';
import { may } from '#programme/roles.ts';
import type { OwnHelpLine } from '#programme/own-help-line.ts';
import { useActions, useTeam } from '#team/data/use-team.tsx';
import number from '#team/parts/checked-number.module.css';
import { Button, Buttons } from '#team/parts/button.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { formatCalendarDate } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { useAct } from '#team/shell/act.ts';
import { useNames } from '#team/shell/names.ts';
import * as m from '#texts/messages.ts';
import styles from './numbers.module.css';

interface Props {
  readonly own: OwnHelpLine;
  /** The line as it stands; null for one that is only proposed. */
  readonly line: Pick<HelpLine, 'name' | 'number'> | null;
  readonly onEdit: () => void;
}

export function ProposalCard({ own, line, onEdit }: Props) {
  const locale = useLocale();
  const actions = useActions();
  const names = useNames();
  const { me, colleagues } = useTeam((state) => ({ me: state.me.member, colleagues: state.colleagues }));
  const { act, busy, failure } = useAct();
  const { proposed } = own;
  if (proposed === undefined) return null;
  const mine = proposed.by === me;
  const alone = ![...colleagues.values()].some(({ isMe, role }) => !isMe && may(role, 'edit_help_lines'));
  const name = (proposed.added ?? line)?.name[locale] ?? '';
  const date = formatCalendarDate(proposed.on, locale);
  const change = (next: HelpLineChange, done: string) =>
    void act(() => actions.changeHelpLine(own.id, next), done);
  return (
    <li className={styles.proposal}>
      <h3 className={styles.name}>{name}</h3>
      <p className={number.soft}>
        {mine
          ? m.team_numbers_proposed_by_me(locale, { date })
          : m.team_numbers_proposed_by(locale, { name: names(proposed.by), date })}
      </p>
      {mine && alone ? <p>{m.team_numbers_alone(locale)}</p> : null}
      {line !== null && line.number !== proposed.number ? (
        <p className={number.soft}>{m.team_numbers_now(locale, { number: line.number })}</p>
      ) : null}
      <p>
        <a
          href={dialAddress(proposed.number)}
          className={number.number}
          aria-label={m.team_numbers_new(locale, { number: proposed.number })}
        >
          {proposed.number}
        </a>
      </p>
      {proposed.hours ? <p>{proposed.hours[locale]}</p> : null}
      {proposed.added ? (
        <p className={number.soft}>
          {[proposed.added.whoMayCall[locale], proposed.added.note?.[locale]].filter(Boolean).join(' · ')}
        </p>
      ) : null}
      {mine ? null : <p className={number.soft}>{m.team_numbers_to_confirm_why(locale)}</p>}
      <FailureNote failure={failure} />
      <Buttons>
        {mine ? null : (
          <Button
            look="primary"
            isPending={busy}
            onPress={() => change({ kind: 'confirm' }, m.team_numbers_confirmed(locale))}
          >
            {m.team_numbers_confirm(locale)}
          </Button>
        )}
        <Button
          look="plain"
          onPress={onEdit}
          aria-label={m.team_numbers_of(locale, { what: m.team_numbers_correct(locale), name })}
        >
          {m.team_numbers_correct(locale)}
        </Button>
        <Button
          look="plain"
          isPending={busy}
          onPress={() => change({ kind: 'drop' }, m.team_numbers_dropped(locale))}
        >
          {mine ? m.team_numbers_withdraw(locale) : m.team_numbers_drop(locale)}
        </Button>
      </Buttons>
    </li>
  );
}
