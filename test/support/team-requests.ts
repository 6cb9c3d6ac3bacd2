/** The invented requests of the gallery: every state, door, promptness and trouble that a screen must show. */
import type { NotesContent } from '#programme/entries.ts';
import type { Step } from '#programme/request.ts';
import { CAMILLE, DAY, HOUR, MINUTE, NADIA, NOW, ROSALIE, Story } from './team-stories.ts';

const notes = (content: NotesContent) => ({ stream: 'notes', content }) as const;
const claim: Step = { step: 'claim' };
const claimed = notes({ kind: 'claimed' });
const reached: Step = { step: 'attempt', reached: true };
const missed: Step = { step: 'attempt', reached: false };
const call = (outcome: 'reached' | 'message_left' | 'no_answer' | 'unsafe_to_leave_message', note?: string) =>
  notes({ kind: 'call', outcome, ...(note ? { note } : {}) });
const plan = (at: number, owner: string, what: string) =>
  [{ step: 'plan', dueAt: at, owner } as const, notes({ kind: 'plan', what, dueAt: at, owner })] as const;

/** Minutes of so many days. */
const days = (n: number) => n * 24 * 60;

export function makeStories(): Story[] {
  return [
    // Nobody's yet.
    new Story(1, 'Hirondelle-4821', 22, {
      promptness: 'now',
      organisation: 'CISSS de Lanaudière, urgence',
      firstName: 'Marie-Ève',
      phone: '450 555-0148, poste 12',
      need: 'support',
      sector: 'health',
      whenToCall: 'Maintenant, je suis dans le bureau',
      messageSafe: 'no',
      ageBand: 'unknown',
      sheAgrees: 'yes',
      text: 'Elle est avec moi depuis une heure. Elle dit qu’elle voudrait que ça change, mais pas ce soir. Je ne sais pas comment continuer sans la perdre.',
      language: 'fr',
    }),
    new Story(2, 'Mésange-7305', 9, {
      promptness: 'soon',
      organisation: 'Maison des jeunes de Berthierville',
      firstName: 'Karim',
      phone: '450 555-0171',
      need: 'advice',
      sector: 'community',
      whenToCall: 'Cet après-midi',
      messageSafe: 'yes',
      ageBand: 'under_18',
      sheAgrees: 'not_yet',
      text: 'Une jeune nous parle d’un ami plus vieux qui paie tout. Quels mots utiliser?',
      language: 'fr',
    }),
    new Story(3, 'Linnet-2240', days(1) + 200, {
      promptness: 'no_rush',
      organisation: 'Joliette High School',
      firstName: 'Patricia',
      phone: '450 555-0190',
      need: 'session',
      sector: 'school',
      messageSafe: 'yes',
      text: 'We would like an awareness session for our staff, about twenty people, before the holidays.',
      language: 'en',
    }),
    new Story(
      4,
      'Sittelle-1187',
      3,
      {
        promptness: 'soon',
        organisation: 'Centre de services scolaire des Samares',
        firstName: 'Josée',
        phone: '450 555-0123',
        sector: 'school',
      },
      'mail',
    ),
    // Mine.
    new Story(5, 'Paruline-6402', 95, {
      promptness: 'now',
      organisation: 'Sûreté du Québec, poste de Joliette',
      firstName: 'Mélanie',
      phone: '450 555-0166',
      need: 'support',
      sector: 'police',
      messageSafe: 'unknown',
      ageBand: 'adult',
      sheAgrees: 'yes',
      text: 'Intervention hier soir. Elle accepte de parler à quelqu’un d’autre que la police.',
      language: 'fr',
    })
      .did(CAMILLE, 84, claim, claimed)
      .did(CAMILLE, 80, missed, call('no_answer'))
      .did(CAMILLE, 52, missed, call('message_left', 'Message à la répartition : rappeler Camille.'))
      .alerted(30, 'due_soon', CAMILLE)
      .alerted(22, 'late', CAMILLE, NADIA),
    new Story(6, 'Érable-3316', 300, {
      promptness: 'soon',
      organisation: 'CAVAC de Lanaudière',
      firstName: 'Louise',
      phone: '450 555-0134',
      need: 'support',
      sector: 'community',
      notBefore: NOW + 100 * MINUTE,
      whenToCall: 'Après midi, je suis en cour le matin',
      messageSafe: 'yes',
      ageBand: 'adult',
      sheAgrees: 'yes',
      text: 'Accompagnement au palais de justice; elle demande s’il existe un groupe.',
      language: 'fr',
    }).did(CAMILLE, 290, claim, claimed),
    new Story(7, 'Tilleul-9075', days(4), {
      promptness: 'soon',
      organisation: 'Auberge du Cœur Roland-Gauvreau',
      firstName: 'Vincent',
      phone: '450 555-0155',
      need: 'advice',
      sector: 'community',
      messageSafe: 'yes',
      ageBand: 'adult',
      sheAgrees: 'yes',
      text: 'Comment lui dire qu’une rencontre est possible sans qu’elle se sente piégée?',
      language: 'fr',
    })
      .did(CAMILLE, days(4) - 30, claim, claimed)
      .did(CAMILLE, days(4) - 60, reached, call('reached'))
      .write(
        NOW - (days(4) - 75) * MINUTE,
        { who: 'member', member: CAMILLE },
        notes({
          kind: 'assessment',
          identity: { how: 'called_switchboard', note: 'Rappelé par le standard, transféré à son poste.' },
          workerWants: 'Lui parler d’une rencontre sans qu’elle se sente piégée.',
          womanAskedFor: 'Du temps. Ne pas être seule au rendez-vous.',
          needs: ['talk', 'peer'],
          dutyToReport: { shown: false, state: 'not_applicable' },
          consentRelayed: 'yes',
        }),
      )
      .did(
        CAMILLE,
        days(4) - 80,
        { step: 'decide' },
        notes({
          kind: 'decision',
          decisions: ['coaching', 'meeting'],
          note: 'D’abord un accompagnement-conseil, puis une rencontre si elle le souhaite.',
        }),
      )
      .did(
        CAMILLE,
        days(4) - 84,
        ...plan(NOW + 3 * HOUR, CAMILLE, 'Rappeler Vincent pour fixer la rencontre'),
      )
      .partner(
        days(1),
        { step: 'message' },
        {
          kind: 'message',
          text: 'Bonjour. Elle a dit oui pour en parler, plutôt en après-midi. Merci pour les mots, ça a aidé.',
        },
      ),
    new Story(
      8,
      'Bruant-5520',
      days(2),
      {
        promptness: 'soon',
        organisation: 'CLSC de Rawdon',
        firstName: 'Anne',
        phone: '450 555-0119',
        need: 'support',
        sector: 'health',
        messageSafe: 'yes',
        ageBand: 'adult',
        sheAgrees: 'unknown',
        text: 'Elle revient chaque semaine pour autre chose.',
        language: 'fr',
      },
      { phone: CAMILLE },
    ).did(CAMILLE, days(2) - 20, ...plan(NOW - 40 * MINUTE, CAMILLE, 'Rappeler Anne avec une date')),
    new Story(9, 'Mélèze-2764', days(6), {
      promptness: 'no_rush',
      organisation: 'Ville de Repentigny, service de police',
      firstName: 'Sébastien',
      phone: '450 555-0142',
      need: 'session',
      sector: 'police',
      messageSafe: 'yes',
      text: 'Séance pour deux équipes de patrouille.',
      language: 'fr',
    })
      .did(CAMILLE, days(6) - 50, claim, claimed)
      .did(CAMILLE, days(6) - 90, reached, call('reached'))
      .did(CAMILLE, days(6) - 100, { step: 'decide' }, notes({ kind: 'decision', decisions: ['session'] }))
      .did(CAMILLE, days(6) - 104, ...plan(NOW + 2 * DAY, CAMILLE, 'Proposer deux dates de séance')),
    // The team's.
    new Story(10, 'Vanneau-8119', 40, {
      promptness: 'now',
      organisation: 'CISSS de Lanaudière, centre jeunesse',
      firstName: 'Julie',
      phone: '450 555-0177',
      need: 'support',
      sector: 'health',
      messageSafe: 'no',
      ageBand: 'under_18',
      sheAgrees: 'yes',
      text: 'Elle est dans la salle à côté.',
      language: 'fr',
    })
      .did(NADIA, 31, claim, claimed)
      .did(NADIA, 4, { step: 'start_call' }),
    new Story(11, 'Osier-4477', 150, {
      promptness: 'soon',
      organisation: 'Travail de rue, Terrebonne',
      firstName: 'Maude',
      phone: '438 555-0102',
      need: 'advice',
      sector: 'community',
      messageSafe: 'yes',
      ageBand: 'adult',
      text: 'Elle m’écrit la nuit. Quoi répondre?',
      language: 'fr',
    }).did(ROSALIE, 120, claim, claimed),
    new Story(12, 'Kinglet-6038', days(9), {
      promptness: 'soon',
      organisation: 'Manawan Health Centre',
      firstName: 'Sonia',
      phone: '819 555-0108',
      need: 'support',
      sector: 'health',
      messageSafe: 'unknown',
      ageBand: 'adult',
      sheAgrees: 'yes',
      text: 'She is in the city for an appointment and does not want to go back tonight.',
      language: 'en',
    })
      .did(NADIA, days(9) - 40, claim, claimed)
      .did(NADIA, days(9) - 55, reached, call('reached'))
      .did(NADIA, days(9) - 70, { step: 'decide' }, notes({ kind: 'decision', decisions: ['referred'] }))
      .did(NADIA, days(9) - 75, ...plan(NOW - 2 * DAY, NADIA, 'Vérifier que l’orientation a tenu')),
    new Story(13, 'Roselin-3092', days(3), {
      promptness: 'soon',
      organisation: 'Palais de justice de Joliette',
      firstName: 'Geneviève',
      phone: '450 555-0160',
      need: 'support',
      sector: 'justice',
      messageSafe: 'no',
      ageBand: 'adult',
      sheAgrees: 'yes',
      text: 'Témoin dans un dossier. Elle veut savoir à qui parler après.',
      language: 'fr',
    })
      .did(ROSALIE, days(3) - 45, claim, claimed)
      .did(ROSALIE, days(3) - 50, reached, call('reached'))
      .did(ROSALIE, days(3) - 55, ...plan(NOW + 5 * HOUR, ROSALIE, 'Appeler avec Sylvie'))
      .partner(35, { step: 'raise' }, { kind: 'raised' }),
    new Story(14, 'Saule-7741', days(2) + 60, {
      promptness: 'no_rush',
      organisation: 'Cégep régional de Lanaudière',
      firstName: 'Émilie',
      phone: '450 555-0183',
      need: 'session',
      sector: 'school',
      messageSafe: 'yes',
      text: 'Conférence pour les étudiantes en travail social.',
      language: 'fr',
    })
      .did(NADIA, days(2) - 10, claim, claimed)
      .partner(80, { step: 'withdraw' }, { kind: 'withdrawn' }),
    new Story(15, 'Colibri-1450', 500, {
      promptness: 'soon',
      organisation: 'Carrefour jeunesse-emploi',
      firstName: 'Alex',
      phone: '450 555-0111',
      practice: true,
      need: 'support',
      sector: 'community',
      messageSafe: 'yes',
      ageBand: 'adult',
      text: 'Ceci est un exercice.',
      language: 'fr',
    }).did(NADIA, 480, claim, claimed),
    new Story(16, 'Aulne-6623', days(5), {
      promptness: 'soon',
      organisation: 'Sûreté du Québec, poste de Joliette',
      firstName: 'Mélanie',
      phone: '450 555-0166',
      need: 'support',
      sector: 'police',
      messageSafe: 'yes',
      ageBand: 'adult',
      sheAgrees: 'yes',
      text: 'Suite à une intervention.',
      language: 'fr',
    })
      .did(NADIA, days(5) - 60, claim, claimed)
      .did(NADIA, days(5) - 70, reached, call('reached'))
      .did(NADIA, days(5) - 80, { step: 'decide' }, notes({ kind: 'decision', decisions: ['advice_given'] }))
      .did(NADIA, days(5) - 90, ...plan(NOW + 6 * DAY, NADIA, 'Prendre des nouvelles'))
      .did(CAMILLE, days(1) + 30, { step: 'hold', hold: true }),
    new Story(17, 'Tangara-8856', days(40), {
      promptness: 'soon',
      organisation: 'CLSC de Joliette',
      firstName: 'Hélène',
      phone: '450 555-0137',
      need: 'support',
      sector: 'health',
      messageSafe: 'yes',
      ageBand: 'adult',
      sheAgrees: 'yes',
      text: 'Elle voudrait rencontrer quelqu’un qui comprend.',
      language: 'fr',
    })
      .did(CAMILLE, days(40) - 30, claim, claimed)
      .did(CAMILLE, days(40) - 40, reached, call('reached'))
      .did(CAMILLE, days(39), { step: 'decide' }, notes({ kind: 'decision', decisions: ['meeting'] }))
      .did(
        CAMILLE,
        days(20),
        { step: 'close', reason: 'done' },
        notes({ kind: 'closing', outcome: 'helped', doorStaysOpen: true }),
      )
      .did(
        NADIA,
        25,
        { step: 'reopen', promptness: 'soon' },
        notes({ kind: 'returned', who: 'woman', note: 'Elle a rappelé Hélène d’elle-même.' }),
      ),
    // Closed, not yet destroyed.
    new Story(18, 'Frêne-2019', days(60), {
      promptness: 'soon',
      organisation: 'CLSC de Rawdon',
      firstName: 'Anne',
      phone: '450 555-0119',
      need: 'advice',
      sector: 'health',
      ageBand: 'adult',
      text: 'Trouver les mots.',
      language: 'fr',
    })
      .did(NADIA, days(60) - 60, claim, claimed)
      .did(NADIA, days(59), reached, call('reached'))
      .did(NADIA, days(58), { step: 'decide' }, notes({ kind: 'decision', decisions: ['advice_given'] }))
      .did(
        NADIA,
        days(26),
        { step: 'close', reason: 'done' },
        notes({ kind: 'closing', outcome: 'helped', doorStaysOpen: false }),
      ),
    new Story(19, 'Grèbe-5138', days(35), {
      promptness: 'now',
      organisation: 'Sûreté du Québec, poste de Repentigny',
      firstName: 'Marc',
      phone: '450 555-0129',
      need: 'support',
      sector: 'police',
      ageBand: 'adult',
      text: 'Elle est repartie.',
      language: 'fr',
    })
      .did(CAMILLE, days(35) - 5, claim, claimed)
      .did(CAMILLE, days(35) - 9, reached, call('reached'))
      .did(
        CAMILLE,
        days(9),
        { step: 'close', reason: 'done' },
        notes({ kind: 'closing', outcome: 'no_news', doorStaysOpen: true }),
      ),
    new Story(20, 'Pruche-7460', days(30), {
      promptness: 'no_rush',
      organisation: 'École secondaire Thérèse-Martin',
      firstName: 'Chantal',
      phone: '450 555-0198',
      need: 'session',
      sector: 'school',
      text: 'Séance annulée.',
      language: 'fr',
    })
      .partner(days(28), { step: 'withdraw' }, { kind: 'withdrawn' })
      .did(
        NADIA,
        days(24),
        { step: 'close', reason: 'withdrawn_by_partner' },
        notes({ kind: 'closing', outcome: 'withdrawn', doorStaysOpen: false }),
      ),
    new Story(21, 'Courlis-3847', days(50), {
      promptness: 'soon',
      organisation: 'CISSS de Lanaudière',
      firstName: 'Isabelle',
      phone: '450 555-0150',
      need: 'support',
      sector: 'health',
      ageBand: 'adult',
      text: 'Dossier demandé par la cour.',
      language: 'fr',
    })
      .did(ROSALIE, days(50) - 60, claim, claimed)
      .did(ROSALIE, days(50) - 70, reached, call('reached'))
      .did(
        ROSALIE,
        days(34),
        { step: 'close', reason: 'done' },
        notes({ kind: 'closing', outcome: 'referred', doorStaysOpen: false }),
      )
      .did(CAMILLE, days(32), { step: 'hold', hold: true }),
    // Trouble.
    broken(22, 'Nyctale-9934', 'tampered'),
    broken(23, 'Thuya-1605', 'no_key'),
    new Story(
      24,
      'Junco-4288',
      700,
      {
        promptness: 'soon',
        organisation: 'Sûreté du Québec, poste de Joliette',
        firstName: 'Mélanie',
        phone: '(450) 555-0166',
        need: 'support',
        sector: 'police',
        text: 'Je rappelle au sujet de la même personne.',
        language: 'fr',
      },
      'mail',
    ).did(ROSALIE, 650, claim, claimed),
    long(25),
  ];
}

/** Its opening cannot be read; the request stays in the queue all the same. */
function broken(n: number, reference: string, why: 'tampered' | 'no_key'): Story {
  const story = new Story(n, reference, 130 + n, {
    promptness: 'soon',
    organisation: 'x',
    firstName: 'x',
    phone: 'x',
  });
  const index = story.timeline.findIndex((item) => item.type === 'exchange');
  story.timeline[index] = { type: 'unreadable', stream: 'exchange', seq: 0, at: story.row.receivedAt, why };
  return story;
}

/** Everything that a timeline can hold, in one request. */
function long(n: number): Story {
  const story = new Story(n, 'Rossignol-2573', days(3) + 100, {
    promptness: 'soon',
    organisation: 'CLSC de Saint-Jean-de-Matha',
    firstName: 'Dominique',
    phone: '450 555-0180, poste 2204',
    need: 'support',
    sector: 'health',
    whenToCall: 'Le matin',
    messageSafe: 'no',
    ageBand: 'unknown',
    sheAgrees: 'not_yet',
    text: 'Une femme vient au sans rendez-vous depuis trois semaines. Elle a parlé d’un homme qui garde ses papiers. Elle n’est pas prête à en dire plus et je ne veux pas la brusquer.',
    language: 'fr',
  });
  return story
    .did(NADIA, days(3) + 80, claim, claimed)
    .did(NADIA, days(3) + 70, missed, call('unsafe_to_leave_message'))
    .did(NADIA, days(3) + 20, reached, call('reached', 'Elle rappelle entre deux rendez-vous.'))
    .write(
      NOW - (days(3) + 10) * MINUTE,
      { who: 'member', member: NADIA },
      notes({
        kind: 'assessment',
        identity: { how: 'called_switchboard' },
        workerWants: 'Garder le lien; savoir quoi répondre quand elle parle de ses papiers.',
        womanAskedFor: 'Ravoir ses papiers. Que personne ne soit prévenu sans elle.',
        needs: ['safety', 'legal', 'talk'],
        dutyToReport: { shown: true, state: 'considered', on: '2026-10-10', byRole: 'l’intervenante' },
        consentRelayed: 'unknown',
      }),
    )
    .did(
      NADIA,
      days(3),
      { step: 'decide' },
      notes({ kind: 'decision', decisions: ['coaching'], note: 'Deux appels avec Sylvie.' }),
    )
    .did(NADIA, days(2) + 600, ...plan(NOW - DAY - 2 * HOUR, NADIA, 'Premier appel avec Sylvie'))
    .reply(
      NADIA,
      NOW - (days(2) + 580) * MINUTE,
      'Bonjour Dominique. Nous serons deux au téléphone jeudi. Vous n’avez rien à préparer.',
    )
    .partner(
      days(2) + 300,
      { step: 'message' },
      { kind: 'message', text: 'Merci. Elle est venue ce matin, elle va mieux.' },
    )
    .write(
      NOW - (days(2) + 200) * MINUTE,
      { who: 'member', member: NADIA },
      notes({ kind: 'note', text: 'Préparer avec Sylvie les mots pour parler des papiers sans promettre.' }),
    )
    .did(
      CAMILLE,
      days(1) + 20,
      { step: 'take_over' },
      notes({ kind: 'taken_over', from: NADIA, reason: 'Nadia est en congé jusqu’à lundi.' }),
    )
    .did(CAMILLE, days(1), { step: 'set_promptness', promptness: 'now' })
    .did(CAMILLE, 8, missed, call('no_answer', 'Occupé.'));
}
