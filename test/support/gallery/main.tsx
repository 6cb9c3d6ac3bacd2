/** One scene of the gallery, named in the address: `?scene=today&lang=en`. The same shell and router as the app. */
import '#contract/jitless.ts';
import '../../../src/team/shell/base.css';
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { TeamProvider } from '#team/data/use-team.tsx';
import { reservePressableStyle } from '#team/shell/pressable.ts';
import { DutyScreen } from '#team/duty/duty-screen.tsx';
import { createTeamRouter } from '#team/shell/router.tsx';
import { createTeamFixture } from '../team-fixture.ts';
import { AccountParts, SettingsParts } from './parts.tsx';
import { SCENES } from './scenes.ts';

const asked = new URLSearchParams(location.search);
const scene = SCENES[asked.get('scene') ?? 'today'];
const root = document.getElementById('root');
if (!scene || !root) throw new Error('No such scene.');

reservePressableStyle();
const team = createTeamFixture({ ...scene.options, language: asked.get('lang') === 'en' ? 'en' : 'fr' });
Object.assign(window, { arrive: team.arrive, alert: team.alert, calls: team.calls });

const elsewhere = () => <h1>Ailleurs</h1>;
const router = createTeamRouter(
  { duty: DutyScreen, members: elsewhere, account: AccountParts, settings: SettingsParts },
  { history: createMemoryHistory({ initialEntries: [scene.path] }), basepath: '/' },
);
createRoot(root).render(
  <TeamProvider team={team}>
    <RouterProvider router={router} />
  </TeamProvider>,
);
