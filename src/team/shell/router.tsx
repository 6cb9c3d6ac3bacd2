/**
 * Every screen below the team's path. What is needed while somebody calls is loaded at once: a screen fetched on demand
 * would be missing exactly when the network is gone. The others come through `screens`, fetched once Today is at rest.
 */
import {
  createRootRoute,
  createRoute,
  createRouter,
  type ErrorComponentProps,
  Link,
  type RouteComponent,
  type RouterHistory,
} from '@tanstack/react-router';
import { TEAM_PATH } from '#contract/links.ts';
import { type Action, may } from '#programme/roles.ts';
import { useTeam } from '#team/data/use-team.tsx';
import type { HelpTopic } from '#team/help/topics.ts';
import { Button, buttonClass, Buttons } from '#team/parts/button.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { CallSheet } from '#team/phone/call-sheet.tsx';
import { Orient } from '#team/phone/orient.tsx';
import { PhoneRequest } from '#team/phone/phone-request.tsx';
import { RequestScreen } from '#team/request/request-screen.tsx';
import { REQUEST_TASKS, type RequestTask } from '#team/request/request-task.ts';
import { Today } from '#team/today/today.tsx';
import * as m from '#texts/messages.ts';
import { Screen } from './screen.tsx';
import { Shell } from './shell.tsx';

/** Screens that come later. */
export interface NeighbourScreens {
  readonly handOver: RouteComponent;
  readonly closed: RouteComponent;
  readonly directory: RouteComponent;
  readonly help: RouteComponent;
  readonly numbers: RouteComponent;
  readonly duty: RouteComponent;
  readonly guide: RouteComponent;
  readonly agenda: RouteComponent;
  readonly meeting: RouteComponent;
  readonly sessions: RouteComponent;
  readonly session: RouteComponent;
  readonly limits: RouteComponent;
  readonly hours: RouteComponent;
  readonly members: RouteComponent;
  readonly account: RouteComponent;
  readonly settings: RouteComponent;
}

/** What one does in the guide beside reading it: review, look at the hours. */
const GUIDE_TASKS = ['relire', 'heures'] as const;
type GuideTask = (typeof GUIDE_TASKS)[number];

const oneOf = <T extends string>(values: readonly T[], value: unknown): T | undefined =>
  values.find((v) => v === value);

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: ScreenFailed });

/** Hidden and missing look the same, here as on the server. */
function only(action: Action, Inner: RouteComponent): RouteComponent {
  return function Guarded() {
    const role = useTeam((state) => state.me.role);
    return may(role, action) ? <Inner /> : <NotFound />;
  };
}

/** A plan begun from a request names it; `faire` says which part of the plan is open. */
const fromRequest = (search: Record<string, unknown>): { demande?: string; faire?: string } => ({
  ...(typeof search['demande'] === 'string' ? { demande: search['demande'] } : {}),
  ...(typeof search['faire'] === 'string' ? { faire: search['faire'] } : {}),
});

const help = (topic: HelpTopic) => ({ staticData: { help: topic } });

const todayRoute = createRoute({ getParentRoute: () => root, path: '/', component: Today, ...help('today') });

export const requestRoute = createRoute({
  getParentRoute: () => root,
  path: '/demande/$file',
  validateSearch: (search: Record<string, unknown>): { faire?: RequestTask } => {
    const task = oneOf(REQUEST_TASKS, search['faire']);
    return task ? { faire: task } : {};
  },
  component: only('read_requests', RequestScreen),
  ...help('request'),
});

export const phoneRoute = createRoute({
  getParentRoute: () => root,
  path: '/appel',
  validateSearch: (
    search: Record<string, unknown>,
  ): { exercice?: true; carte?: string; brouillon?: string } => ({
    ...(search['exercice'] === true ? { exercice: true } : {}),
    ...(typeof search['carte'] === 'string' ? { carte: search['carte'] } : {}),
    ...(typeof search['brouillon'] === 'string' ? { brouillon: search['brouillon'] } : {}),
  }),
  component: only('work_on_requests', PhoneRequest),
  ...help('phone'),
});

const orientRoute = createRoute({
  getParentRoute: () => root,
  path: '/appel/orienter',
  component: only('work_on_requests', Orient),
  ...help('orient'),
});

const sheetRoute = createRoute({
  getParentRoute: () => root,
  path: '/feuille',
  component: only('work_on_requests', CallSheet),
  ...help('phone'),
});

export function createTeamRouter(
  screens: NeighbourScreens,
  options: { basepath?: string; history?: RouterHistory } = {},
) {
  const handOverRoute = createRoute({
    getParentRoute: () => root,
    path: '/releve',
    component: only('read_requests', screens.handOver),
    ...help('hand_over'),
  });
  const closedRoute = createRoute({
    getParentRoute: () => root,
    path: '/closes',
    component: only('read_requests', screens.closed),
    ...help('closed'),
  });
  const directoryRoute = createRoute({
    getParentRoute: () => root,
    path: '/repertoire',
    component: only('read_directory', screens.directory),
    ...help('directory'),
  });
  const numbersRoute = createRoute({
    getParentRoute: () => root,
    path: '/numeros',
    component: screens.numbers,
    ...help('numbers'),
  });
  const helpRoute = createRoute({
    getParentRoute: () => root,
    path: '/aide',
    component: screens.help,
    ...help('today'),
  });
  const dutyRoute = createRoute({
    getParentRoute: () => root,
    path: '/garde',
    component: only('be_on_duty', screens.duty),
    ...help('duty'),
  });
  const guideRoute = createRoute({
    getParentRoute: () => root,
    path: '/guide',
    validateSearch: (search: Record<string, unknown>): { faire?: GuideTask } => {
      const task = oneOf(GUIDE_TASKS, search['faire']);
      return task ? { faire: task } : {};
    },
    component: only('approve_wording', screens.guide),
    ...help('guide'),
  });
  const agendaRoute = createRoute({
    getParentRoute: () => root,
    path: '/agenda',
    validateSearch: (
      search: Record<string, unknown>,
    ): { vue?: 'liste' | undefined; semaine?: string | undefined } => ({
      ...(search['vue'] === 'liste' ? { vue: 'liste' as const } : {}),
      ...(typeof search['semaine'] === 'string' ? { semaine: search['semaine'] } : {}),
    }),
    component: only('plan_meetings', screens.agenda),
    ...help('agenda'),
  });
  const meetingRoute = createRoute({
    getParentRoute: () => root,
    path: '/rencontre/$plan',
    validateSearch: fromRequest,
    component: only('plan_meetings', screens.meeting),
    ...help('meeting'),
  });
  const sessionsRoute = createRoute({
    getParentRoute: () => root,
    path: '/seances',
    validateSearch: (search: Record<string, unknown>): { faire?: 'resultats' } =>
      search['faire'] === 'resultats' ? { faire: 'resultats' } : {},
    component: only('plan_meetings', screens.sessions),
    ...help('sessions'),
  });
  const sessionRoute = createRoute({
    getParentRoute: () => root,
    path: '/seance/$plan',
    validateSearch: fromRequest,
    component: only('plan_meetings', screens.session),
    ...help('sessions'),
  });
  const limitsRoute = createRoute({
    getParentRoute: () => root,
    path: '/limites',
    component: only('answer_engagements', screens.limits),
    ...help('limits'),
  });
  const hoursRoute = createRoute({
    getParentRoute: () => root,
    path: '/heures',
    component: only('note_paid_time', screens.hours),
    ...help('hours'),
  });
  const membersRoute = createRoute({
    getParentRoute: () => root,
    path: '/membres',
    component: only('read_members', screens.members),
    ...help('members'),
  });
  const accountRoute = createRoute({
    getParentRoute: () => root,
    path: '/compte',
    component: screens.account,
    ...help('account'),
  });
  const settingsRoute = createRoute({
    getParentRoute: () => root,
    path: '/reglages',
    component: only('edit_settings', screens.settings),
    ...help('settings'),
  });
  return createRouter({
    routeTree: root.addChildren([
      todayRoute,
      dutyRoute,
      guideRoute,
      agendaRoute,
      meetingRoute,
      sessionsRoute,
      sessionRoute,
      limitsRoute,
      hoursRoute,
      requestRoute,
      phoneRoute,
      orientRoute,
      sheetRoute,
      handOverRoute,
      closedRoute,
      directoryRoute,
      numbersRoute,
      membersRoute,
      helpRoute,
      settingsRoute,
      accountRoute,
    ]),
    basepath: options.basepath ?? TEAM_PATH,
    ...(options.history ? { history: options.history } : {}),
    scrollRestoration: true,
    defaultPreload: 'intent',
    // In its place within the shell: the way to the other screens stays.
    defaultErrorComponent: ScreenFailed,
  });
}

export type TeamRouter = ReturnType<typeof createTeamRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: TeamRouter;
  }
  interface StaticDataRouteOption {
    help?: HelpTopic;
  }
}

function NotFound() {
  const locale = useLocale();
  return (
    <Screen title={m.team_not_found_title(locale)} width="text">
      <p>{m.team_not_found_text(locale)}</p>
      <Buttons>
        <Link to="/" className={buttonClass('quiet')}>
          {m.team_not_found_back(locale)}
        </Link>
      </Buttons>
    </Screen>
  );
}

function ScreenFailed({ reset }: ErrorComponentProps) {
  const locale = useLocale();
  return (
    <Screen title={m.team_screen_failed_title(locale)} width="text">
      <p>{m.team_screen_failed_text(locale)}</p>
      <Buttons>
        <Button look="primary" onPress={reset}>
          {m.team_screen_failed_again(locale)}
        </Button>
        <Link to="/" className={buttonClass('quiet')}>
          {m.team_not_found_back(locale)}
        </Link>
      </Buttons>
    </Screen>
  );
}
