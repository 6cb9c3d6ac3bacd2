/** What an organiser fills in to invite a peer: good defaults, what is missing, and the invitation itself. */
import { EngagementOffer, type ProposedTime } from '#programme/engagement.ts';
import { startOfDay } from '#programme/moment.ts';
import type { Fields } from '#team/shell/draft.ts';

/** Kept as a draft: it names no peer, so that one that is never sent points at nobody. */
export interface InviteFields extends Fields {
  audience: EngagementOffer['audience'];
  brief: string;
  who: string;
  headCount: number;
  uniformed: EngagementOffer['uniformed'];
  recorded: EngagementOffer['recorded'];
  /** One a line. */
  topics: string;
  questions: string;
  preparationMinutes: number;
  debriefMinutes: number;
  travelMinutes: number;
  hard: boolean;
  place: string;
  travel: string;
  pay: string;
  planB: string;
  /** Epoch ms. */
  answerBy: number | null;
}

/** Of the peers who can be asked, whom the form begins with. @param before null: nobody */
export function chosenFirst(
  peers: readonly string[],
  before: readonly string[] | null = [],
): readonly string[] {
  if (before === null) return [];
  const again = before.filter((peer) => peers.includes(peer));
  return again.length > 0 || peers.length > 1 ? again : peers;
}

const HOUR_MS = 3_600_000;
const QUARTER_MS = 900_000;
export const BRIEF_LINES = 3;
const HALF_HOUR = 30;

export function startingFields(
  given: Partial<InviteFields>,
  input: { times: readonly ProposedTime[]; lastPay: string; now: number; timeZone: string },
): InviteFields {
  return {
    audience: 'woman',
    brief: '',
    who: '',
    headCount: 1,
    uniformed: 'unknown',
    recorded: 'no',
    topics: '',
    questions: '',
    preparationMinutes: HALF_HOUR,
    debriefMinutes: HALF_HOUR,
    travelMinutes: 0,
    hard: false,
    place: '',
    travel: '',
    pay: input.lastPay,
    planB: '',
    answerBy: answerByFor(input.times, input.now, input.timeZone),
    ...given,
  };
}

/** In two days, or on the eve when that is sooner; when it is today, as late as can be. Epoch ms. */
export function answerByFor(times: readonly ProposedTime[], now: number, timeZone: string): number | null {
  if (times.length === 0) return null;
  const first = Math.min(...times.map(({ startAt }) => startAt));
  // Six in the evening of the day before, and a clock that changed in that night moves it by an hour at most.
  const eve = startOfDay(first, timeZone) - 6 * HOUR_MS;
  const soon = Math.ceil(now / QUARTER_MS) * QUARTER_MS;
  const wanted = Math.min(soon + 48 * HOUR_MS, eve);
  return wanted > now + HOUR_MS ? wanted : Math.max(soon, first - HOUR_MS);
}

/** What must be mended before it can be sent, by field. */
export type InviteProblem =
  | 'peer'
  | 'professional'
  | 'times'
  | 'brief'
  | 'brief_lines'
  | 'pay'
  | 'plan_b'
  | 'answer_by'
  | 'too_long';

export function problemsOf(
  fields: InviteFields,
  fixed: {
    peers: readonly string[];
    professional: string | null;
    times: readonly ProposedTime[];
    now: number;
  },
): InviteProblem[] {
  const { peers, professional, times, now } = fixed;
  const problems: InviteProblem[] = [];
  if (professional === null) problems.push('professional');
  if (times.length === 0 || times.every(({ startAt }) => startAt <= now)) problems.push('times');
  if (peers.length === 0) problems.push('peer');
  if (fields.brief.trim() === '') problems.push('brief');
  else if (fields.brief.trim().split('\n').length > BRIEF_LINES) problems.push('brief_lines');
  if (fields.pay.trim() === '') problems.push('pay');
  if (fields.planB.trim() === '') problems.push('plan_b');
  const last = Math.max(...times.map(({ startAt }) => startAt));
  if (fields.answerBy === null || fields.answerBy <= now || fields.answerBy > last)
    problems.push('answer_by');
  if (
    problems.length === 0 &&
    invitationOf(fields, { ...fixed, peer: peers[0] ?? '', occasion: 'meeting' }) === null
  )
    problems.push('too_long');
  return problems;
}

/** The invitation to one peer; null while something of it is missing or too long. */
export function invitationOf(
  fields: InviteFields,
  fixed: {
    peer: string;
    professional: string | null;
    occasion: EngagementOffer['occasion'];
    times: readonly ProposedTime[];
  },
): EngagementOffer | null {
  const { topics, questions, ...rest } = fields;
  const read = EngagementOffer.safeParse({
    ...rest,
    kind: 'engagement_offer',
    peer: fixed.peer,
    occasion: fixed.occasion,
    times: fixed.times,
    withMember: fixed.professional,
    topics: linesOf(topics),
    questions: linesOf(questions),
  });
  return read.success ? read.data : null;
}

/** As it reads while it is being written: a line stands where nothing does yet. */
export function previewOf(
  fields: InviteFields,
  fixed: Parameters<typeof invitationOf>[1] & { missing: string },
): EngagementOffer | null {
  const { missing } = fixed;
  const filled = (text: string) => (text.trim() === '' ? missing : text);
  return invitationOf(
    { ...fields, brief: filled(fields.brief), pay: filled(fields.pay), planB: filled(fields.planB) },
    fixed,
  );
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
