/** A question that must be answered or left before going on. Escape and “back” leave; what was typed stays a draft. */
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import * as m from '#texts/messages.ts';
import { Button } from './button.tsx';
import { classes } from './classes.ts';
import styles from './dialog.module.css';
import { useLocale } from './locale.tsx';

export interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons at the foot, the one that acts first; a way back is always added. */
  readonly actions?: ReactNode;
  readonly backLabel?: string;
  readonly wide?: boolean;
  /** A tap outside does not close: for what would be lost or was just issued. */
  readonly firm?: boolean;
  readonly role?: 'dialog' | 'alertdialog';
}

export function Dialog({
  title,
  onClose,
  children,
  actions,
  backLabel,
  wide = false,
  firm = false,
  role = 'dialog',
}: DialogProps) {
  const locale = useLocale();
  return (
    <ModalOverlay
      isOpen
      isDismissable={!firm}
      onOpenChange={(open) => !open && onClose()}
      className={classes(styles.overlay)}
    >
      <Modal className={classes(styles.modal, wide && styles.wide)}>
        <AriaDialog role={role} className={classes(styles.dialog)}>
          <Heading slot="title" level={2} className={classes(styles.title)}>
            {title}
          </Heading>
          <div className={classes(styles.body)}>{children}</div>
          <div className={classes(styles.foot)}>
            {actions}
            <Button look="plain" onPress={onClose}>
              {backLabel ?? m.team_back_without_changing(locale)}
            </Button>
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
