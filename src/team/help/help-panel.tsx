/** Help beside the screen one is on. It takes the focus when it opens and gives it back; Escape closes it. */
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { Button } from '#team/parts/button.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import * as m from '#texts/messages.ts';
import styles from './help-panel.module.css';
import { LaterEntries } from './later-entries.tsx';
import { type HelpTopic, TOPIC_TITLE } from './topics.ts';

export function HelpPanel({ topic, onClose }: { topic: HelpTopic; onClose: () => void }) {
  const locale = useLocale();
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    const before = document.activeElement;
    heading.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);

  return (
    <aside
      className={styles.panel}
      aria-labelledby="help-title"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <header className={styles.head}>
        <h2 id="help-title" ref={heading} tabIndex={-1} className={styles.title}>
          {m.team_panel_title(locale, { screen: TOPIC_TITLE[topic](locale) })}
        </h2>
        <Button look="plain" onPress={onClose}>
          {m.team_close(locale)}
        </Button>
      </header>
      <LaterEntries topic={topic} />
      <p className={styles.more}>
        <Link to="/aide" onClick={onClose}>
          {m.team_panel_all(locale)}
        </Link>
      </p>
    </aside>
  );
}
