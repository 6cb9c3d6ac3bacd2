/** A dialog that ends in one action: what it needs to know, what failed, and the button that does it. */
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { Dialog, type DialogProps } from './dialog.tsx';
import { FailureNote } from './failure-note.tsx';

export interface ActionDialogProps extends Omit<DialogProps, 'actions' | 'firm' | 'backLabel'> {
  readonly submit: string;
  readonly onSubmit: () => Promise<void>;
  readonly busy: boolean;
  readonly failure: string | null;
  /** Something is missing that no sentence needs to tell: a box not ticked, a text too long. */
  readonly disabled?: boolean;
  /** Another button beside it. */
  readonly beside?: ReactNode;
}

export function ActionDialog({
  submit,
  onSubmit,
  busy,
  failure,
  disabled = false,
  beside,
  children,
  ...dialog
}: ActionDialogProps) {
  return (
    <Dialog
      {...dialog}
      actions={
        <>
          <Button look="primary" isPending={busy} isDisabled={disabled} onPress={() => void onSubmit()}>
            {submit}
          </Button>
          {beside}
        </>
      }
    >
      {children}
      <FailureNote failure={failure} />
    </Dialog>
  );
}
