/** The open app: the team's data, and the router over every screen. Loaded beside the sign-in screen, shown after it. */
import { RouterProvider } from '@tanstack/react-router';
import { Account } from '#team/account/account.tsx';
import type { OpenTeam } from '#team/data/open-team.ts';
import { TeamProvider } from '#team/data/use-team.tsx';
import { Members } from '#team/members/members.tsx';
import { Settings } from '#team/settings/settings.tsx';
import { createTeamRouter } from '#team/shell/router.tsx';
import type { App } from './app.ts';
import { OpenTeamProvider } from './open-team-context.tsx';

const router = createTeamRouter({ members: Members, account: Account, settings: Settings });

export default function OpenApp({ team, app }: { team: OpenTeam; app: App }) {
  return (
    <TeamProvider team={team}>
      <OpenTeamProvider team={team} app={app}>
        <RouterProvider router={router} />
      </OpenTeamProvider>
    </TeamProvider>
  );
}
