/** Rounds of questionnaires of the team's fixture: made and changed in memory, with a few answers each. */
import type { StoredRound } from '#contract/rounds.ts';
import { newId } from '#programme/new-id.ts';
import type { QuestionSet } from '#programme/questionnaire.ts';
import type { Answers } from '#programme/questionnaire-answers.ts';
import { newRoundCode, roundDestroyAt } from '#programme/round.ts';
import type { UndertakingAnswer } from '#programme/undertaking.ts';
import type { RoundsDesk } from '#team/data/model.ts';

const both = (fr: string, en: string) => ({ fr, en });

/** Shorter than the one that ships: a question of each kind. */
export const FIXTURE_SET: QuestionSet = {
  id: 'maison',
  version: 1,
  title: both('Questionnaire de la séance', 'Session questionnaire'),
  label: both('Questionnaire maison, non validé', 'In-house questionnaire, not validated'),
  vignetteAsks: both('Quelle réponse garde la porte ouverte?', 'Which answer keeps the door open?'),
  mythAsks: both('Vrai ou faux?', 'True or false?'),
  mythAnswers: {
    true: both('Vrai', 'True'),
    false: both('Faux', 'False'),
    unsure: both('Je ne sais pas', 'I don’t know'),
  },
  items: [
    {
      kind: 'vignette',
      id: 'went-back',
      moments: ['before', 'after', 'later'],
      says: both('« J’y suis retournée. »', '“I went back.”'),
      options: [
        { id: 'why', text: both('« Pourquoi? »', '“Why?”') },
        { id: 'thank-you', text: both('« Merci d’être venue. »', '“Thank you for coming.”') },
        { id: 'choose', text: both('« Il faut choisir. »', '“You have to choose.”') },
      ],
      right: 'thank-you',
      why: both('Un « pourquoi » sonne comme un reproche.', 'A “why” sounds like blame.'),
    },
    {
      kind: 'myth',
      id: 'account-changes',
      moments: ['before', 'after', 'later'],
      says: both('Un récit qui change peut être vrai.', 'An account that changes can be true.'),
      right: 'true',
      why: both('Un souvenir difficile revient dans le désordre.', 'Hard memories come back out of order.'),
    },
    {
      kind: 'scale',
      id: 'comfortable',
      moments: ['before', 'after', 'later'],
      asks: both('À quel point êtes-vous à l’aise d’en parler?', 'How comfortable are you talking about it?'),
      low: both('Pas du tout', 'Not at all'),
      high: both('Tout à fait', 'Very'),
      thinkingBackTo: null,
    },
    {
      kind: 'intent',
      id: 'monday',
      moments: ['after'],
      asks: both('Une chose que je changerai dès lundi', 'One thing that I will change on Monday'),
      options: [
        { id: 'use-a-phrase', text: both('Essayer une phrase', 'Try a sentence') },
        { id: 'nothing-yet', text: both('Rien pour l’instant', 'Nothing for now') },
      ],
    },
    {
      kind: 'behaviour',
      id: 'since-then',
      moments: ['later'],
      asks: both('Depuis la séance', 'Since the session'),
      options: [
        { id: 'used-a-phrase', text: both('J’ai utilisé une phrase', 'I used a sentence') },
        { id: 'called-the-team', text: both('J’ai appelé l’équipe', 'I called the team') },
        { id: 'none-yet', text: both('Rien de cela', 'None of these') },
      ],
      none: 'none-yet',
    },
    {
      kind: 'line',
      id: 'one-line',
      moments: ['after', 'later'],
      asks: both('Une phrase pour l’équipe, si vous voulez', 'A sentence for the team, if you like'),
      hint: both('Sans nom.', 'No name.'),
    },
  ],
};

/** Two versions in the programme's own words: one question reworded. */
export const OWN_SETS: readonly QuestionSet[] = [2, 3].map((version) => ({
  ...FIXTURE_SET,
  id: 'own-maison',
  version,
  items: FIXTURE_SET.items.map((item) =>
    item.kind === 'myth' && version === 3
      ? { ...item, says: both('Un récit qui varie peut être vrai.', 'An account that varies can be true.') }
      : item,
  ),
}));

/**
 * @param answers of every round, whatever it is; sheets that are keyed come on top
 * @param undertakings of every link, as many as its round counts
 * @param own the sets in the programme's words
 * @param colleague what a colleague saves while one edits: the first to save after her is told
 */
export function roundsDeskOf({
  offline,
  rounds = [],
  answers = [],
  undertakings = [],
  own = [],
  colleague,
}: {
  offline: boolean;
  rounds?: readonly StoredRound[];
  answers?: readonly Answers[];
  undertakings?: readonly UndertakingAnswer[];
  own?: readonly QuestionSet[];
  colleague?: QuestionSet;
}): RoundsDesk {
  const sets = [...own];
  const all = new Map(rounds.map((round) => [round.round, round]));
  const keyed = new Map<string, Map<string, Answers>>();
  const unreachable = { ok: false, code: 'unreachable' } as const;
  const gone = { ok: false, code: 'unknown_or_hidden' } as const;
  const counted = (round: StoredRound): StoredRound => ({
    ...round,
    answers: round.answers + (keyed.get(round.round)?.size ?? 0),
  });
  const keep = (round: StoredRound, slips = 0) => {
    all.set(round.round, round);
    const tokens = Array.from({ length: slips }, (_, i) => String(i).padStart(22, 'A'));
    return { ok: true, round: counted(round), slips: tokens } as const;
  };
  const desk: RoundsDesk = {
    list: async () => (offline ? null : [...all.values()].map(counted)),
    async get(id) {
      const round = all.get(id);
      return offline || round === undefined
        ? null
        : { round: counted(round), set: round.set === null ? null : FIXTURE_SET };
    },
    count: async (id) => (await desk.get(id))?.round.answers ?? null,
    async createRound({ slips = 0, destroyAt = roundDestroyAt(Date.now()), ...asked }) {
      if (offline) return unreachable;
      const made = { round: newId(), code: newRoundCode(), version: 1, answers: 0, unopened: 0 };
      const mode = slips > 0 ? ('slips' as const) : ('room' as const);
      return keep({ ...made, ...asked, destroyAt, mode, slipsLeft: slips }, slips);
    },
    async adjustRound(round, { slips = 0, ...change }) {
      if (offline) return unreachable;
      const stored = all.get(round.round);
      if (stored === undefined) return gone;
      const slipsLeft = stored.slipsLeft + slips;
      return keep({ ...stored, ...change, slipsLeft, version: stored.version + 1 }, slips);
    },
    closeRound: (round) => desk.adjustRound(round, { closesAt: Date.now() }),
    async deleteRound(id) {
      if (offline) return unreachable;
      all.delete(id);
      return { ok: true };
    },
    async openAnswers(id, onProgress) {
      if (offline) return unreachable;
      const read = [...answers, ...(keyed.get(id)?.values() ?? [])];
      onProgress?.(read.length, read.length);
      const round = all.get(id);
      const promised = round?.moment === 'undertaking' ? undertakings.slice(0, round.answers) : [];
      return { ok: true, answers: read, questions: [], undertakings: promised, unreadable: 0 };
    },
    newSheet: () => newId(),
    async addKeyed(id, sheets) {
      if (offline) return unreachable;
      const round = all.get(id);
      if (round === undefined) return gone;
      const mine = keyed.get(id) ?? new Map<string, Answers>();
      for (const { sheet, answers: given } of sheets) mine.set(sheet, given);
      keyed.set(id, mine);
      return { ok: true, round: counted(round), slips: [] };
    },
    questionSets: async () => (offline ? null : { shipped: [FIXTURE_SET], own: [...sets] }),
    async saveSet(last, set) {
      if (offline) return unreachable;
      if (colleague && !sets.includes(colleague)) sets.push(colleague);
      if ((sets.at(-1)?.version ?? 0) !== last) return { ok: false, code: 'stale' };
      sets.push(set);
      return { ok: true, set };
    },
  };
  return desk;
}
