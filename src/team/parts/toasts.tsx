/**
 * Notices at the foot of the page, each with its undo for as long as it works. They shrink after a while rather than
 * vanish: whoever was on a call still finds them. Every undo also stands on the request's timeline.
 */
import { useEffect, useState, useSyncExternalStore } from 'react';
import * as m from '#texts/messages.ts';
import { announce } from './announcer.tsx';
import { Button } from './button.tsx';
import { classes } from './classes.ts';
import { useLocale } from './locale.tsx';
import { spanText } from './time-left-words.ts';
import { currentToasts, dropToast, onToasts, type Toast } from './toast.ts';
import styles from './toasts.module.css';

/** How long a notice without undo stays. */
const PLAIN_MS = 8_000;
/** How long a notice with undo stays whole before it shrinks. */
const WHOLE_MS = 20_000;

export function Toasts({ now }: { now: number }) {
  const locale = useLocale();
  const toasts = useSyncExternalStore(onToasts, currentToasts);
  return (
    <section aria-label={m.team_toasts(locale)} className={styles.region}>
      {toasts.map((toast) => (
        <OneToast key={toast.id} toast={toast} now={now} />
      ))}
    </section>
  );
}

function OneToast({ toast, now }: { toast: Toast; now: number }) {
  const locale = useLocale();
  const [small, setSmall] = useState(false);
  const [busy, setBusy] = useState(false);
  const { undo, act } = toast;
  const over = undo !== null && now >= undo.until;

  useEffect(() => announce(toast.text), [toast.text]);
  const stays = act !== undefined;
  useEffect(() => {
    if (stays) return;
    const timer = setTimeout(() => (undo ? setSmall(true) : dropToast(toast.id)), undo ? WHOLE_MS : PLAIN_MS);
    return () => clearTimeout(timer);
  }, [toast.id, undo, stays]);
  useEffect(() => {
    if (over) dropToast(toast.id);
  }, [over, toast.id]);

  const onUndo = async () => {
    setBusy(true);
    if (await undo?.run()) dropToast(toast.id);
    else setBusy(false);
  };

  return (
    <div className={classes(styles.toast, small && styles.small)}>
      <p className={styles.text}>{toast.text}</p>
      {undo && !over ? (
        <Button look="plain" className={classes(styles.undo)} isPending={busy} onPress={() => void onUndo()}>
          {m.team_toast_undo(locale)}
          <span className={styles.time}>
            {' '}
            {m.team_toast_undo_for(locale, { duration: spanText(undo.until - now, locale) })}
          </span>
        </Button>
      ) : null}
      {act ? (
        <Button look="plain" className={classes(styles.undo)} onPress={act.run}>
          {act.label}
        </Button>
      ) : null}
      <Button
        look="plain"
        className={classes(styles.close)}
        aria-label={m.team_toast_dismiss(locale)}
        onPress={() => dropToast(toast.id)}
      >
        <span aria-hidden="true">×</span>
      </Button>
    </div>
  );
}
