/** The agenda day by day, as one may see it: pure. Instants are epoch ms, days are those of the programme's time zone. */
import type { Duty } from '#contract/duty.ts';
import type { Audience, PeerLimits } from '#programme/engagement.ts';
import { instantOf, wallOf } from '#programme/moment.ts';
import type { MeetingPlan } from '#programme/meeting-plan.ts';
import { liveTimes } from '#programme/plan-times.ts';
import type { AgendaView, EngagementView, PlanView } from '#team/data/agenda.ts';
import { dateAfter, startOf } from '#team/duty/days.ts';

export interface AgendaItem {
  /** Unique in the view. */
  readonly key: string;
  readonly from: number;
  readonly until: number;
  /** One's own preparation, way there and debrief around it; equal to `from` and `until` where there is none. */
  readonly around: { readonly from: number; readonly until: number };
  /** A plan that one may read, or time of a colleague that is taken, and nothing more. */
  readonly about:
    | {
        readonly kind: 'plan';
        readonly plan: string;
        readonly what: MeetingPlan['what'] | 'session' | 'unreadable';
        /** One of several times proposed. */
        readonly proposed: boolean;
        readonly place: string | null;
        readonly audience: Audience | null;
        /** Of the team, who attend. */
        readonly team: readonly string[];
        /** Peers who said yes to this time; those who still may. */
        readonly peers: readonly string[];
        readonly asked: readonly string[];
        readonly mine: boolean;
      }
    | { readonly kind: 'taken'; readonly member: string };
}

export interface AgendaDay {
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** Its first moment and that of the next day. */
  readonly at: number;
  readonly end: number;
  readonly items: readonly AgendaItem[];
  /** Who is first on duty, in order; empty where the weeks were not worked out. */
  readonly duty: readonly string[];
}

/** The Monday of the week of `at`, as a date. */
export function mondayOf(at: number, timeZone: string): string {
  const { year, month, day } = wallOf(at, timeZone);
  const noon = new Date(Date.UTC(year, month - 1, day, 12));
  const date = noon.toISOString().slice(0, 10);
  return dateAfter(date, -((noon.getUTCDay() + 6) % 7));
}

/** `count` days from `first` on. */
export function agendaDays(
  input: {
    agenda: Pick<AgendaView, 'plans' | 'engagements' | 'bookings'>;
    duty: Pick<Duty, 'spans' | 'horizon'> | null;
    me: string;
    timeZone: string;
  },
  first: string,
  count: number,
): AgendaDay[] {
  const { agenda, duty, me, timeZone } = input;
  const items = [...plannedItems(agenda, me), ...takenItems(agenda)].sort(
    (a, b) => a.from - b.from || a.until - b.until || a.key.localeCompare(b.key),
  );
  return Array.from({ length: count }, (_, ahead) => {
    const date = dateAfter(first, ahead);
    const at = startOf(date, timeZone);
    const end = startOf(dateAfter(date, 1), timeZone);
    const spans = duty?.spans.filter((span) => span.from < end && at < span.to) ?? [];
    return {
      date,
      at,
      end,
      items: items.filter(({ from, until }) => from < end && at < until),
      duty: [...new Set(spans.flatMap((span) => (span.first === null ? [] : [span.first])))],
    };
  });
}

function plannedItems(
  { plans, engagements, bookings }: Pick<AgendaView, 'plans' | 'engagements' | 'bookings'>,
  me: string,
): AgendaItem[] {
  return plans.flatMap((view) => {
    const { content, plan, span } = view;
    if (content === null)
      return span === null
        ? []
        : [{ ...unreadable(view), key: plan, ...span, around: span } satisfies AgendaItem];
    const times = liveTimes(content);
    const hers = engagements.filter((one) => one.plan === plan);
    const team = [
      ...new Set([...(content.professional === null ? [] : [content.professional]), ...content.team]),
    ];
    return times.map((time): AgendaItem => {
      const own = bookings.find((one) => one.plan === plan && one.member === me && one.choice === time.id);
      return {
        key: `${plan} ${time.id}`,
        from: time.startAt,
        until: time.endAt,
        around: own ? { from: own.from, until: own.until } : { from: time.startAt, until: time.endAt },
        about: {
          kind: 'plan',
          plan,
          what: content.kind === 'session' ? 'session' : content.what,
          proposed: content.settled === null,
          place: view.place?.label || null,
          audience: content.kind === 'session' ? content.audience : null,
          team,
          peers: hers.flatMap((one) => (saidYes(one, time.id) && one.peer !== null ? [one.peer] : [])),
          asked: hers.flatMap((one) => (one.state === 'open' && one.peer !== null ? [one.peer] : [])),
          mine: view.owner === me || team.includes(me),
        },
      };
    });
  });
}

const unreadable = ({ plan, owner }: PlanView) => ({
  about: {
    kind: 'plan' as const,
    plan,
    what: 'unreadable' as const,
    proposed: false,
    place: null,
    audience: null,
    team: [owner],
    peers: [],
    asked: [],
    mine: false,
  },
});

const saidYes = (one: EngagementView, time: string): boolean =>
  one.state === 'confirmed'
    ? one.choice === time
    : one.state === 'accepted' && (one.answer?.times.includes(time) ?? false);

/** Colleagues' time for what is not mine to know: one line for each stretch, however many bookings it is made of. */
function takenItems({ bookings }: Pick<AgendaView, 'bookings'>): AgendaItem[] {
  const taken = bookings.filter(({ plan }) => plan === null);
  return taken.map(({ id, member, from, until }) => ({
    key: id,
    from,
    until,
    around: { from, until },
    about: { kind: 'taken', member },
  }));
}

/** The peers of the team with what they set, those with rules first. */
export const limitsShown = (
  limits: AgendaView['limits'],
  peers: readonly string[],
): readonly { readonly peer: string; readonly limits: PeerLimits | null }[] =>
  peers
    .map((peer) => ({ peer, limits: limits.get(peer)?.limits ?? null }))
    .sort((a, b) => Number(a.limits === null) - Number(b.limits === null));

/** The window that shows `count` days from `first` on, whole days there. */
export function windowOf(first: string, count: number, timeZone: string): { from: number; until: number } {
  return { from: startOf(first, timeZone), until: startOf(dateAfter(first, count), timeZone) };
}

/** A date typed in an address, if it is one. */
export function readDate(text: string | undefined): string | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text ?? '') ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const at = instantOf(
    { year: Number(year), month: Number(month), day: Number(day), hour: 12, minute: 0 },
    'UTC',
  );
  const date = Number.isNaN(at) ? '' : new Date(at).toISOString().slice(0, 10);
  return date === text ? date : null;
}
