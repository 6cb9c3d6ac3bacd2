/** A peer's part of Today: fetched once Today stands, and said calmly when they cannot be. */
import { type ComponentType, useEffect, useState } from 'react';
import { Banner } from '#team/parts/banner.tsx';
import { Button } from '#team/parts/button.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import * as m from '#texts/messages.ts';

export function LaterDay() {
  const locale = useLocale();
  const [tries, setTries] = useState(0);
  const [state, setState] = useState<{ MyDay: ComponentType } | 'waiting' | 'failed'>('waiting');
  useEffect(() => {
    let shown = true;
    import('#team/engagements/my-day.tsx').then(
      ({ MyDay }) => shown && setState({ MyDay }),
      () => shown && setState('failed'),
    );
    return () => {
      shown = false;
    };
  }, [tries]);
  if (state === 'waiting') return <p role="status">{m.team_access_one_moment(locale)}</p>;
  if (state !== 'failed') return <state.MyDay />;
  const again = () => {
    setState('waiting');
    setTries(tries + 1);
  };
  return (
    <Banner
      tone="look"
      role="alert"
      actions={<Button onPress={again}>{m.team_screen_failed_again(locale)}</Button>}
    >
      {m.team_today_peer_failed(locale)}
    </Banner>
  );
}
