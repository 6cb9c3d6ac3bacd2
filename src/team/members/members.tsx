/** Who holds the keys: members as the roster names them, invitations under way, and the changes of a coordinator. */
import { useState } from 'react';
import { may, type Role } from '#programme/roles.ts';
import type { Colleague } from '#team/data/model.ts';
import { useNow, useTeam } from '#team/data/use-team.tsx';
import { useOpenTeam } from '#team/access/open-team-context.tsx';
import { AwayDialog } from '#team/duty/away-dialog.tsx';
import { hasWay } from '#team/duty/has-way.ts';
import { awayAt } from '#team/duty/on-duty-now.ts';
import { Banner } from '#team/parts/banner.tsx';
import { Button, Buttons } from '#team/parts/button.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { formatMoment } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { spanText } from '#team/parts/time-left-words.ts';
import { ROLE } from '#team/parts/words.ts';
import { useAct } from '#team/shell/act.ts';
import { Screen } from '#team/shell/screen.tsx';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';
import { AdmitDialog } from './admit-dialog.tsx';
import { dropInvitation } from './change-keys.ts';
import { InviteDialog } from './invite-dialog.tsx';
import styles from './members.module.css';
import { RemoveDialog } from './remove-dialog.tsx';
import { ShowInvitationDialog } from './show-invitation-dialog.tsx';
import { type Invitation, useInvitations } from './use-invitations.ts';

type Open =
  | { readonly kind: 'invite'; readonly readmits: Colleague | null }
  | { readonly kind: 'show' | 'admit'; readonly invitation: Invitation }
  | { readonly kind: 'remove' | 'away'; readonly colleague: Colleague };

export function Members() {
  const locale = useLocale();
  const { team } = useOpenTeam();
  const me = useTeam((state) => state.me);
  const duty = useTeam((state) => state.duty);
  const colleagues = useTeam((state) => [...state.colleagues.values()]);
  const manages = may(me.role, 'manage_members');
  const invitations = useInvitations(team, manages);
  const [open, setOpen] = useState<Open | null>(null);
  const { act, busy, failure } = useAct();
  const close = () => {
    setOpen(null);
    void invitations.reload();
  };
  const answered = invitations.list?.filter(({ candidate }) => candidate !== null) ?? [];
  const waiting = invitations.list?.filter(({ candidate }) => candidate === null) ?? [];

  return (
    <Screen
      title={m.team_nav_members(locale)}
      aside={
        manages ? (
          <Button look="primary" onPress={() => setOpen({ kind: 'invite', readmits: null })}>
            {m.team_members_invite(locale)}
          </Button>
        ) : null
      }
    >
      <FailureNote failure={failure} />
      {answered.map((invitation) => (
        <Banner
          key={invitation.invitation}
          tone="look"
          role="status"
          title={m.team_members_answered(locale, { name: invitation.candidate?.signInName ?? '' })}
          actions={
            <Button look="primary" onPress={() => setOpen({ kind: 'admit', invitation })}>
              {m.team_members_check_and_admit(locale)}
            </Button>
          }
        >
          {m.team_members_answered_do(locale)}
        </Banner>
      ))}
      <p className={styles.lead}>{m.team_members_lead(locale)}</p>
      <ul role="list" className={styles.list}>
        {colleagues.toSorted(byRoleThenName).map((colleague) => (
          <Member
            key={colleague.member}
            colleague={colleague}
            manages={manages && !colleague.isMe}
            onForgot={() => setOpen({ kind: 'invite', readmits: colleague })}
            onRemove={() => setOpen({ kind: 'remove', colleague })}
            onAway={() => setOpen({ kind: 'away', colleague })}
          />
        ))}
      </ul>
      {waiting.length > 0 ? (
        <section aria-labelledby="open-invitations" className={styles.invitations}>
          <h2 id="open-invitations">{m.team_members_invitations(locale)}</h2>
          <ul role="list" className={styles.list}>
            {waiting.map((invitation) => (
              <li key={invitation.invitation} className={styles.member}>
                <div className={styles.who}>
                  <p className={styles.name}>
                    {invitation.readmits === null
                      ? ROLE[invitation.role](locale)
                      : m.team_members_for_return(locale, { name: nameIn(colleagues, invitation.readmits) })}
                  </p>
                  <ExpiresIn at={invitation.expiresAt} />
                </div>
                <Buttons>
                  <Button onPress={() => setOpen({ kind: 'show', invitation })}>
                    {m.team_members_show_again(locale)}
                  </Button>
                  <Button
                    look="plain"
                    isPending={busy}
                    onPress={() =>
                      void act(
                        () => dropInvitation(team, invitation.invitation),
                        m.team_members_cancelled(locale),
                      ).then(invitations.reload)
                    }
                  >
                    {m.team_members_cancel(locale)}
                  </Button>
                </Buttons>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {open?.kind === 'invite' ? <InviteDialog readmits={open.readmits} onClose={close} /> : null}
      {open?.kind === 'show' ? <ShowInvitationDialog invitation={open.invitation} onClose={close} /> : null}
      {open?.kind === 'admit' ? <AdmitDialog invitation={open.invitation} onClose={close} /> : null}
      {open?.kind === 'away' && duty ? (
        <AwayDialog duty={duty} member={open.colleague.member} onClose={close} />
      ) : null}
      {open?.kind === 'remove' ? <RemoveDialog colleague={open.colleague} onClose={close} /> : null}
    </Screen>
  );
}

interface MemberProps {
  readonly colleague: Colleague;
  readonly manages: boolean;
  readonly onForgot: () => void;
  readonly onRemove: () => void;
  readonly onAway: () => void;
}

function Member({ colleague, manages, onForgot, onRemove, onAway }: MemberProps) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const now = useNow(60_000);
  const { team } = useOpenTeam();
  const { name, title, role, signInName, lastSeenAt, isMe } = colleague;
  const absences = useTeam((state) => state.duty?.absences);
  const absence = absences ? awayAt(absences, colleague.member, now) : null;
  const inRoster = team.keys().members.find(({ id }) => id === colleague.member);
  return (
    <li className={styles.member}>
      <div className={styles.who}>
        <p className={styles.name}>
          {name}
          {isMe ? <span className={styles.me}> {m.team_members_it_is_you(locale)}</span> : null}
        </p>
        <p className={styles.soft}>
          {title ? `${title} · ` : ''}
          {ROLE[role](locale)} · {signInName}
        </p>
        <p className={styles.soft}>
          {lastSeenAt === null
            ? m.team_members_never_seen(locale)
            : m.team_members_seen(locale, { time: formatMoment(lastSeenAt, now, locale, timeZone) })}
        </p>
        {absence ? (
          <p className={styles.soft}>
            {absence.until === null
              ? m.team_oncall_away_open(locale)
              : m.team_oncall_away_until(locale, {
                  time: formatMoment(absence.until, now, locale, timeZone),
                })}
          </p>
        ) : null}
        {!hasWay(colleague) && (manages || isMe) ? (
          <p className={styles.look}>{m.team_members_no_way(locale)}</p>
        ) : null}
        {inRoster && inRoster.role === role ? null : (
          <p className={styles.look}>{m.team_members_not_in_roster(locale)}</p>
        )}
      </div>
      {manages ? (
        <Buttons>
          {may(role, 'be_on_duty') && absences && !absence ? (
            <Button look="plain" aria-label={m.team_members_away_which(locale, { name })} onPress={onAway}>
              {m.team_members_away(locale)}
            </Button>
          ) : null}
          <Button onPress={onForgot}>{m.team_members_forgot(locale)}</Button>
          <Button look="plain" onPress={onRemove}>
            {m.team_members_remove(locale)}
          </Button>
        </Buttons>
      ) : null}
    </li>
  );
}

function ExpiresIn({ at }: { at: number }) {
  const locale = useLocale();
  const now = useNow(60_000);
  return (
    <p className={styles.soft}>{m.team_members_expires(locale, { duration: spanText(at - now, locale) })}</p>
  );
}

const RANK: Record<Role, number> = { coordinator: 0, professional: 1, peer: 2 };
const byRoleThenName = (a: Colleague, b: Colleague): number =>
  RANK[a.role] - RANK[b.role] || a.name.localeCompare(b.name, 'fr');
const nameIn = (colleagues: readonly Colleague[], member: string): string =>
  colleagues.find((one) => one.member === member)?.name ?? '';
