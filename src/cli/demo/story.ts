/**
 * The demonstration's requests: one in every state a queue can hold. Everything is invented and says so; times count
 * in minutes before now, so that the queue looks alive whenever it is opened.
 */
import type { Assessment, Decision, ExchangeContent, NotesContent, Opening } from '#programme/entries.ts';
import type { PartnerStep, Promptness, Step } from '#programme/request.ts';

export type Who = 'agathe' | 'beatrice';

/** Something that happens to a request. `plan` and `hand_over` name people by `who`, resolved when played. */
export type Scene =
  | {
      readonly ago: number;
      readonly who: Who;
      readonly step: Step;
      readonly notes?: readonly NotesContent[];
      readonly exchange?: readonly ExchangeContent[];
    }
  | {
      readonly ago: number;
      readonly who: Who;
      readonly plan: { readonly what: string; readonly inMinutes: number };
    }
  | {
      readonly ago: number;
      readonly who: Who;
      readonly notes?: readonly NotesContent[];
      readonly exchange?: readonly ExchangeContent[];
    }
  | { readonly ago: number; readonly who: Who; readonly mergeInto: string; readonly reason: string }
  | {
      readonly ago: number;
      readonly who: 'partner';
      readonly does: PartnerStep['step'];
      readonly content: ExchangeContent;
    };

export interface Plot {
  readonly key: string;
  /** Who took the call; absent: by the form. */
  readonly phone?: Who;
  readonly ago: number;
  readonly promptness: Promptness;
  readonly notBeforeIn?: number;
  readonly practice?: boolean;
  readonly opening: Omit<
    Opening,
    'kind' | 'door' | 'promptness' | 'notBefore' | 'partnerKey' | 'partnerRecipient'
  >;
  readonly scenes: readonly Scene[];
}

const HOUR = 60;
const DAY = 24 * HOUR;
export const OLDEST_DAYS = 40;

const claim = (ago: number, who: Who): Scene => ({
  ago,
  who,
  step: { step: 'claim' },
  notes: [{ kind: 'claimed' }],
});
const see = (ago: number, who: Who): Scene => ({ ago, who, step: { step: 'see' } });
const reached = (ago: number, who: Who, note?: string): Scene => ({
  ago,
  who,
  step: { step: 'attempt', reached: true },
  notes: [{ kind: 'call', outcome: 'reached', ...(note ? { note } : {}) }],
});
const missed = (
  ago: number,
  who: Who,
  outcome: 'message_left' | 'no_answer' | 'unsafe_to_leave_message',
  note?: string,
): Scene => ({
  ago,
  who,
  step: { step: 'attempt', reached: false },
  notes: [{ kind: 'call', outcome, ...(note ? { note } : {}) }],
});
const decide = (ago: number, who: Who, decisions: Decision[], note?: string): Scene => ({
  ago,
  who,
  step: { step: 'decide' },
  notes: [{ kind: 'decision', decisions, ...(note ? { note } : {}) }],
});
const plan = (ago: number, who: Who, what: string, inMinutes: number): Scene => ({
  ago,
  who,
  plan: { what, inMinutes },
});
const note = (ago: number, who: Who, text: string): Scene => ({ ago, who, notes: [{ kind: 'note', text }] });
const assess = (ago: number, who: Who, more: Partial<Assessment> = {}): Scene => ({
  ago,
  who,
  notes: [
    {
      kind: 'assessment',
      identity: { how: 'called_switchboard', note: 'Rappelée par le standard inscrit au répertoire.' },
      needs: ['talk'],
      dutyToReport: { shown: true, state: 'not_applicable' },
      consentRelayed: 'yes',
      ...more,
    },
  ],
});
const write = (ago: number, who: Who, text: string): Scene => ({
  ago,
  who,
  exchange: [{ kind: 'message', text }],
});
const partner = (ago: number, text: string): Scene => ({
  ago,
  who: 'partner',
  does: 'message',
  content: { kind: 'message', text },
});
const close = (
  ago: number,
  who: Who,
  outcome: 'helped' | 'referred' | 'no_news' | 'not_for_us',
  doorStaysOpen: boolean,
  text?: string,
): Scene => ({
  ago,
  who,
  step: { step: 'close', reason: 'done' },
  notes: [{ kind: 'closing', outcome, doorStaysOpen, ...(text ? { note: text } : {}) }],
});

export const PLOTS: readonly Plot[] = [
  // Received: nobody has them yet.
  {
    key: 'patrol',
    ago: 12,
    promptness: 'now',
    scenes: [],
    opening: {
      organisation: 'Poste de police 99 (inventé)',
      firstName: 'Sergente Exemple',
      phone: '450 555-0101',
      sector: 'police',
      need: 'support',
      ageBand: 'adult',
      sheAgrees: 'yes',
      messageSafe: 'no',
      text: 'Elle est avec moi, au chaud, dans le véhicule. Elle accepte qu’on l’appelle sur mon téléphone. Comment lui parler sans la brusquer?',
      language: 'fr',
    },
  },
  {
    key: 'emergency-room',
    ago: 56,
    promptness: 'now',
    scenes: [],
    opening: {
      organisation: 'Hôpital des Quatre-Vents (inventé)',
      firstName: 'Inf. Modèle',
      phone: '450 555-0102 poste 4821',
      sector: 'health',
      need: 'support',
      ageBand: 'unknown',
      sheAgrees: 'not_yet',
      messageSafe: 'yes',
      text: 'Elle obtient son congé vers la fin de la journée. Elle a posé des questions sur « sortir de là ». Elle ne sait pas encore que j’écris.',
      language: 'fr',
    },
  },
  {
    key: 'shelter',
    ago: 3 * HOUR + 22,
    promptness: 'soon',
    scenes: [see(3 * HOUR, 'beatrice')],
    opening: {
      organisation: 'Refuge des Épinettes (inventé)',
      firstName: 'Nadia',
      phone: '450 555-0103',
      sector: 'community',
      need: 'advice',
      ageBand: 'adult',
      whenToCall: 'en après-midi, je suis seule au bureau',
      messageSafe: 'yes',
      text: 'Une résidente se ferme dès qu’on parle de travail. Quels mots choisir?',
      language: 'fr',
    },
  },
  {
    key: 'school',
    ago: 6 * HOUR + 5,
    promptness: 'soon',
    scenes: [],
    opening: {
      organisation: 'École Bois-Joli (inventée)',
      firstName: 'Paul',
      phone: '450 555-0104',
      sector: 'school',
      need: 'support',
      ageBand: 'under_18',
      sheAgrees: 'unknown',
      messageSafe: 'unknown',
      text: 'Inquiétude de deux enseignantes. Nous voulons bien faire et ne rien provoquer.',
      language: 'fr',
    },
  },
  {
    key: 'justice',
    ago: DAY,
    promptness: 'no_rush',
    scenes: [],
    opening: {
      organisation: 'Centre de justice de la Plaine (inventé)',
      firstName: 'Me Exemple',
      phone: '450 555-0105',
      sector: 'justice',
      need: 'session',
      text: 'Notre équipe de douze personnes aimerait une séance, idéalement en janvier.',
      language: 'fr',
    },
  },
  {
    key: 'english',
    ago: 90,
    promptness: 'soon',
    notBeforeIn: 5 * HOUR,
    scenes: [],
    opening: {
      organisation: 'Riverside Community Table (invented)',
      firstName: 'Dana',
      phone: '450 555-0106 ext. 12',
      sector: 'community',
      need: 'advice',
      ageBand: 'adult',
      sheAgrees: 'yes',
      messageSafe: 'yes',
      text: 'She said yes to a call with someone who has been there. What should I tell her first?',
      language: 'en',
    },
  },
  // Claimed: somebody is on it.
  {
    key: 'calling',
    ago: 19,
    promptness: 'now',
    scenes: [claim(6, 'beatrice'), { ago: 2, who: 'beatrice', step: { step: 'start_call' } }],
    opening: {
      organisation: 'Urgence sociale du Nord (inventée)',
      firstName: 'Karim',
      phone: '450 555-0107',
      sector: 'community',
      need: 'support',
      ageBand: 'adult',
      sheAgrees: 'yes',
      messageSafe: 'no',
      text: 'Elle est dans la pièce à côté et demande « quelqu’un qui sait ».',
      language: 'fr',
    },
  },
  {
    key: 'message-left',
    ago: 3 * HOUR,
    promptness: 'soon',
    scenes: [
      claim(2 * HOUR, 'agathe'),
      missed(110, 'agathe', 'message_left', 'Message neutre laissé au standard.'),
    ],
    opening: {
      organisation: 'CLSC des Trois-Îles (inventé)',
      firstName: 'Sophie',
      phone: '450 555-0108',
      sector: 'health',
      need: 'advice',
      messageSafe: 'yes',
      text: 'Deux questions de vocabulaire avant ma prochaine rencontre.',
      language: 'fr',
    },
  },
  {
    key: 'no-answer',
    ago: 9 * HOUR,
    promptness: 'soon',
    scenes: [
      claim(8 * HOUR, 'beatrice'),
      missed(7 * HOUR, 'beatrice', 'no_answer'),
      missed(5 * HOUR + 30, 'beatrice', 'no_answer'),
    ],
    opening: {
      organisation: 'Maison de la famille du Ruisseau (inventée)',
      firstName: 'Lucie',
      phone: '450 555-0109',
      sector: 'community',
      need: 'support',
      ageBand: 'adult',
      sheAgrees: 'not_yet',
      messageSafe: 'yes',
      language: 'fr',
    },
  },
  {
    key: 'unsafe',
    ago: 5 * HOUR,
    promptness: 'soon',
    scenes: [
      claim(4 * HOUR, 'agathe'),
      missed(
        3 * HOUR + 40,
        'agathe',
        'unsafe_to_leave_message',
        'La boîte vocale est partagée : ne rien laisser.',
      ),
    ],
    opening: {
      organisation: 'Travail de rue Le Sentier (inventé)',
      firstName: 'Jo',
      phone: '450 555-0110',
      sector: 'community',
      need: 'support',
      ageBand: 'adult',
      sheAgrees: 'yes',
      messageSafe: 'no',
      text: 'Je la revois ce soir. Le téléphone est partagé.',
      language: 'fr',
    },
  },
  {
    key: 'raised',
    ago: 7 * HOUR,
    promptness: 'no_rush',
    scenes: [
      claim(6 * HOUR, 'beatrice'),
      { ago: 14, who: 'partner', does: 'raise', content: { kind: 'raised' } },
      partner(13, 'Elle part dans l’heure. Je peux la retenir un moment, pas plus.'),
    ],
    opening: {
      organisation: 'Halte du Carrefour (inventée)',
      firstName: 'Mireille',
      phone: '450 555-0111',
      sector: 'community',
      need: 'support',
      ageBand: 'adult',
      sheAgrees: 'yes',
      messageSafe: 'yes',
      language: 'fr',
    },
  },
  // Reached: assessed, or waiting for it.
  {
    key: 'assessed',
    ago: 26 * HOUR,
    promptness: 'soon',
    scenes: [
      claim(25 * HOUR, 'agathe'),
      reached(24 * HOUR + 40, 'agathe', 'Échange de vingt minutes.'),
      assess(24 * HOUR + 20, 'agathe', {
        workerWants: 'Savoir quoi ne pas dire.',
        womanAskedFor: 'Parler à une femme qui est passée par là.',
        needs: ['talk', 'peer'],
      }),
      plan(24 * HOUR, 'agathe', 'Rappeler après sa rencontre de demain', 2 * DAY),
    ],
    opening: {
      organisation: 'Poste de police 98 (inventé)',
      firstName: 'Agent Spécimen',
      phone: '450 555-0112',
      sector: 'police',
      need: 'support',
      ageBand: 'adult',
      sheAgrees: 'yes',
      messageSafe: 'yes',
      language: 'fr',
    },
  },
  {
    key: 'phone-today',
    phone: 'beatrice',
    ago: 40,
    promptness: 'soon',
    scenes: [],
    opening: {
      organisation: 'Organisme Passage (inventé)',
      firstName: 'Ariane',
      phone: '450 555-0113',
      sector: 'community',
      need: 'advice',
      ageBand: 'adult',
      sheAgrees: 'yes',
      messageSafe: 'yes',
      text: 'Première approche prévue demain; veut répéter les premières phrases.',
    },
  },
  {
    key: 'phone-late',
    phone: 'agathe',
    ago: 30 * HOUR,
    promptness: 'soon',
    scenes: [plan(29 * HOUR, 'agathe', 'Envoyer la carte de poche et rappeler', 26 * HOUR)],
    opening: {
      organisation: 'Clinique du Verger (inventée)',
      firstName: 'Dre Modèle',
      phone: '450 555-0114',
      sector: 'health',
      need: 'advice',
      ageBand: 'adult',
      text: 'Repérage pendant une consultation : comment ouvrir la porte sans nommer?',
    },
  },
  {
    key: 'unread',
    ago: 2 * DAY,
    promptness: 'no_rush',
    scenes: [
      claim(46 * HOUR, 'beatrice'),
      reached(44 * HOUR, 'beatrice'),
      write(
        43 * HOUR,
        'beatrice',
        'Merci pour l’appel. Comme convenu, voici les deux phrases que nous avons choisies ensemble.',
      ),
      partner(75, 'Ça s’est bien passé. Elle voudrait une rencontre. Qu’est-ce que je lui réponds?'),
    ],
    opening: {
      organisation: 'Logis du Faubourg (inventé)',
      firstName: 'Yasmine',
      phone: '450 555-0115',
      sector: 'community',
      need: 'support',
      ageBand: 'adult',
      sheAgrees: 'yes',
      messageSafe: 'yes',
      language: 'fr',
    },
  },
  // Decided.
  {
    key: 'coaching',
    ago: 3 * DAY,
    promptness: 'no_rush',
    scenes: [
      claim(70 * HOUR, 'agathe'),
      reached(69 * HOUR, 'agathe'),
      assess(68 * HOUR, 'agathe'),
      decide(67 * HOUR, 'agathe', ['coaching'], 'L’équipe de trois personnes, par téléphone, avec Camille.'),
    ],
    opening: {
      organisation: 'Centre jeunesse de la Baie (inventé)',
      firstName: 'Éric',
      phone: '450 555-0116',
      sector: 'health',
      need: 'advice',
      ageBand: 'under_18',
      messageSafe: 'yes',
      language: 'fr',
    },
  },
  {
    key: 'meeting-decided',
    ago: 28 * HOUR,
    promptness: 'soon',
    scenes: [
      claim(27 * HOUR, 'beatrice'),
      reached(26 * HOUR, 'beatrice'),
      assess(25 * HOUR, 'beatrice', { needs: ['talk', 'peer', 'housing'] }),
      decide(3 * HOUR, 'beatrice', ['meeting']),
    ],
    opening: {
      organisation: 'Auberge du Tournant (inventée)',
      firstName: 'Claire',
      phone: '450 555-0117',
      sector: 'community',
      need: 'support',
      ageBand: 'adult',
      sheAgrees: 'yes',
      messageSafe: 'yes',
      language: 'fr',
    },
  },
  // Under way.
  {
    key: 'meeting-planned',
    ago: 6 * DAY,
    promptness: 'soon',
    scenes: [
      claim(143 * HOUR, 'beatrice'),
      reached(142 * HOUR, 'beatrice'),
      assess(141 * HOUR, 'beatrice'),
      decide(140 * HOUR, 'beatrice', ['meeting']),
      plan(139 * HOUR, 'beatrice', 'Rencontre à trois, au lieu convenu', 139 * HOUR + 3 * HOUR),
      write(138 * HOUR, 'beatrice', 'C’est confirmé. Nous serons deux, et rien ne presse.'),
      partner(137 * HOUR, 'Merci. Elle est soulagée que ce ne soit pas au poste.'),
      write(136 * HOUR, 'beatrice', 'Tant mieux. À bientôt.'),
    ],
    opening: {
      organisation: 'Poste de police 97 (inventé)',
      firstName: 'Enquêtrice Exemple',
      phone: '450 555-0118',
      sector: 'police',
      need: 'support',
      ageBand: 'adult',
      sheAgrees: 'yes',
      messageSafe: 'yes',
      language: 'fr',
    },
  },
  {
    key: 'follow-up',
    ago: 12 * DAY,
    promptness: 'no_rush',
    scenes: [
      claim(280 * HOUR, 'agathe'),
      reached(278 * HOUR, 'agathe'),
      assess(277 * HOUR, 'agathe'),
      decide(276 * HOUR, 'agathe', ['coaching', 'meeting']),
      plan(275 * HOUR, 'agathe', 'Deuxième accompagnement-conseil', 275 * HOUR + 4 * DAY),
      note(100 * HOUR, 'agathe', 'La première rencontre a eu lieu. Même duo la prochaine fois.'),
    ],
    opening: {
      organisation: 'Espace Femmes du Lac (inventé)',
      firstName: 'Odile',
      phone: '450 555-0119',
      sector: 'community',
      need: 'support',
      ageBand: 'adult',
      sheAgrees: 'yes',
      messageSafe: 'yes',
      language: 'fr',
    },
  },
  {
    key: 'follow-up-late',
    ago: 9 * DAY,
    promptness: 'no_rush',
    scenes: [
      claim(214 * HOUR, 'beatrice'),
      reached(212 * HOUR, 'beatrice'),
      decide(211 * HOUR, 'beatrice', ['session']),
      plan(210 * HOUR, 'beatrice', 'Proposer deux dates de séance', 208 * HOUR),
    ],
    opening: {
      organisation: 'Commission scolaire des Collines (inventée)',
      firstName: 'Hugo',
      phone: '450 555-0120',
      sector: 'school',
      need: 'session',
      text: 'Une vingtaine d’intervenantes; la moitié n’a jamais eu de formation sur le sujet.',
      language: 'fr',
    },
  },
  // Came back after closing.
  {
    key: 'returned',
    ago: 20 * DAY,
    promptness: 'no_rush',
    scenes: [
      claim(478 * HOUR, 'beatrice'),
      reached(476 * HOUR, 'beatrice'),
      decide(475 * HOUR, 'beatrice', ['advice_given']),
      close(470 * HOUR, 'beatrice', 'helped', true, 'La porte reste ouverte.'),
      {
        ago: 2 * HOUR,
        who: 'beatrice',
        step: { step: 'reopen', promptness: 'soon' },
        notes: [
          { kind: 'returned', who: 'worker', note: 'Elle demande la même personne que la première fois.' },
        ],
      },
    ],
    opening: {
      organisation: 'Maison Soleil-Levant (inventée)',
      firstName: 'Fatou',
      phone: '450 555-0121',
      sector: 'community',
      need: 'support',
      ageBand: 'adult',
      sheAgrees: 'yes',
      messageSafe: 'yes',
      language: 'fr',
    },
  },
  // Closed, not yet destroyed.
  {
    key: 'helped',
    ago: 16 * DAY,
    promptness: 'soon',
    scenes: [
      claim(380 * HOUR, 'agathe'),
      reached(379 * HOUR, 'agathe'),
      assess(378 * HOUR, 'agathe'),
      decide(377 * HOUR, 'agathe', ['meeting']),
      plan(376 * HOUR, 'agathe', 'Rencontre', 50 * HOUR),
      close(300 * HOUR, 'agathe', 'helped', true),
    ],
    opening: {
      organisation: 'Centre de femmes La Clairière (inventé)',
      firstName: 'Inès',
      phone: '450 555-0122',
      sector: 'community',
      need: 'support',
      ageBand: 'adult',
      sheAgrees: 'yes',
      language: 'fr',
    },
  },
  {
    key: 'referred',
    ago: 25 * DAY,
    promptness: 'no_rush',
    scenes: [
      claim(598 * HOUR, 'beatrice'),
      reached(596 * HOUR, 'beatrice'),
      decide(595 * HOUR, 'beatrice', ['referred']),
      close(594 * HOUR, 'beatrice', 'referred', false, 'Orientée vers le service d’hébergement.'),
    ],
    opening: {
      organisation: 'Banque alimentaire du Canton (inventée)',
      firstName: 'Réjean',
      phone: '450 555-0123',
      sector: 'community',
      need: 'support',
      ageBand: 'adult',
      language: 'fr',
    },
  },
  {
    key: 'withdrawn',
    ago: 5 * DAY,
    promptness: 'soon',
    scenes: [
      claim(118 * HOUR, 'agathe'),
      { ago: 117 * HOUR, who: 'partner', does: 'withdraw', content: { kind: 'withdrawn' } },
      {
        ago: 116 * HOUR,
        who: 'agathe',
        step: { step: 'close', reason: 'withdrawn_by_partner' },
        notes: [{ kind: 'closing', outcome: 'withdrawn', doorStaysOpen: true }],
      },
    ],
    opening: {
      organisation: 'Clinique sans rendez-vous du Pont (inventée)',
      firstName: 'Inf. Spécimen',
      phone: '450 555-0124',
      sector: 'health',
      need: 'advice',
      language: 'fr',
    },
  },
  {
    key: 'held',
    ago: 18 * DAY,
    promptness: 'soon',
    scenes: [
      claim(430 * HOUR, 'agathe'),
      reached(429 * HOUR, 'agathe'),
      close(420 * HOUR, 'agathe', 'not_for_us', false),
      { ago: 400 * HOUR, who: 'agathe', step: { step: 'hold', hold: true } },
    ],
    opening: {
      organisation: 'Bureau d’aide du Comté (inventé)',
      firstName: 'Me Spécimen',
      phone: '450 555-0125',
      sector: 'justice',
      need: 'support',
      language: 'fr',
    },
  },
  {
    key: 'duplicate',
    ago: 3 * HOUR + 5,
    promptness: 'soon',
    scenes: [
      { ago: 2 * HOUR + 50, who: 'beatrice', mergeInto: 'shelter', reason: 'Même appel, envoyé deux fois.' },
    ],
    opening: {
      organisation: 'Refuge des Épinettes (inventé)',
      firstName: 'Nadia',
      phone: '450 555-0103',
      sector: 'community',
      need: 'advice',
      language: 'fr',
    },
  },
  {
    key: 'practice',
    phone: 'agathe',
    practice: true,
    ago: DAY,
    promptness: 'no_rush',
    scenes: [],
    opening: {
      organisation: 'EXERCICE',
      firstName: 'EXERCICE',
      phone: '450 555-0100',
      need: 'advice',
      text: 'Demande d’exercice : s’efface d’un geste.',
      practice: true,
    },
  },
];
