/** A part of a long screen, with its own title, reason and form. Its id is where links lead. */
import { type ReactNode, useEffect, useRef } from 'react';
import styles from './section.module.css';

export function Section({
  id,
  title,
  why,
  children,
}: {
  id: string;
  title: string;
  why?: ReactNode;
  children: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // Come here by a link to this part: the router moves the page, the focus must follow.
    if (location.hash === `#${id}`) {
      heading.current?.scrollIntoView();
      heading.current?.focus();
    }
  }, [id]);
  return (
    <section id={id} aria-labelledby={`${id}-title`} className={styles.section}>
      <header className={styles.head}>
        <h2 id={`${id}-title`} ref={heading} tabIndex={-1} className={styles.title}>
          {title}
        </h2>
        {why ? <div className={styles.why}>{why}</div> : null}
      </header>
      <div className={styles.body}>{children}</div>
    </section>
  );
}
