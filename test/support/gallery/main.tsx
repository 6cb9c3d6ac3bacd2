/** One scene of the gallery, named in the address: `?scene=today&lang=en`. The same shell and router as the app. */
import '#contract/jitless.ts';
import '../../../src/team/shell/base.css';
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { TeamProvider } from '#team/data/use-team.tsx';
import { reservePressableStyle } from '#team/shell/pressable.ts';
import { createTeamRouter } from '#team/shell/router.tsx';
import * as m from '#texts/messages.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { Section } from '#team/parts/section.tsx';
import { MailboxForm } from '#team/settings/mailbox-form.tsx';
import { Screen } from '#team/shell/screen.tsx';
import { createTeamFixture } from '../team-fixture.ts';
import { SCENES } from './scenes.ts';

const asked = new URLSearchParams(location.search);
const scene = SCENES[asked.get('scene') ?? 'today'];
const root = document.getElementById('root');
if (!scene || !root) throw new Error('No such scene.');

reservePressableStyle();
const team = createTeamFixture({ ...scene.options, language: asked.get('lang') === 'en' ? 'en' : 'fr' });
Object.assign(window, { arrive: team.arrive, calls: team.calls });

const elsewhere = () => <h1>Ailleurs</h1>;
/** Of the settings, the part that needs no key. */
function Mailbox() {
  const locale = useLocale();
  return (
    <Screen title={m.team_nav_settings(locale)}>
      <Section id="mailbox" title={m.team_settings_mailbox(locale)} why={m.team_settings_mailbox_why(locale)}>
        <MailboxForm />
      </Section>
    </Screen>
  );
}
const router = createTeamRouter(
  { members: elsewhere, account: elsewhere, settings: Mailbox },
  { history: createMemoryHistory({ initialEntries: [scene.path] }), basepath: '/' },
);
createRoot(root).render(
  <TeamProvider team={team}>
    <RouterProvider router={router} />
  </TeamProvider>,
);
