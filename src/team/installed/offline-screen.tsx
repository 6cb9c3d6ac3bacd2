/** No answer from the server: what to do meanwhile, and the numbers as they were last copied. It opens by itself again. */
import { useEffect, useState } from 'react';
import { callRoute } from '#contract/client.ts';
import { getProgramme } from '#contract/door.ts';
import { dialAddress } from '#programme/dial.ts';
import type { App } from '#team/access/app.ts';
import { Button, Buttons } from '#team/parts/button.tsx';
import { formatDate } from '#team/parts/format.ts';
import { HelpNumber } from '#team/parts/help-number.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import * as m from '#texts/messages.ts';
import { keptNumbers, type KeptNumbers } from './numbers.ts';
import styles from './offline-screen.module.css';

/** A device does not always tell that its network is back, and never that the server is. */
const LOOK_MS = 5000;

export function useKeptNumbers(wanted: boolean): KeptNumbers | null {
  const [numbers, setNumbers] = useState<KeptNumbers | null>(null);
  useEffect(() => {
    if (wanted) void keptNumbers(Date.now()).then(setNumbers);
  }, [wanted]);
  return numbers;
}

export function TryAgain({ app }: { app: App }) {
  const locale = useLocale();
  useEffect(() => {
    // Asked aside, so that this screen stays still until there is an answer.
    const look = async () => {
      if ((await callRoute(getProgramme, {})).ok) void app.start();
    };
    const end = new AbortController();
    addEventListener('online', () => void look(), { signal: end.signal });
    const timer = setInterval(() => void (document.visibilityState === 'visible' && look()), LOOK_MS);
    return () => {
      end.abort();
      clearInterval(timer);
    };
  }, [app]);
  return (
    <>
      <Buttons>
        <Button look="primary" onPress={() => void app.start()}>
          {m.team_access_try_again(locale)}
        </Button>
      </Buttons>
      <p className={styles.soft}>{m.team_offline_back(locale)}</p>
    </>
  );
}

export function OfflineNumbers({ numbers }: { numbers: KeptNumbers }) {
  const locale = useLocale();
  return (
    <section aria-labelledby="offline-numbers" className={styles.numbers}>
      <h2 id="offline-numbers" className={styles.title}>
        {m.team_offline_numbers(locale)}
      </h2>
      <div className={styles.own}>
        <p>{m.team_offline_programme(locale)}</p>
        <p>
          <a href={dialAddress(numbers.phone)} className={styles.phone}>
            {numbers.phone}
          </a>
        </p>
      </div>
      {numbers.lines.map((line) => (
        <HelpNumber key={line.id} line={line} />
      ))}
      <p className={styles.soft}>
        {m.team_offline_copied(locale, { date: formatDate(numbers.copiedAt, locale, numbers.timeZone) })}
      </p>
    </section>
  );
}
