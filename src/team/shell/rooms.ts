/** The rooms of the app and who may enter each: one table for both bars, the rail and the router. */
import { type Action, may, type Role, ROLES } from '#programme/roles.ts';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';

export interface Room {
  readonly to:
    | '/'
    | '/garde'
    | '/agenda'
    | '/seances'
    | '/limites'
    | '/heures'
    | '/releve'
    | '/closes'
    | '/repertoire'
    | '/numeros'
    | '/guide'
    | '/membres'
    | '/aide'
    | '/reglages'
    | '/compte';
  readonly name: (locale: Locale) => string;
  /** For the bar below, where there is room for a word or two. */
  readonly short?: (locale: Locale) => string;
  /** What one must be allowed to do; null = everybody. */
  readonly needs: Action | null;
  /** For whom it stands in the bar below, on phones: hers of every day, four at most; for others it is behind *More*. */
  readonly bar?: readonly Role[];
}

const team: readonly Role[] = ['coordinator', 'professional'];
const peers: readonly Role[] = ['peer'];

export const ROOMS: readonly Room[] = [
  { to: '/', name: m.team_nav_today, needs: null, bar: ROLES },
  { to: '/garde', name: m.team_nav_duty, needs: 'be_on_duty' },
  { to: '/agenda', name: m.team_nav_agenda, needs: 'plan_meetings' },
  { to: '/seances', name: m.team_nav_sessions, needs: 'plan_meetings' },
  { to: '/limites', name: m.team_nav_limits, needs: 'answer_engagements', bar: peers },
  { to: '/heures', name: m.team_nav_hours, needs: 'answer_engagements', bar: peers },
  { to: '/heures', name: m.team_nav_team_hours, needs: 'read_paid_time' },
  { to: '/releve', name: m.team_nav_hand_over, needs: 'read_requests' },
  { to: '/closes', name: m.team_nav_closed, needs: 'read_requests', bar: team },
  { to: '/repertoire', name: m.team_nav_directory, needs: 'read_directory', bar: team },
  { to: '/numeros', name: m.team_nav_numbers, needs: null },
  {
    to: '/guide',
    name: m.team_nav_guide,
    short: m.team_nav_guide_short,
    needs: 'approve_wording',
    bar: peers,
  },
  { to: '/membres', name: m.team_nav_members, needs: 'read_members' },
  { to: '/aide', name: m.team_nav_help, needs: null },
  { to: '/reglages', name: m.team_nav_settings, needs: 'edit_settings' },
  { to: '/compte', name: m.team_nav_account, needs: 'edit_own_account' },
];

export const roomsFor = (role: Role): Room[] =>
  ROOMS.filter(({ needs }) => needs === null || may(role, needs));
