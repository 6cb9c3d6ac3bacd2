/** The help that stands beside each screen, in its words: a few questions that people there really ask. */
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import type { HelpTopic } from './topics.ts';

export interface HelpEntry {
  readonly question: (locale: Locale) => string;
  readonly answer: (locale: Locale) => string;
}

const entry = (question: HelpEntry['question'], answer: HelpEntry['answer']): HelpEntry => ({
  question,
  answer,
});

export const HELP: Readonly<Record<HelpTopic, readonly HelpEntry[]>> = {
  today: [
    entry(m.team_help_today_order_q, m.team_help_today_order_a),
    entry(m.team_help_today_take_q, m.team_help_today_take_a),
    entry(m.team_help_today_have_q, m.team_help_today_have_a),
    entry(m.team_help_today_waiting_q, m.team_help_today_waiting_a),
    entry(m.team_help_today_offline_q, m.team_help_today_offline_a),
  ],
  duty: [
    entry(m.team_help_duty_first_q, m.team_help_duty_first_a),
    entry(m.team_help_duty_swap_q, m.team_help_duty_swap_a),
    entry(m.team_help_duty_gap_q, m.team_help_duty_gap_a),
  ],
  agenda: [
    entry(m.team_help_agenda_hidden_q, m.team_help_agenda_hidden_a),
    entry(m.team_help_agenda_twice_q, m.team_help_agenda_twice_a),
    entry(m.team_help_agenda_paper_q, m.team_help_agenda_paper_a),
  ],
  sessions: [
    entry(m.team_help_sessions_settle_q, m.team_help_sessions_settle_a),
    entry(m.team_help_sessions_peer_q, m.team_help_sessions_peer_a),
    entry(m.team_help_sessions_names_q, m.team_help_sessions_names_a),
    entry(m.team_help_sessions_move_q, m.team_help_sessions_move_a),
    entry(m.team_help_sessions_results_q, m.team_help_sessions_results_a),
    entry(m.team_help_sessions_lines_q, m.team_help_sessions_lines_a),
    entry(m.team_help_sessions_questions_q, m.team_help_sessions_questions_a),
  ],
  meeting: [
    entry(m.team_help_meeting_confirm_q, m.team_help_meeting_confirm_a),
    entry(m.team_help_meeting_move_q, m.team_help_meeting_move_a),
    entry(m.team_help_meeting_peer_q, m.team_help_meeting_peer_a),
    entry(m.team_help_meeting_woman_q, m.team_help_meeting_woman_a),
  ],
  request: [
    entry(m.team_help_request_call_q, m.team_help_request_call_a),
    entry(m.team_help_request_identity_q, m.team_help_request_identity_a),
    entry(m.team_help_request_about_her_q, m.team_help_request_about_her_a),
    entry(m.team_help_request_undo_q, m.team_help_request_undo_a),
    entry(m.team_help_request_duty_q, m.team_help_request_duty_a),
    entry(m.team_help_request_two_q, m.team_help_request_two_a),
  ],
  phone: [
    entry(m.team_help_phone_fast_q, m.team_help_phone_fast_a),
    entry(m.team_help_phone_lost_q, m.team_help_phone_lost_a),
    entry(m.team_help_phone_guard_q, m.team_help_phone_guard_a),
    entry(m.team_help_phone_her_q, m.team_help_phone_her_a),
    entry(m.team_help_phone_paper_q, m.team_help_phone_paper_a),
  ],
  orient: [
    entry(m.team_help_phone_her_q, m.team_help_phone_her_a),
    entry(m.team_help_orient_file_q, m.team_help_orient_file_a),
  ],
  hand_over: [
    entry(m.team_help_hand_over_once_q, m.team_help_hand_over_once_a),
    entry(m.team_help_hand_over_tick_q, m.team_help_hand_over_tick_a),
    entry(m.team_help_hand_over_paper_q, m.team_help_hand_over_paper_a),
  ],
  closed: [
    entry(m.team_help_closed_destroy_q, m.team_help_closed_destroy_a),
    entry(m.team_help_closed_return_q, m.team_help_closed_return_a),
    entry(m.team_help_closed_hold_q, m.team_help_closed_hold_a),
  ],
  directory: [
    entry(m.team_help_directory_why_q, m.team_help_directory_why_a),
    entry(m.team_help_directory_check_q, m.team_help_directory_check_a),
  ],
  numbers: [
    entry(m.team_help_numbers_two_q, m.team_help_numbers_two_a),
    entry(m.team_help_numbers_wrong_q, m.team_help_numbers_wrong_a),
    entry(m.team_help_numbers_old_q, m.team_help_numbers_old_a),
  ],
  guide: [
    entry(m.team_help_guide_approve_q, m.team_help_guide_approve_a),
    entry(m.team_help_guide_stop_q, m.team_help_guide_stop_a),
    entry(m.team_help_guide_adapt_q, m.team_help_guide_adapt_a),
  ],
  limits: [
    entry(m.team_help_limits_who_q, m.team_help_limits_who_a),
    entry(m.team_help_limits_past_q, m.team_help_limits_past_a),
  ],
  hours: [
    entry(m.team_help_hours_three_q, m.team_help_hours_three_a),
    entry(m.team_help_hours_who_q, m.team_help_hours_who_a),
    entry(m.team_help_hours_paid_q, m.team_help_hours_paid_a),
  ],
  members: [entry(m.team_help_members_see_q, m.team_help_members_see_a)],
  settings: [entry(m.team_help_settings_past_q, m.team_help_settings_past_a)],
  account: [entry(m.team_help_account_forgot_q, m.team_help_account_forgot_a)],
};
