/**
 * Radio buttons without a `name`: what the browser does for a named group is done here, the same way (one checked, one
 * stop for Tab, arrows to move), because no field of these forms may have a name (see server/pages/questions.ts).
 */

/** Makes groups of all `[data-radios]` under `root`. */
export function joinRadios(root: ParentNode): void {
  for (const group of root.querySelectorAll<HTMLElement>('[data-radios]')) join(group);
}

/** Value of the checked button of a group, or null. */
export function chosen(group: HTMLElement): string | null {
  return buttonsOf(group).find((button) => button.checked)?.value ?? null;
}

const buttonsOf = (group: HTMLElement) => [
  ...group.querySelectorAll<HTMLInputElement>('input[type="radio"]'),
];

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

function join(group: HTMLElement): void {
  const buttons = buttonsOf(group);
  const stop = () => {
    const at = buttons.find((button) => button.checked) ?? buttons[0];
    for (const button of buttons) button.tabIndex = button === at ? 0 : -1;
  };
  group.addEventListener('change', ({ target }) => {
    for (const button of buttons) if (button !== target) button.checked = false;
    stop();
  });
  group.addEventListener('keydown', (event) => {
    const step = STEPS[event.key];
    const from = buttons.indexOf(event.target as HTMLInputElement);
    if (step === undefined || from < 0) return;
    event.preventDefault();
    const next = buttons[(from + step + buttons.length) % buttons.length] as HTMLInputElement;
    next.focus();
    // A click, so that it is heard as any other choice.
    if (!next.checked) next.click();
  });
  // What is not required can be taken back by pressing it again.
  if (!group.hasAttribute('data-required')) allowTakingBack(buttons, stop);
  stop();
}

function allowTakingBack(buttons: readonly HTMLInputElement[], stop: () => void): void {
  for (const button of buttons) {
    let before = false;
    const remember = () => (before = button.checked);
    button.closest('label')?.addEventListener('pointerdown', remember);
    button.addEventListener('keydown', remember);
    button.addEventListener('click', () => {
      if (!before) return;
      before = false;
      button.checked = false;
      button.dispatchEvent(new Event('change', { bubbles: true }));
      stop();
    });
  }
}
