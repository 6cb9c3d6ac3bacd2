/** What the mailbox set aside this week, in one quiet line: nobody should find out in a month that a machine was wrong. */
import { useState } from 'react';
import { useTeam } from '#team/data/use-team.tsx';
import { Button } from '#team/parts/button.tsx';
import { Dialog } from '#team/parts/dialog.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { SetAsideList } from '#team/request/set-aside.tsx';
import * as m from '#texts/messages.ts';
import styles from './notices.module.css';

export function SetAsideLine() {
  const locale = useLocale();
  const n = useTeam((state) => state.mailbox?.setAside ?? 0);
  const [open, setOpen] = useState(false);
  if (n === 0) return null;
  return (
    <div className={styles.line}>
      <span>{m.team_set_aside_week(locale, { n })}</span>
      <Button look="plain" onPress={() => setOpen(true)}>
        {m.team_set_aside_see(locale)}
      </Button>
      {open ? (
        <Dialog
          title={m.team_set_aside_title(locale)}
          wide
          onClose={() => setOpen(false)}
          backLabel={m.team_close(locale)}
        >
          <SetAsideList />
        </Dialog>
      ) : null}
    </div>
  );
}
