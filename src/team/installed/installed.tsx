/** What the installed app does while it is open: keeps the numbers, says that a new version is ready, opens what a notification names. */
import { useEffect, useState } from 'react';
import { useNow, useTeam } from '#team/data/use-team.tsx';
import { showToast } from '#team/parts/toast.ts';
import * as m from '#texts/messages.ts';
import { keepNumbers, numbersOf } from './numbers.ts';
import { followWorker } from './worker.ts';

/** The copy says its date: an app that stays open for days renews it. */
const RENEW_MS = 6 * 60 * 60_000;

/** @param flush makes safe what was typed @param open goes to a screen */
export function Installed({ flush, open }: { flush: () => Promise<void>; open: (path: string) => void }) {
  const locale = useTeam((state) => state.me.language);
  const settings = useTeam((state) => state.settings);
  const helpLines = useTeam((state) => state.helpLines);
  const calling = useTeam((state) => state.myCall !== null);
  const renewed = useNow(RENEW_MS);
  const [apply, setApply] = useState<(() => void) | null>(null);

  useEffect(() => followWorker({ newVersion: (next) => setApply(() => next), open }), [open]);
  useEffect(() => {
    if (helpLines.length > 0) void keepNumbers(numbersOf({ settings, helpLines }, Date.now()));
  }, [settings, helpLines, renewed]);
  useEffect(() => {
    // Nobody reads this while she is on the phone; it waits for the end of the call.
    if (apply === null || calling) return;
    showToast({
      text: m.team_update_ready(locale),
      undo: null,
      about: 'update',
      act: {
        label: m.team_update_reload(locale),
        run: () =>
          void flush()
            .catch(() => undefined)
            .then(apply),
      },
    });
  }, [apply, calling, locale, flush]);
  return null;
}
