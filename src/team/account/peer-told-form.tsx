/** How a peer is told of an invitation, or of a change, while the app is closed: by which ways, and when not. */
import { type SubmitEvent, useState } from 'react';
import { AlertPrefs, type Way } from '#programme/alert-prefs.ts';
import { Promptness } from '#programme/request.ts';
import { useActions, useTeam } from '#team/data/use-team.tsx';
import { Check } from '#team/parts/choices.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { SaveRow } from '#team/parts/save-row.tsx';
import { useAct } from '#team/shell/act.ts';
import * as m from '#texts/messages.ts';
import styles from './account.module.css';
import { isNoQuiet, QuietField } from './quiet-field.tsx';

export function PeerToldForm() {
  const locale = useLocale();
  const actions = useActions();
  const me = useTeam((state) => state.me);
  const { act, busy, failure } = useAct();
  const [typed, setTyped] = useState<AlertPrefs | null>(null);
  const [tried, setTried] = useState(false);
  const value = typed ?? me.alerts;
  const changed = typed !== null && JSON.stringify(typed) !== JSON.stringify(me.alerts);
  // She is told of everything by a way, or of nothing: no promptness means anything to her.
  const by = (way: Way) => (next: boolean) =>
    setTyped({ ...value, [way]: next ? [...Promptness.options] : [] });

  const onSubmit = async (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (!AlertPrefs.safeParse(value).success || isNoQuiet(value.quiet)) return;
    if (await act(() => actions.saveMe(me.language, me.alertEmail, value), m.team_told_saved(locale)))
      setTyped(null);
  };

  return (
    <form noValidate onSubmit={(event) => void onSubmit(event)} className={styles.form}>
      <Check
        value={value.mail.length > 0}
        onChange={by('mail')}
        hint={me.alertEmail === null ? m.team_told_no_address(locale) : undefined}
      >
        {m.team_told_by_mail(locale)}
      </Check>
      <Check value={value.push.length > 0} onChange={by('push')}>
        {m.team_told_by_push(locale)}
      </Check>
      <QuietField
        quiet={value.quiet}
        onChange={(quiet) => setTyped({ ...value, quiet })}
        tried={tried}
        duty={false}
      />
      <SaveRow changed={changed} busy={busy} failure={failure} />
    </form>
  );
}
