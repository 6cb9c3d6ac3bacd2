/** The recovery kit: confirming the one that was left for later, or replacing it by a new one. */
import { useEffect, useState } from 'react';
import { listRecords } from '#contract/records.ts';
import { confirmKit } from '#contract/setup.ts';
import { KitPaper } from '#team/access/kit-paper.tsx';
import { useOpenTeam } from '#team/access/open-team-context.tsx';
import type { ActionResult } from '#team/data/model.ts';
import { useTeam } from '#team/data/use-team.tsx';
import { renewKit } from '#team/members/change-keys.ts';
import { Button, Buttons } from '#team/parts/button.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { useAct } from '#team/shell/act.ts';
import { VaultError } from '#team/vault/rpc.ts';
import * as m from '#texts/messages.ts';
import { useFingerprint } from './fingerprint-part.tsx';
import styles from './settings.module.css';

/** What is being shown: the pending kit, a renewed one, or none. */
type Shown = { readonly kind: 'pending'; readonly record: string } | { readonly kind: 'renewed' };

const done: ActionResult = { ok: true, undo: null, undoUntil: null };

export function KitPart() {
  const locale = useLocale();
  const { team } = useOpenTeam();
  const { vault, call } = team.room;
  const confirmed = useTeam((state) => state.kitConfirmed);
  const settings = useTeam((state) => state.settings);
  const fingerprint = useFingerprint();
  const { act, busy, failure } = useAct();
  const [shown, setShown] = useState<Shown | null>(null);
  const [words, setWords] = useState<readonly string[]>([]);
  const [problem, setProblem] = useState<string | null>(null);

  // The kit's bytes leave the vault's memory with this screen.
  useEffect(() => () => void vault.forgetKit().catch(unlessLocked), [vault]);

  const show = async (next: Shown) => {
    setWords(await vault.kitWords(locale));
    setShown(next);
  };
  const pendingKit = async () => {
    const answer = await call(listRecords, { query: { kind: 'pending_kit' } });
    return answer.ok ? (answer.value.records[0] ?? null) : undefined;
  };
  const showPending = async () => {
    const stored = await pendingKit();
    if (!stored) {
      setProblem(stored === null ? m.team_kit_pending_missing(locale) : m.team_unreachable(locale));
      return;
    }
    try {
      await vault.openPendingKit(stored);
    } catch (error) {
      if (!(error instanceof VaultError)) throw error;
      setProblem(m.team_kit_pending_missing(locale));
      return;
    }
    await show({ kind: 'pending', record: stored.record });
  };
  const beginNew = async () => {
    await vault.beginKit();
    await show({ kind: 'renewed' });
  };
  const close = () => {
    setShown(null);
    setWords([]);
    void vault.forgetKit();
  };

  const confirm = async (which: Shown): Promise<ActionResult> => {
    if (which.kind === 'renewed') {
      const renewed = await renewKit(team);
      if (!renewed.ok) return renewed;
      // A kit that replaces an unconfirmed one was typed back just now: it opens the door as well.
      if (confirmed) return done;
    }
    // A kit left for later that another one replaces goes as well: it opens nothing any more.
    const left = which.kind === 'pending' ? which.record : ((await pendingKit())?.record ?? null);
    const answer = await call(confirmKit, { body: { pendingKitRecord: left } });
    if (!answer.ok) return { ok: false, code: answer.code };
    await team.reloadSettings();
    return done;
  };

  if (shown) {
    return (
      <KitPaper
        words={words}
        programme={settings.essentials.name}
        timeZone={settings.hours.timeZone}
        fingerprint={fingerprint}
        busy={busy}
        failure={failure}
        confirmLabel={
          shown.kind === 'pending' ? m.team_kit_confirm_open(locale) : m.team_kit_confirm_renew(locale)
        }
        onConfirmed={() =>
          void act(
            () => confirm(shown),
            shown.kind === 'pending' ? m.team_kit_confirmed(locale) : m.team_kit_renewed(locale),
          ).then((ok) => ok && close())
        }
        onLater={close}
      />
    );
  }
  return (
    <div className={styles.form}>
      <FailureNote failure={problem} />
      <p className={styles.state}>
        {confirmed ? m.team_kit_state_confirmed(locale) : m.team_kit_state_pending(locale)}
      </p>
      <Buttons>
        {confirmed ? null : (
          <Button look="primary" onPress={() => void showPending()}>
            {m.team_kit_show_pending(locale)}
          </Button>
        )}
        <Button onPress={() => void beginNew()}>{m.team_kit_new(locale)}</Button>
      </Buttons>
      <p className={styles.soft}>{m.team_kit_new_why(locale)}</p>
    </div>
  );
}

function unlessLocked(error: unknown): void {
  if (!(error instanceof VaultError && error.code === 'locked')) throw error;
}
