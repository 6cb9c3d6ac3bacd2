/** Buttons: one solid `primary` a screen at most; `quiet` has a border; `plain` is a word that acts. */
import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import styles from './button.module.css';
import { classes } from './classes.ts';

export type Look = 'primary' | 'quiet' | 'plain' | 'call';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'style'> {
  readonly look?: Look;
  readonly wide?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button({ look = 'quiet', wide = false, className, children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={buttonClass(look, wide, className)}>
      {children}
    </AriaButton>
  );
}

/** For links that look like buttons. */
export const buttonClass = (look: Look, wide = false, className?: string): string =>
  classes(styles.button, styles[look], wide && styles.wide, className);

/** Buttons side by side, the one that matters first; one below the other when narrow. */
export function Buttons({ children, className }: { children: ReactNode; className?: string }) {
  return <div className={classes(styles.row, className)}>{children}</div>;
}
