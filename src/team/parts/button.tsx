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

/**
 * `isPending` while what it began runs: it keeps the focus and takes no second press. The name of the button is not
 * said again for it, as React Aria's own would: what was done, or what failed, is said instead.
 */
export function Button({
  look = 'quiet',
  wide = false,
  className,
  children,
  isPending = false,
  ...rest
}: ButtonProps) {
  const { onPress, type, ...others } = rest;
  return (
    <AriaButton
      {...others}
      {...(isPending || onPress === undefined ? {} : { onPress })}
      {...(type === undefined ? {} : { type: isPending ? 'button' : type })}
      className={classes(buttonClass(look, wide, className), isPending && styles.pending)}
    >
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
