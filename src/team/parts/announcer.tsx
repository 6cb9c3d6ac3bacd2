/**
 * What changes without the reader's doing is said politely, once. The region stands in the page before it is needed;
 * the same sentence twice is said twice.
 */
import { useEffect, useState } from 'react';

const listeners = new Set<(text: string) => void>();

/** Says a sentence to screen readers when they are idle. */
export function announce(text: string): void {
  for (const each of listeners) each(text);
}

export function Announcer() {
  const [said, setSaid] = useState<{ text: string; turn: 0 | 1 }>({ text: '', turn: 0 });
  useEffect(() => {
    const hear = (text: string) => setSaid((before) => ({ text, turn: before.turn === 0 ? 1 : 0 }));
    listeners.add(hear);
    return () => {
      listeners.delete(hear);
    };
  }, []);
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      <p>{said.turn === 0 ? said.text : ''}</p>
      <p>{said.turn === 1 ? said.text : ''}</p>
    </div>
  );
}
