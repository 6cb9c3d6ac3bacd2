/**
 * What was just typed is sealed before its page goes: on a reload the browser first asks for the next document, and the
 * page works on until that comes; on a phone, an app that is put aside may never be woken again.
 */

/** @returns to be called when the app closes */
export function beforeLeaving(flush: () => Promise<void>): () => void {
  // What cannot be kept now is kept nowhere: nobody is there to be told, and the page must go.
  const keep = () => void flush().catch(() => undefined);
  const hidden = () => document.hidden && keep();
  window.addEventListener('beforeunload', keep);
  document.addEventListener('visibilitychange', hidden);
  return () => {
    window.removeEventListener('beforeunload', keep);
    document.removeEventListener('visibilitychange', hidden);
  };
}
