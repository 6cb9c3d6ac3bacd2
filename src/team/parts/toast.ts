/** Short notices that something was done, each with its undo while that is possible. A store, so that any screen may add one. */
export interface Toast {
  readonly id: number;
  readonly text: string;
  /** Until when `undo` works, epoch ms of the server's clock. */
  readonly undo: { readonly until: number; readonly run: () => Promise<boolean> } | null;
  /** Something else that may be done about it; such a notice stays until it is dismissed. */
  readonly act?: { readonly label: string; readonly run: () => void };
  /** What it is about. A newer notice about the same replaces it: its undo would be refused. */
  readonly about?: string;
}

type Listener = () => void;

let next = 1;
let toasts: readonly Toast[] = [];
const listeners = new Set<Listener>();

const change = (changed: readonly Toast[]) => {
  toasts = changed;
  for (const each of [...listeners]) each();
};

/** The three newest stay: a pile of notices tells nothing. The timeline keeps every undo besides. */
const KEPT = 3;

export function showToast(toast: Omit<Toast, 'id'>): number {
  const id = next++;
  const others = toasts.filter(({ about }) => about === undefined || about !== toast.about);
  change([...others, { ...toast, id }].slice(-KEPT));
  return id;
}

export const dropToast = (id: number): void => change(toasts.filter((t) => t.id !== id));
export const dropAllToasts = (): void => change([]);
export const currentToasts = (): readonly Toast[] => toasts;
export const onToasts = (listener: Listener): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
