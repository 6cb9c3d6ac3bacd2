/** One meeting, coaching or café-rencontre, from the first idea to what came of it. */
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Decision } from '#programme/entries.ts';
import type { MeetingPlan } from '#programme/meeting-plan.ts';
import { may } from '#programme/roles.ts';
import { useAgenda } from '#team/agenda/use-agenda.ts';
import type { AgendaView } from '#team/data/agenda.ts';
import { useNow, useTeam } from '#team/data/use-team.tsx';
import { Banner } from '#team/parts/banner.tsx';
import { Button } from '#team/parts/button.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { latestNote } from '#team/request/thread.ts';
import { Screen } from '#team/shell/screen.tsx';
import * as m from '#texts/messages.ts';
import { BackLink } from './back-link.tsx';
import { HiddenMeeting } from './hidden-meeting.tsx';
import { MeetingView } from './meeting-view.tsx';
import { WHAT } from './meeting-words.ts';
import { openMeeting } from './open-meeting.ts';
import { Planner } from './planner.tsx';
import { lastOf, startingFields } from './planner-fields.ts';
import { TakeMeetingDialog } from './take-meeting-dialog.tsx';

/** In the address of a meeting that is not there yet. */
const NEW = 'nouvelle';

export function MeetingScreen() {
  const locale = useLocale();
  const { plan } = useParams({ from: '/rencontre/$plan' });
  const { agenda, failed, again } = useAgendaWith(plan);
  if (agenda === null)
    return (
      <Screen title={m.team_meeting_title(locale)} above={<BackLink file={null} />}>
        {failed ? (
          <Banner
            tone="look"
            role="alert"
            actions={<Button onPress={again}>{m.team_screen_failed_again(locale)}</Button>}
          >
            {m.team_unreachable(locale)}
          </Banner>
        ) : (
          <p role="status">{m.team_access_one_moment(locale)}</p>
        )}
      </Screen>
    );
  return plan === NEW ? (
    <NewMeeting agenda={agenda} />
  ) : (
    <OneMeeting key={plan} agenda={agenda} plan={plan} />
  );
}

const DAY_MS = 24 * 60 * 60_000;

/** A meeting far ahead is looked for further than what is loaded anyway. */
function useAgendaWith(plan: string) {
  const now = useNow(DAY_MS);
  const there = useTeam(
    ({ agenda }) =>
      plan === NEW || agenda === null || [...agenda.plans, ...agenda.hidden].some((one) => one.plan === plan),
  );
  return useAgenda(there ? undefined : { from: now - 30 * DAY_MS, until: now + 365 * DAY_MS });
}

const ALL: readonly MeetingPlan['what'][] = ['meeting', 'coaching', 'cafe'];
const planned = (decision: Decision): decision is 'meeting' | 'coaching' =>
  decision === 'meeting' || decision === 'coaching';

function NewMeeting({ agenda }: { agenda: AgendaView }) {
  const locale = useLocale();
  const navigate = useNavigate();
  const { demande } = useSearch({ from: '/rencontre/$plan' });
  const { me, colleagues, request, returnCards } = useTeam((state) => ({
    me: state.me.member,
    colleagues: state.colleagues,
    request: demande === undefined ? null : (state.requests.get(demande) ?? null),
    returnCards: state.returnCards,
  }));
  const decided = request ? (latestNote(request.timeline, 'decision')?.content.decisions ?? []) : [];
  const fitting = decided.filter(planned);
  const whats = request === null ? ALL : fitting.length > 0 ? fitting : ALL.slice(0, 2);
  const [start] = useState(() => {
    const team = [...colleagues.values()].filter(({ role }) => may(role, 'plan_meetings'));
    const card = returnCards.find((one) => one.card.reference === request?.row.reference)?.card;
    return startingFields({
      what: whats[0] ?? 'cafe',
      owner: request?.row.owner ?? me,
      last: request ? lastOf(agenda.plans, request.row.file, null) : null,
      known: team.filter(({ name }) => card?.people.includes(name)).map(({ member }) => member),
      team: new Set(team.map(({ member }) => member)),
    });
  });
  const only = whats.length === 1 ? whats[0] : undefined;
  return (
    <Screen
      title={only ? WHAT[only](locale) : m.team_meeting_new(locale)}
      tabTitle={m.team_nav_agenda(locale)}
      above={<BackLink file={request?.row.file ?? null} />}
      under={<p>{m.team_meeting_new_under(locale)}</p>}
      width="text"
    >
      <Planner
        start={start}
        stands={null}
        from={request === null ? null : { file: request.row.file, reference: request.row.reference }}
        invited={false}
        whats={whats}
        onDone={(plan) =>
          void navigate({
            to: '/rencontre/$plan',
            params: { plan },
            search: { faire: 'inviter' },
            replace: true,
          })
        }
        onClose={null}
      />
    </Screen>
  );
}

function OneMeeting({ agenda, plan }: { agenda: AgendaView; plan: string }) {
  const now = useNow(15_000);
  /** From whom: asked about here, since the screen below it becomes another once it is taken. */
  const [takenFrom, setTakenFrom] = useState<string | null>(null);
  const meeting = openMeeting(agenda, plan, now);
  const hidden = agenda.hidden.find((one) => one.plan === plan);
  return (
    <>
      {meeting ? (
        <MeetingView meeting={meeting} now={now} onTake={() => setTakenFrom(meeting.view.owner)} />
      ) : hidden ? (
        <HiddenMeeting owner={hidden.owner} onTake={() => setTakenFrom(hidden.owner)} />
      ) : (
        <NoMeeting there={agenda.plans.some((one) => one.plan === plan)} />
      )}
      {takenFrom === null ? null : (
        <TakeMeetingDialog plan={plan} owner={takenFrom} onClose={() => setTakenFrom(null)} />
      )}
    </>
  );
}

function NoMeeting({ there }: { there: boolean }) {
  const locale = useLocale();
  return (
    <Screen
      title={there ? m.team_meeting_unreadable_title(locale) : m.team_not_found_title(locale)}
      above={<BackLink file={null} />}
      width="text"
    >
      <p>{there ? m.team_meeting_unreadable_text(locale) : m.team_not_found_text(locale)}</p>
    </Screen>
  );
}
