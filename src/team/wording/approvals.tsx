/** Who approved a text, what was said about it, and giving or taking back one's own word. */
import type { ReactNode } from 'react';
import { may } from '#programme/roles.ts';
import { useTeam } from '#team/data/use-team.tsx';
import { Button, Buttons } from '#team/parts/button.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { useAct } from '#team/shell/act.ts';
import { useNames } from '#team/shell/names.ts';
import * as m from '#texts/messages.ts';
import { APPROVERS, type Approver, approverOf, waitsFor } from '#wording/approval.ts';
import { type Approvable, notesOn, whoApproved } from './guide-items.ts';
import type { GuideProps } from './guide-props.ts';
import styles from './wording.module.css';

export function Approvals({
  desk,
  view,
  item,
  children,
}: Pick<GuideProps, 'desk' | 'view'> & {
  item: Approvable;
  /** Buttons besides. */
  children: ReactNode;
}) {
  const locale = useLocale();
  const nameOf = useNames();
  const me = useTeam((state) => state.me);
  const { act, busy, failure } = useAct();
  const { id, version, standing, hidden } = item;
  const mine = approverOf(me.role);
  const given = view.wording.approvals.find(
    (one) => one.item === id && one.version === version && one.adoptedFrom === null,
  );
  const line = (side: Approver): string => {
    const names = whoApproved(view.who, id, version, side).map(nameOf).join(', ') || '—';
    return side === 'survivor'
      ? m.team_guide_by_survivor(locale, { names })
      : m.team_guide_by_worker(locale, { names });
  };
  return (
    <>
      {APPROVERS.filter((side) => given?.[side]).map((side) => (
        <div key={side} className={styles.note}>
          <p>{line(side)}</p>
          {side === mine || may(me.role, 'adopt_approvals') ? (
            <Button
              look="plain"
              isPending={busy}
              onPress={() =>
                void act(() => desk.takeBack(id, version, side), m.team_guide_take_back_done(locale))
              }
            >
              {m.team_guide_take_back(locale)}
            </Button>
          ) : null}
        </div>
      ))}
      {notesOn(item, view.notes).map(({ record, by, text }) => (
        <div key={record} className={styles.note}>
          <p>
            {text === ''
              ? m.team_guide_note_bare(locale, { name: nameOf(by) })
              : m.team_guide_note(locale, { name: nameOf(by), text })}
          </p>
          {may(me.role, 'edit_wording') || by === me.member ? (
            <Button look="plain" isPending={busy} onPress={() => void act(() => desk.dropNote(record), null)}>
              {m.team_guide_note_drop(locale)}
            </Button>
          ) : null}
        </div>
      ))}
      <FailureNote failure={failure} />
      <Buttons>
        {!hidden && waitsFor(standing, mine) ? (
          <Button
            look="primary"
            isPending={busy}
            onPress={() => void act(() => desk.approve(id, version), m.team_guide_approve_done(locale))}
          >
            {m.team_guide_approve(locale)}
          </Button>
        ) : null}
        {children}
      </Buttons>
    </>
  );
}
