/** The topics of the help, one for each screen. The words are in `entries.ts`, fetched when somebody asks. */
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';

export const HELP_TOPICS = [
  'today',
  'duty',
  'agenda',
  'meeting',
  'request',
  'phone',
  'orient',
  'hand_over',
  'closed',
  'directory',
  'numbers',
  'guide',
  'limits',
  'hours',
  'sessions',
  'members',
  'settings',
  'account',
] as const;
export type HelpTopic = (typeof HELP_TOPICS)[number];

export const TOPIC_TITLE: Readonly<Record<HelpTopic, (locale: Locale) => string>> = {
  today: m.team_nav_today,
  duty: m.team_nav_duty,
  agenda: m.team_nav_agenda,
  meeting: m.team_panel_meeting,
  request: m.team_panel_request,
  phone: m.team_panel_phone,
  orient: m.team_panel_orient,
  hand_over: m.team_nav_hand_over,
  closed: m.team_nav_closed,
  directory: m.team_nav_directory,
  numbers: m.team_nav_numbers,
  guide: m.team_nav_guide,
  limits: m.team_nav_limits,
  hours: m.team_nav_hours,
  sessions: m.team_nav_sessions,
  members: m.team_nav_members,
  settings: m.team_nav_settings,
  account: m.team_nav_account,
};
