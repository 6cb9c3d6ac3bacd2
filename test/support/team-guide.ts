/** A guide of a few entries in every state, and its desk in memory. */
import type { Wording } from '#contract/wording.ts';
import type { ActionResult, GuideDesk, GuideView } from '#team/data/model.ts';
import type { TeamStore } from '#team/data/store.ts';
import { approverOf } from '#wording/approval.ts';
import type { Moment, Situation, WordingEntry } from '#wording/entry.ts';
import { wordsOf } from '#wording/guide.ts';
import { versionOf } from '#wording/version.ts';
import { CAMILLE, NADIA, ROSALIE, SYLVIE } from './team-stories.ts';

const entry = (
  id: string,
  situation: Situation,
  moments: Moment[],
  fr: readonly [string, string, string, string],
  en: readonly [string, string, string, string],
): WordingEntry => {
  const lines = (at: 0 | 1 | 2 | 3) => ({ fr: fr[at], en: en[at] });
  return {
    situation,
    readers: ['police', 'health', 'team'],
    avoid: lines(0),
    why: lines(1),
    prefer: lines(2),
    principle: lines(3),
    herWord: null,
    id,
    address: { fr: id, en: id },
    moments,
    basis: [{ practice: true }],
    disagree: [],
  };
};

const ENTRIES = [
  entry(
    'are-you-a-victim',
    'first_contact',
    ['assessment'],
    [
      'Êtes-vous victime d’exploitation sexuelle?',
      'Beaucoup ne se voient pas ainsi. Celui qui en profite est peut-être, pour elle, son amoureux.',
      'Est-ce qu’il y a quelque chose qui vous pèse ou vous inquiète en ce moment?',
      'Partir de ce qu’elle vit, pas du nom qu’on lui donne.',
    ],
    [
      'Are you a victim of sexual exploitation?',
      'Many do not see themselves that way. The man who profits may be, to her, the man she loves.',
      'Is anything weighing on you or worrying you right now?',
      'Start from what she is living, not from the name it is given.',
    ],
  ),
  entry(
    'voicemail-that-names-us',
    'phone',
    ['voicemail', 'call'],
    [
      'Bonjour, c’est le programme pour les femmes exploitées.',
      'Quelqu’un d’autre peut écouter sa boîte vocale.',
      'Bonjour, c’est Camille. Je rappellerai demain à 10 h.',
      'Un message ne dit ni qui nous sommes, ni pourquoi.',
    ],
    [
      'Hello, this is the programme for exploited women.',
      'Somebody else may listen to her voicemail.',
      'Hello, this is Camille. I will call again tomorrow at 10.',
      'A message says neither who we are, nor why.',
    ],
  ),
  entry(
    'you-must',
    'offering_help',
    ['message'],
    [
      'Vous devez partir.',
      'On lui a assez dit quoi faire.',
      'Qu’est-ce qui vous aiderait, là, aujourd’hui?',
      'Elle décide.',
    ],
    [
      'You must leave.',
      'She has been told what to do often enough.',
      'What would help you, here, today?',
      'She decides.',
    ],
  ),
  entry(
    'we-will-keep-you-posted',
    'closing',
    ['closing', 'note', 'message'],
    [
      'On vous tient au courant.',
      'Une promesse sans date est une attente sans fin.',
      'Je vous appelle mardi, même si je n’ai rien de neuf.',
      'Dire quand, et le faire.',
    ],
    [
      'We will keep you posted.',
      'A promise without a date is a wait without an end.',
      'I will call you on Tuesday, even if I have nothing new.',
      'Say when, and do it.',
    ],
  ),
];
const [first, voicemail, must, posted] = ENTRIES as [WordingEntry, WordingEntry, WordingEntry, WordingEntry];
const version = (of: WordingEntry): string => versionOf(wordsOf(of));

const WORDING: Wording = {
  entries: ENTRIES,
  practice: [
    {
      item: 'practice-patrol-hotel',
      version: versionOf('practice'),
      address: { fr: 'a-l-hotel', en: 'at-the-hotel' },
      readers: ['police'],
      title: { fr: 'À l’hôtel, la nuit', en: 'At the hotel, at night' },
      note: { fr: 'Aucun détail pénible.', en: 'No distressing detail.' },
      setting: { fr: 'Vous frappez à une porte.', en: 'You knock on a door.' },
    },
  ],
  own: [
    {
      id: must.id,
      hidden: false,
      words: { ...wordsOf(must), avoid: { fr: 'Il faut que vous partiez.', en: 'You have got to leave.' } },
      basedOn: versionOf('an older text'),
      version: 2,
    },
    { id: posted.id, hidden: true, words: null, basedOn: null, version: 1 },
  ],
  approvals: [
    { item: first.id, version: version(first), survivor: '2026-04', worker: '2026-05', adoptedFrom: null },
    {
      item: voicemail.id,
      version: version(voicemail),
      survivor: '2026-03',
      worker: '2026-03',
      adoptedFrom: 'Programme de l’Est',
    },
  ],
  hideDrafts: false,
};

const act = (side: 'survivor' | 'worker', by: string) => ({
  kind: 'wording_approval' as const,
  item: first.id,
  version: version(first),
  side,
  act: 'approved' as const,
  by,
});

const guideOf = (): GuideView => ({
  wording: WORDING,
  who: [act('survivor', SYLVIE), act('worker', NADIA)],
  notes: [
    {
      kind: 'wording_note',
      record: 'note-1',
      item: must.id,
      version: versionOf(WORDING.own[0]?.words),
      text: 'Trop dur, encore.',
      by: ROSALIE,
    },
  ],
});

export function deskOf(store: TeamStore, { offline }: { offline: boolean }): GuideDesk {
  const me = store.get().me;
  const answer = async (): Promise<ActionResult> =>
    offline ? { ok: false, code: 'unreachable' } : { ok: true, undo: null, undoUntil: null };
  const load = async () => {
    if (!offline) store.set({ guide: store.get().guide ?? guideOf() });
    return answer();
  };
  return {
    load,
    loadWording: load,
    saveEntry: async () => (me.member === CAMILLE ? { ok: false, code: 'stale' } : answer()),
    async approve(item, of) {
      const { guide } = store.get();
      const given = { item, version: of, survivor: null, worker: null, adoptedFrom: null };
      if (guide)
        store.set({
          guide: {
            ...guide,
            wording: {
              ...guide.wording,
              approvals: [...guide.wording.approvals, { ...given, [approverOf(me.role)]: '2026-10' }],
            },
          },
        });
      return answer();
    },
    takeBack: answer,
    notYet: answer,
    dropNote: answer,
    adopt: answer,
    dropAdopted: answer,
    async wordCheck(language) {
      if (offline) return null;
      return (text) => {
        const said = language === 'fr' ? 'vous devez partir' : 'you must leave';
        return [...text.toLowerCase().matchAll(new RegExp(said, 'g'))].map(({ index: from }) => ({
          from,
          to: from + said.length,
          why: must.why[language],
          prefer: must.prefer[language],
        }));
      };
    },
  };
}
