/** Which screen is shown: one for each state of the app. Nothing opened is ever rendered outside `open`. */
import { lazy, type ReactNode, Suspense, useEffect, useSyncExternalStore } from 'react';
import { Banner } from '#team/parts/banner.tsx';
import { Button, Buttons } from '#team/parts/button.tsx';
import { dropAllToasts } from '#team/parts/toast.ts';
import { speakManifest } from '#team/installed/manifest.ts';
import { OfflineNumbers, TryAgain, useKeptNumbers } from '#team/installed/offline-screen.tsx';
import * as m from '#texts/messages.ts';
import { chooseAccessLocale, useAccessLocale } from './access-locale.ts';
import { AccessPage } from './access-page.tsx';
import type { App, Phase } from './app.ts';
import { watchPresence } from './auto-lock.ts';
import { LockScreen, WaitingOutside } from './lock-screen.tsx';
import { ScreenBoundary } from './screen-boundary.tsx';
import { SecondFactor } from './second-factor.tsx';
import { SignIn } from './sign-in.tsx';
import styles from './access.module.css';

// Asked for at once, beside the sign-in screen: when the network goes, every screen is already here.
const shell = import('./open-app.tsx');
const OpenApp = lazy(() => shell);
const Setup = lazy(() => import('./setup/setup.tsx'));
const Join = lazy(() => import('./join.tsx'));
const Recovery = lazy(() => import('./recovery.tsx'));

export function AccessApp({ app }: { app: App }) {
  return (
    <ScreenBoundary fallback={<Broken app={app} />}>
      <AccessScreens app={app} />
    </ScreenBoundary>
  );
}

function AccessScreens({ app }: { app: App }) {
  const phase = useSyncExternalStore(app.subscribe, app.get);
  const locale = useAccessLocale();
  const team = phase.at === 'open' ? phase.team : null;
  const numbers = useKeptNumbers(phase.at === 'no_server');

  useEffect(() => {
    if (!team) return;
    // The lock screen speaks as the account does, also when its language was just changed.
    const follow = () => chooseAccessLocale(team.store.get().me.language);
    follow();
    const ends = [team.store.subscribe(follow), watchPresence(team, () => void app.lock('idle'))];
    return () => {
      for (const end of ends) end();
    };
  }, [app, team]);
  useEffect(() => speakManifest(locale), [locale]);
  useEffect(() => {
    // Notices speak of what was opened.
    if (!team) dropAllToasts();
  }, [team]);

  if (team) {
    return (
      <Suspense fallback={<Opening app={app} />}>
        <OpenApp team={team} app={app} />
      </Suspense>
    );
  }
  const page = (
    title: string,
    children: ReactNode,
    more: { lead?: string; aside?: ReactNode; ownFocus?: boolean } = {},
  ) => (
    <AccessPage
      title={title}
      programme={app.programme() ?? numbers}
      {...(more.aside ? { width: 'wide' as const } : {})}
      {...more}
    >
      {children}
    </AccessPage>
  );

  switch (phase.at) {
    case 'starting':
    case 'opening':
    case 'open':
      return <Opening app={app} />;
    case 'no_server':
      return page(m.team_access_no_server_title(locale), <TryAgain app={app} />, {
        lead: m.team_access_no_server(locale),
        ...(numbers ? { aside: <OfflineNumbers numbers={numbers} /> } : {}),
      });
    case 'cannot_seal':
      return page(m.team_access_cannot_seal_title(locale), <p>{m.team_access_cannot_seal_do(locale)}</p>, {
        lead: m.team_access_cannot_seal(locale),
      });
    case 'sign_in':
      return page(m.team_access_sign_in(locale), <SignIn app={app} why={phase.why} />, { ownFocus: true });
    case 'second_factor':
      return page(m.team_access_second_factor(locale), <SecondFactor app={app} />, { ownFocus: true });
    case 'locked':
      return page(m.team_access_locked(locale), <LockScreen app={app} locked={phase} />, {
        lead: whyLocked(phase.why, locale),
        ownFocus: true,
        ...(phase.me.role === 'peer'
          ? {}
          : {
              aside: (
                <WaitingOutside
                  app={app}
                  locked={phase}
                  timeZone={app.programme()?.timeZone ?? 'America/Toronto'}
                />
              ),
            }),
      });
    case 'refused':
      return page(m.team_access_refused_title(locale), <Refused app={app} code={phase.code} />);
    case 'setup':
    case 'join':
    case 'recovery':
      return (
        <Suspense fallback={<Opening app={app} />}>
          {phase.at === 'setup' ? (
            <Setup app={app} token={phase.token} />
          ) : phase.at === 'join' ? (
            <Join app={app} link={phase.link} />
          ) : (
            <Recovery app={app} />
          )}
        </Suspense>
      );
  }
}

function Opening({ app }: { app: App }) {
  const locale = useAccessLocale();
  return (
    <AccessPage title={m.team_access_one_moment(locale)} programme={app.programme()}>
      <p role="status" className={styles.soft}>
        {m.team_access_opening_text(locale)}
      </p>
    </AccessPage>
  );
}

/** What was typed is kept, sealed; a fresh page fetches what did not arrive. */
function Broken({ app }: { app: App }) {
  const locale = useAccessLocale();
  return (
    <AccessPage
      title={m.team_screen_failed_title(locale)}
      programme={app.programme()}
      lead={m.team_screen_failed_text(locale)}
    >
      <Buttons>
        <Button look="primary" onPress={() => location.reload()}>
          {m.team_screen_failed_again(locale)}
        </Button>
      </Buttons>
    </AccessPage>
  );
}

/** Nothing is opened and nothing is written: somebody must look. */
function Refused({ app, code }: { app: App; code: string }) {
  const locale = useAccessLocale();
  const known: Record<string, string> = {
    roster_other_genesis: m.team_access_refused_other_genesis(locale),
    roster_rolled_back: m.team_access_refused_rolled_back(locale),
    roster_forked: m.team_access_refused_rolled_back(locale),
    not_admitted: m.team_access_not_admitted(locale),
    unreachable: m.team_access_unreachable(locale),
  };
  return (
    <>
      <Banner tone="look" role="alert">
        {known[code] ?? m.team_access_refused_invalid(locale)}
      </Banner>
      <p>{m.team_access_refused_do(locale)}</p>
      <Buttons>
        <Button look="quiet" onPress={() => void app.start()}>
          {m.team_access_try_again(locale)}
        </Button>
      </Buttons>
    </>
  );
}

function whyLocked(
  why: Extract<Phase, { at: 'locked' }>['why'],
  locale: ReturnType<typeof useAccessLocale>,
): string {
  if (why === 'idle') return m.team_access_locked_idle(locale);
  return why === 'asked' ? m.team_access_locked_asked(locale) : m.team_access_locked_reload(locale);
}
