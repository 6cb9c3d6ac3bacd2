/** Changes of the roster, from the screens to the server: prepared in the vault, sent whole, then the keys opened again. */
import type { Answer } from '#contract/client.ts';
import { admit, cancelInvitation, invite, newEpoch } from '#contract/keys.ts';
import type { Input, Route } from '#contract/route.ts';
import type { OpenTeam } from '#team/data/open-team.ts';
import type { ActionResult } from '#team/data/model.ts';
import { failureOf } from '#team/data/request-actions.ts';
import type { Candidate, InvitationGiven } from '#team/vault/inviting.ts';
import type { MemberRole } from '#sealing/roster-rules.ts';
import type { Locale } from '#texts/locales.ts';
import type { Invitation } from './use-invitations.ts';

export interface Given extends InvitationGiven {
  readonly words: readonly string[];
}

const done: ActionResult = { ok: true, undo: null, undoUntil: null };

/** Prepares and sends; when a colleague changed the roster meanwhile, once more on top of hers. */
async function change<R extends Route>(
  { room, records }: OpenTeam,
  route: R,
  prepare: () => Promise<Input<R>>,
): Promise<ActionResult> {
  try {
    for (let left = 2; left > 0; left--) {
      const answer: Answer<R> = await room.call(route, await prepare());
      if (answer.ok) {
        await room.refreshKeys();
        await records.loadColleagues();
        return done;
      }
      if (answer.code !== 'stale') return { ok: false, code: answer.code };
      await room.refreshKeys();
    }
    return { ok: false, code: 'stale' };
  } catch (error) {
    return { ok: false, code: failureOf(error) };
  }
}

/** @returns what is given in person, or why there is none */
export async function makeInvitation(
  team: OpenTeam,
  role: MemberRole,
  readmits: string | null,
  locale: Locale,
): Promise<{ ok: true; given: Given } | Extract<ActionResult, { ok: false }>> {
  try {
    const { body, given, words } = await team.room.vault.invite(role, readmits, locale);
    const answer = await team.room.call(invite, { body });
    return answer.ok ? { ok: true, given: { ...given, words } } : { ok: false, code: answer.code };
  } catch (error) {
    return { ok: false, code: failureOf(error) };
  }
}

export async function dropInvitation({ room }: OpenTeam, invitation: string): Promise<ActionResult> {
  const answer = await room.call(cancelInvitation, { params: { invitation } });
  return answer.ok || answer.code === 'unknown_or_hidden' ? done : { ok: false, code: answer.code };
}

/** Admits who answered, or, when the invitation was for someone who forgot, gives her place new keys. */
export function admitAnswer(
  team: OpenTeam,
  invitation: Invitation & { candidate: Candidate },
  card: { name: string; title: string | null },
): Promise<ActionResult> {
  const { vault } = team.room;
  const { readmits } = invitation;
  if (readmits !== null)
    return change(team, newEpoch, async () => ({ body: await vault.readmit(invitation, readmits) }));
  return change(team, admit, async () => ({ body: await vault.admit(invitation, card) }));
}

export const removeMember = (
  team: OpenTeam,
  member: string,
  handOverTo: string | null,
): Promise<ActionResult> =>
  change(team, newEpoch, async () => ({ body: await team.room.vault.remove(member, handOverTo) }));

/** The kit that the vault is showing takes the place of the one before. */
export const renewKit = (team: OpenTeam): Promise<ActionResult> =>
  change(team, newEpoch, async () => ({ body: await team.room.vault.renewKit() }));
