/**
 * One scene of the gallery, named in the address: `?scene=today&lang=en`. The same shell and router as the app. Another
 * scene is shown in the same document by `window.turnTo`: whoever looks at all of them loads the program once.
 */
import '#contract/jitless.ts';
import '../../../src/team/shell/base.css';
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { createRoot, type Root } from 'react-dom/client';
import { TeamProvider } from '#team/data/use-team.tsx';
import { dropAllToasts } from '#team/parts/toast.ts';
import { reservePressableStyle } from '#team/shell/pressable.ts';
import { AgendaScreen } from '#team/agenda/agenda-screen.tsx';
import { Closed } from '#team/closed/closed.tsx';
import { Directory } from '#team/directory/directory.tsx';
import { HandOver } from '#team/hand-over/hand-over.tsx';
import { Help } from '#team/help/help.tsx';
import { Numbers } from '#team/numbers/numbers.tsx';
import { DutyScreen } from '#team/duty/duty-screen.tsx';
import { HoursScreen } from '#team/hours/hours-screen.tsx';
import { MyLimits } from '#team/engagements/my-limits.tsx';
import { MeetingScreen } from '#team/meeting/meeting-screen.tsx';
import { SessionScreen } from '#team/sessions/session-screen.tsx';
import { SessionsScreen } from '#team/sessions/sessions-screen.tsx';
import { GuideRoom } from '#team/wording/guide-room.tsx';
import { createTeamRouter } from '#team/shell/router.tsx';
import { createTeamFixture } from '../team-fixture.ts';
import { EvaluationParts } from './evaluation.tsx';
import { AccountParts, SettingsParts } from './parts.tsx';
import { SCENES } from './scenes.ts';

const elsewhere = () => <h1>Ailleurs</h1>;
let shown: Root | null = null;

/** Nothing of the scene before stays: neither its data, nor its notices, nor what it put around the page. */
function turnTo(name: string, lang: string): void {
  const scene = SCENES[name];
  const root = document.getElementById('root');
  if (!scene || !root) throw new Error('No such scene.');
  shown?.unmount();
  dropAllToasts();
  scrollTo(0, 0);

  const language = lang === 'en' ? 'en' : 'fr';
  document.documentElement.lang = language;
  const { evaluation } = scene;
  const team = createTeamFixture({ ...scene.options, language });
  Object.assign(window, { arrive: team.arrive, alert: team.alert, calls: team.calls });
  const router = createTeamRouter(
    {
      handOver: HandOver,
      closed: Closed,
      directory: Directory,
      help: Help,
      duty: DutyScreen,
      numbers: Numbers,
      guide: GuideRoom,
      agenda: AgendaScreen,
      meeting: MeetingScreen,
      sessions: SessionsScreen,
      session: SessionScreen,
      limits: MyLimits,
      hours: HoursScreen,
      members: elsewhere,
      account: AccountParts,
      settings: evaluation === undefined ? SettingsParts : () => <EvaluationParts part={evaluation} />,
    },
    { history: createMemoryHistory({ initialEntries: [scene.path] }), basepath: '/' },
  );
  shown = createRoot(root);
  shown.render(
    <TeamProvider team={team}>
      <RouterProvider router={router} />
    </TeamProvider>,
  );
}

reservePressableStyle();
Object.assign(window, { turnTo });
const asked = new URLSearchParams(location.search);
turnTo(asked.get('scene') ?? 'today', asked.get('lang') ?? 'fr');
