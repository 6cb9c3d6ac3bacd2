/**
 * The frame of one screen: its title is the document's title and receives focus when one comes from another screen,
 * so that a screen reader says where one is.
 */
import { type ReactNode, useEffect, useRef } from 'react';
import { useTeam } from '#team/data/use-team.tsx';
import { classes } from '#team/parts/classes.ts';
import styles from './screen.module.css';

let shownBefore = false;

export interface ScreenProps {
  readonly title: string;
  /** Before the title, such as the way back. */
  readonly above?: ReactNode;
  /** Under the title, close to it. */
  readonly under?: ReactNode;
  /** Beside the title. */
  readonly aside?: ReactNode;
  /** A word for the tab of the browser when the title would say too much. */
  readonly tabTitle?: string;
  readonly children: ReactNode;
  /** The screen puts the focus somewhere better itself. */
  readonly ownFocus?: boolean;
  readonly width?: 'text' | 'full';
}

export function Screen({
  title,
  above,
  under,
  aside,
  tabTitle,
  children,
  ownFocus = false,
  width = 'full',
}: ScreenProps) {
  const programme = useTeam((state) => state.programme);
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    document.title = `${tabTitle ?? title} · ${programme}`;
  }, [tabTitle, title, programme]);
  useEffect(() => {
    if (shownBefore && !ownFocus && !isOnLinkedPart()) heading.current?.focus();
    shownBefore = true;
  }, [ownFocus]);

  return (
    <div className={classes(styles.screen, styles[width])}>
      {above}
      <header className={styles.head}>
        <div className={styles.heading}>
          <h1 ref={heading} tabIndex={-1} className={styles.title}>
            {title}
          </h1>
          {under}
        </div>
        {aside}
      </header>
      {children}
    </div>
  );
}

/** A link led to a part of this screen, and that part (parts/section.tsx) has the focus already. */
function isOnLinkedPart(): boolean {
  const part = document.getElementById(location.hash.slice(1));
  return part !== null && part.contains(document.activeElement);
}
