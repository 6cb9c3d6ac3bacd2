/** The open app: the team's data, and the router over every screen. Loaded beside the sign-in screen, shown after it. */
import { RouterProvider } from '@tanstack/react-router';
import type { OpenTeam } from '#team/data/open-team.ts';
import { TeamProvider } from '#team/data/use-team.tsx';
import { Installed } from '#team/installed/installed.tsx';
import { createTeamRouter } from '#team/shell/router.tsx';
import type { App } from './app.ts';
import { fetchedWhenOpened } from './fetched-when-opened.tsx';
import { OpenTeamProvider } from './open-team-context.tsx';

// What nobody could do without the server anyway need not be here before it is asked for.
const router = createTeamRouter({
  duty: fetchedWhenOpened(async () => (await import('#team/duty/duty-screen.tsx')).DutyScreen),
  members: fetchedWhenOpened(async () => (await import('#team/members/members.tsx')).Members),
  account: fetchedWhenOpened(async () => (await import('#team/account/account.tsx')).Account),
  settings: fetchedWhenOpened(async () => (await import('#team/settings/settings.tsx')).Settings),
});

const openPath = (path: string): void => void router.navigate({ href: path });

export default function OpenApp({ team, app }: { team: OpenTeam; app: App }) {
  return (
    <TeamProvider team={team}>
      <OpenTeamProvider team={team} app={app}>
        <RouterProvider router={router} />
        <Installed flush={team.flush} open={openPath} />
      </OpenTeamProvider>
    </TeamProvider>
  );
}
