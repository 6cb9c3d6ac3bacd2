/** The open app: the team's data, and the router over every screen. Loaded beside the sign-in screen, shown after it. */
import { RouterProvider } from '@tanstack/react-router';
import { useEffect } from 'react';
import { beforeLeaving } from '#team/data/before-leaving.ts';
import type { OpenTeam } from '#team/data/open-team.ts';
import { TeamProvider } from '#team/data/use-team.tsx';
import { fetchHelpEntries } from '#team/help/later-entries.tsx';
import { Installed } from '#team/installed/installed.tsx';
import { createTeamRouter } from '#team/shell/router.tsx';
import type { App } from './app.ts';
import { fetchedWhenOpened } from './fetched-when-opened.tsx';
import { OpenTeamProvider } from './open-team-context.tsx';

/** What is read without the server too: fetched when opened, or once Today has been at rest for a while. */
const readable = {
  handOver: async () => (await import('#team/hand-over/hand-over.tsx')).HandOver,
  closed: async () => (await import('#team/closed/closed.tsx')).Closed,
  directory: async () => (await import('#team/directory/directory.tsx')).Directory,
  numbers: async () => (await import('#team/numbers/numbers.tsx')).Numbers,
  help: async () => (await import('#team/help/help.tsx')).Help,
};

const router = createTeamRouter({
  handOver: fetchedWhenOpened(readable.handOver),
  closed: fetchedWhenOpened(readable.closed),
  directory: fetchedWhenOpened(readable.directory),
  numbers: fetchedWhenOpened(readable.numbers),
  help: fetchedWhenOpened(readable.help),
  // What nobody could do without the server anyway need not be here before it is asked for.
  duty: fetchedWhenOpened(async () => (await import('#team/duty/duty-screen.tsx')).DutyScreen),
  guide: fetchedWhenOpened(async () => (await import('#team/wording/guide-room.tsx')).GuideRoom),
  agenda: fetchedWhenOpened(async () => (await import('#team/agenda/agenda-screen.tsx')).AgendaScreen),
  meeting: fetchedWhenOpened(async () => (await import('#team/meeting/meeting-screen.tsx')).MeetingScreen),
  sessions: fetchedWhenOpened(
    async () => (await import('#team/sessions/sessions-screen.tsx')).SessionsScreen,
  ),
  session: fetchedWhenOpened(async () => (await import('#team/sessions/session-screen.tsx')).SessionScreen),
  limits: fetchedWhenOpened(async () => (await import('#team/engagements/my-limits.tsx')).MyLimits),
  hours: fetchedWhenOpened(async () => (await import('#team/hours/hours-screen.tsx')).HoursScreen),
  members: fetchedWhenOpened(async () => (await import('#team/members/members.tsx')).Members),
  account: fetchedWhenOpened(async () => (await import('#team/account/account.tsx')).Account),
  settings: fetchedWhenOpened(async () => (await import('#team/settings/settings.tsx')).Settings),
});

const openPath = (path: string): void => void router.navigate({ href: path });

/** The queue and the call come first on a thin line; then what may be missed when the line is gone. */
const AT_REST_MS = 15_000;

async function fetchReadable(): Promise<void> {
  try {
    const search = () => import('#team/today/found.tsx');
    for (const fetchOne of [search, fetchHelpEntries, ...Object.values(readable)]) await fetchOne();
  } catch {
    // No network: the screen says so when it is opened, and tries again.
  }
}

export default function OpenApp({ team, app }: { team: OpenTeam; app: App }) {
  useEffect(() => {
    const timer = setTimeout(() => void fetchReadable(), AT_REST_MS);
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => beforeLeaving(team.flush), [team]);
  return (
    <TeamProvider team={team}>
      <OpenTeamProvider team={team} app={app}>
        <RouterProvider router={router} />
        <Installed flush={team.flush} open={openPath} />
      </OpenTeamProvider>
    </TeamProvider>
  );
}
