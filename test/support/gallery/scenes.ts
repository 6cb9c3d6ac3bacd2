/**
 * Every screen of the team's work, in every state that people meet: what is shown, and from which data. A scene that
 * needs a hand (something typed, a dialog opened) says so in `act`, which the tests carry out.
 */
import type { Page } from '@playwright/test';
import { AWAY_ROSALIE, dutyOf, ROTA, SWAPS } from '../team-duty.ts';
import { sampleAgenda } from '../agenda-stories.ts';
import { MAILBOX } from '../team-fixture.ts';
import { peerAgenda, UNDER_WAY } from '../team-peer.ts';
import { SESSION_ROUNDS, sessionOf, sessionsAgenda, sessionWithLink } from '../team-sessions.ts';
import { CUT_MAIL_STORY, MAIL_STORY, withMails } from '../team-mails.ts';
import { CAMILLE, fileOf, NADIA, NOW, ROSALIE, SETTINGS, type Story, SYLVIE } from '../team-stories.ts';
import { MEETING_SCENES } from './meeting-scenes.ts';
import { QUESTION_SCENES } from './question-scenes.ts';
import type { Scene } from './scene.ts';

const request = (n: number, task?: string) => `/demande/${fileOf(n)}${task ? `?faire=${task}` : ''}`;
const draft = (fields: Record<string, unknown>, screen = 'phone', file: string | null = null) => ({
  record: fileOf(700),
  draft: { kind: 'draft' as const, screen, file, fields },
  savedAt: NOW - 600_000,
  onServer: true,
});

/** Forty minutes before closing, on the eve of a day that is open. */
const dayEnds = { closesAt: NOW + 40 * 60_000, opensAgainAt: Date.parse('2026-10-14T12:30:00Z') };
const neverRead = [
  { file: fileOf(940), reference: 'Chardonneret-2716', kind: 'unread', destroyAt: NOW - 60_000 },
] as const;
const only =
  (...numbers: number[]) =>
  (stories: Story[]) =>
    stories.filter(({ row }) => numbers.some((n) => row.file === fileOf(n)));

const halfDone = {
  promptness: 'now',
  organisation: 'CLSC de Joliette',
  firstName: 'Chloé',
  phone: '450 555-0137',
  text: 'Elle s’appelle Julie Tremblay, 450 555-0199.',
  language: 'fr',
  practice: false,
};

/** A peer's part of Today has come. */
const myWeek = async (page: Page) =>
  page.getByRole('heading', { level: 2, name: /^Ma semaine|^My week/ }).waitFor();

const press = (name: string | RegExp) => async (page: Page) =>
  page.getByRole('button', { name }).first().click();

/** A long form takes a moment to open: the page around it is hidden before it is there. */
const dialogBy = (name: RegExp) => async (page: Page) => {
  await press(name)(page);
  await page.getByRole('dialog').getByRole('textbox').first().waitFor();
};

/** The word guard has looked, after a pause in the typing. */
const flagged = async (page: Page) =>
  page
    .getByText(/qui elle est$|who she is$/)
    .first()
    .waitFor();
const rota = dutyOf();
const onDuty = { patch: { duty: rota } };
const swaps = { patch: { duty: dutyOf(ROTA, { absences: [], swaps: SWAPS }) } };
const awayMyself = dutyOf(ROTA, { absences: [{ member: CAMILLE, from: NOW - 3 * 3_600_000, until: null }] });
/** Rosalie is away now, Nadia from the day after tomorrow, Camille from next week on without an end. */
const awayLater = dutyOf(ROTA, {
  absences: [
    AWAY_ROSALIE,
    { member: NADIA, from: NOW + 2 * 86_400_000, until: NOW + 5 * 86_400_000 },
    { member: CAMILLE, from: NOW + 7 * 86_400_000, until: null },
  ],
});
/** The dialog, turned to an absence that begins in a week. */
const fromLater = async (page: Page) => {
  await press(/^Je m’absente|^I am away/)(page);
  await page.getByText(/^Plus tard$|^Later$/).click();
  await press(/^dans une semaine$|^in a week$/)(page);
};
const alerts = {
  mail: [],
  push: ['now' as const],
  every: true,
  quiet: { from: '21:00', to: '07:00', evenNow: false },
  daily: '08:30',
};
const sessions = { agenda: sessionsAgenda() };
const evaluated = { ...sessions, rounds: SESSION_ROUNDS };
const LINES = [
  'Enfin des phrases à dire, pas seulement des interdits.',
  'Le sergent parlait pendant tout l’exposé.',
];
const session = (n: number, sheet?: string) => `/seance/${sessionOf(n)}${sheet ? `?faire=${sheet}` : ''}`;
const alertOf = (file: string) => async (page: Page) =>
  page.evaluate(
    (of) => (window as unknown as { alert: (file: string, why: string) => void }).alert(of, 'unclaimed'),
    file,
  );
/** The rota's form, opened from the screen. */
const editing = press(/^Modifier la garde|^Change the rota/);

/** Camille corrected a number and added a service: a colleague has to dial them. */
const PROPOSED: typeof SETTINGS = {
  ...SETTINGS,
  helpLines: [
    ...SETTINGS.helpLines,
    {
      id: 'local',
      hidden: false,
      checkedOn: '2026-01-10',
      checkedBy: CAMILLE,
      proposed: {
        number: '450 555-0177',
        hours: { fr: 'Du lundi au vendredi, le jour', en: 'Monday to Friday, by day' },
        added: null,
        by: CAMILLE,
        on: '2026-10-12',
      },
    },
    {
      id: 'own_halte0001',
      hidden: false,
      proposed: {
        number: '450 555-0112',
        hours: null,
        added: {
          topic: 'local',
          name: { fr: 'Halte inventée', en: 'Invented drop-in' },
          whoMayCall: { fr: 'Femmes de 18 ans et plus', en: 'Women aged 18 and over' },
          note: { fr: 'Pour une nuit, sans rendez-vous.', en: 'For one night, without appointment.' },
          languages: ['fr'],
          allDay: false,
        },
        by: CAMILLE,
        on: '2026-10-12',
      },
    },
    { id: 'emergency', hidden: true },
  ],
};

export const SCENES: Readonly<Record<string, Scene>> = {
  ...MEETING_SCENES,
  ...QUESTION_SCENES,
  'evaluation-results': { path: '/reglages', evaluation: 'results' },
  'evaluation-hidden': { path: '/reglages', evaluation: 'hidden' },
  'evaluation-paper': { path: '/reglages', evaluation: 'paper' },
  'evaluation-keying': { path: '/reglages', evaluation: 'keying' },
  'evaluation-keying-later': { path: '/reglages', evaluation: 'keying-later' },
  agenda: { path: '/agenda', options: { agenda: sampleAgenda() } },
  agenda_list: { path: '/agenda?vue=liste', options: { agenda: sampleAgenda() } },
  agenda_empty: { path: '/agenda' },
  sessions: {
    path: '/seances',
    options: sessionWithLink(1),
    act: async (page) => page.getByText(/Engagement reçu|Undertaking received/).waitFor(),
  },
  'sessions-none': { path: '/seances' },
  'session-new': { path: '/seance/nouvelle', options: sessions },
  'session-proposed': { path: session(1), options: sessions },
  'session-link-waiting': {
    path: session(1),
    options: sessionWithLink(0),
    act: async (page) => page.getByText(/7FK3-9QXM-2T/).waitFor(),
  },
  'session-link-answered': {
    path: session(1),
    options: sessionWithLink(1),
    act: async (page) => page.getByText(/Luc Tremblay, lieutenant/).waitFor(),
  },
  'session-to-hold': { path: session(2), options: sessions },
  'session-plan-b': { path: session(3), options: sessions },
  'session-held': { path: session(4), options: evaluated },
  'session-results': { path: session(4, 'resultats'), options: evaluated },
  'session-results-hidden': {
    path: session(4, 'resultats'),
    options: { ...evaluated, evaluation: { people: 5 } },
  },
  'sessions-results': {
    path: '/seances?faire=resultats',
    options: { ...evaluated, evaluation: { people: 5, lines: LINES } },
  },
  'session-keying': { path: session(4, 'saisie'), options: evaluated },
  'session-cancelled': { path: session(6), options: sessions },
  'session-run-sheet': { path: session(2, 'feuille'), options: sessions },
  'session-attestation': { path: session(4, 'attestation'), options: sessions },
  'session-thanks': { path: session(4, 'merci'), options: sessions },
  'session-propose': {
    path: session(1),
    options: sessions,
    act: async (page) => {
      await press(/^Changer la date|^Change the date/)(page);
      await page.getByRole('dialog').waitFor();
    },
  },
  'session-type': {
    path: '/seances',
    options: sessions,
    act: dialogBy(/^Modifier : Les mots|^Edit: Words/),
  },
  today: { path: '/' },
  'today-professional': { path: '/', options: { me: NADIA } },
  'today-peer': { path: '/', options: { me: SYLVIE }, act: myWeek },
  'peer-invited': { path: '/', options: { me: SYLVIE, agenda: peerAgenda() }, act: myWeek },
  'peer-declining': {
    path: '/',
    options: { me: SYLVIE, agenda: peerAgenda() },
    act: press(/^Décliner|^Decline/),
  },
  'peer-under-way': { path: '/', options: { me: SYLVIE, agenda: peerAgenda([UNDER_WAY]) }, act: myWeek },
  'peer-stepped-back': {
    path: '/',
    options: { me: SYLVIE, agenda: peerAgenda([UNDER_WAY]) },
    act: press(/^Je me retire|^I step back/),
  },
  limits: { path: '/limites', options: { me: SYLVIE, agenda: peerAgenda() } },
  'limits-typed': {
    path: '/limites',
    options: { me: SYLVIE, agenda: peerAgenda() },
    act: async (page) => {
      await page.getByRole('button', { name: /^Enlever : ma famille|^Remove: ma famille/ }).click();
      await page.getByText(/^Pas encore enregistré|^Not saved yet/).waitFor();
    },
  },
  'peer-offline': { path: '/', options: { me: SYLVIE, offline: true } },
  'today-peer-review': { path: '/', options: { me: SYLVIE, patch: { toReview: 66 } }, act: myWeek },
  guide: { path: '/guide', act: press(/Êtes-vous victime|Are you a victim/) },
  'guide-offline': { path: '/guide', options: { offline: true } },
  'guide-review': {
    path: '/guide?faire=relire',
    options: { me: SYLVIE },
    act: press(/^Pas encore|^Not yet/),
  },
  'guide-form': {
    path: '/guide',
    act: async (page) => {
      await press(/Il faut que vous partiez|You have got to leave/)(page);
      await press(/^Modifier$|^Change$/)(page);
      await press(/^Enregistrer$|^Save$/)(page);
    },
  },
  'hours-mine': { path: '/heures', options: { me: SYLVIE, agenda: peerAgenda() } },
  'hours-change': {
    path: '/heures',
    options: { me: SYLVIE, agenda: peerAgenda() },
    act: press(/^Corriger d’abord|^Correct first/),
  },
  'hours-offline': { path: '/heures', options: { me: SYLVIE, offline: true } },
  'hours-team': { path: '/heures', options: { agenda: peerAgenda([]) } },
  'hours-pay': {
    path: '/heures',
    options: { agenda: peerAgenda([]) },
    act: press(/^Marquer payé : Sylvie|^Mark as paid: Sylvie/),
  },
  'request-right-words': { path: request(1, 'message'), act: press(/Les mots justes|The right words/) },
  'request-words-found': {
    path: request(1, 'message'),
    act: async (page) => {
      const text = 'Vous devez partir. You must leave. Vous devez partir, you must leave.';
      await page.getByRole('textbox', { name: /^Message/ }).fill(text);
      await page.getByText(/à regarder$|to look at$/).waitFor();
    },
  },
  'request-message-without-code': {
    path: request(8, 'message'),
    act: async (page) => {
      await page.locator('#task-message').getByRole('button').first().click();
      await page.getByText(/^L’identité a été vérifiée|^Identity was checked/).click();
      await press(/^Montrer les douze mots|^Show the twelve words/)(page);
    },
  },
  'request-words-unchecked': {
    path: request(1, 'message'),
    options: { offline: true },
    act: async (page) => {
      await page.getByRole('textbox', { name: /^Message/ }).fill('Vous devez partir.');
      await page.getByText(/n’ont pas pu être vérifiées|could not be checked/).waitFor();
    },
  },
  'today-peer-unnoted': {
    path: '/',
    options: { me: SYLVIE, patch: { drafts: [draft({ day: '2026-10-12', minutes: 25 }, 'wording_review')] } },
    act: async (page) => page.getByText(/25 min/).waitFor(),
  },
  'today-empty': { path: '/', options: { stories: () => [] } },
  'today-loading': { path: '/', options: { stories: () => [], patch: { queueLoaded: false } } },
  'today-offline': { path: '/', options: { offline: true, patch: { drafts: [draft(halfDone)] } } },
  'today-unsent': {
    path: '/',
    options: {
      patch: {
        drafts: [
          draft(
            {
              operation: {
                kind: 'say',
                file: fileOf(7),
                say: [{ stream: 'notes', content: { kind: 'note', text: 'Elle préfère le jeudi.' } }],
              },
            },
            'unsent',
            fileOf(7),
          ),
        ],
      },
    },
  },
  'today-mail-failing': {
    path: '/',
    options: {
      patch: {
        mail: {
          server: null,
          passwordSet: false,
          waiting: 4,
          lastSentAt: null,
          failing: { since: NOW - 4_080_000, reason: '535 Authentication failed' },
        },
      },
    },
  },
  'today-setup': {
    path: '/',
    options: {
      stories: () => [],
      patch: {
        kitConfirmed: false,
        directory: [],
        mail: null,
        settings: { ...SETTINGS, privacyOfficer: null, served: null, helpLines: [], confirmedAsIs: [] },
      },
    },
  },
  'today-closed-hours': {
    path: '/',
    options: { patch: { openNow: false, nextOpeningAt: NOW + 90 * 60_000, closesAt: null } },
  },
  'today-on-duty': { path: '/', options: onDuty },
  'today-swap-asked': { path: '/', options: swaps },
  'today-away': { path: '/', options: { patch: { duty: awayMyself } } },
  'today-nobody-told': {
    path: '/',
    options: {
      stories: (all) => all.slice(0, 2),
      silent: [CAMILLE, ROSALIE],
    },
  },
  'today-acknowledged': {
    path: '/',
    options: onDuty,
    act: press(/^Je m’en occupe : Hirondelle|^I have it: Hirondelle/),
  },
  alerted: { path: '/repertoire', options: onDuty, act: alertOf(fileOf(1)) },
  duty: { path: '/garde', options: onDuty },
  'duty-professional': { path: '/garde', options: { me: NADIA, ...onDuty } },
  'duty-none': { path: '/garde' },
  'duty-none-professional': { path: '/garde', options: { me: NADIA } },
  'duty-loading': { path: '/garde', options: { patch: { duty: null } } },
  'duty-offline': { path: '/garde', options: { offline: true, patch: { duty: null } } },
  'duty-offline-shown': { path: '/garde', options: { offline: true, patch: { duty: rota } } },
  'duty-swaps': { path: '/garde', options: swaps },
  'duty-swap-gone': {
    path: '/garde',
    options: { ...swaps, fail: { ok: false, code: 'refused_step' } },
    act: press(/^Accepter$|^Accept$/),
  },
  'duty-ask-swap': {
    path: '/garde',
    options: onDuty,
    act: press(/^Demander un échange|^Ask for a swap/),
  },
  'duty-away': { path: '/garde', options: { me: NADIA, ...onDuty }, act: press(/^Je m’absente|^I am away/) },
  'duty-away-date': {
    path: '/garde',
    options: { me: NADIA, ...onDuty },
    act: async (page) => {
      await press(/^Je m’absente|^I am away/)(page);
      await page.getByText(/^Une date$|^A date$/).click();
    },
  },
  'duty-away-later': { path: '/garde', options: { me: NADIA, ...onDuty }, act: fromLater },
  'duty-away-later-wrong': {
    path: '/garde',
    options: { patch: { duty: awayLater } },
    act: async (page) => {
      await press(/^Je m’absente|^I am away/)(page);
      await page.getByText(/^Plus tard$|^Later$/).click();
      await press(/^M’absenter|^Be away/)(page);
    },
  },
  'duty-away-later-listed': { path: '/garde', options: { patch: { duty: awayLater } } },
  'account-away-later': { path: '/compte', options: { patch: { duty: awayLater } } },
  'duty-away-myself': { path: '/garde', options: { patch: { duty: awayMyself } } },
  'duty-away-colleague': {
    path: '/garde',
    options: onDuty,
    act: async (page) => {
      await press(/^Une collègue s’absente|^A colleague is away/)(page);
      await page
        .getByText(/^Nadia$/)
        .last()
        .click();
    },
  },
  'duty-edit': { path: '/garde', options: onDuty, act: editing },
  'duty-make': {
    path: '/garde',
    act: async (page) => {
      await press(/^Faire la garde|^Make the rota/)(page);
      await press(/^Reprendre les heures|^Start from the opening/)(page);
      await press(/^Ajouter une date|^Add a date/)(page);
    },
  },
  'duty-edit-wrong': {
    path: '/garde',
    options: onDuty,
    act: async (page) => {
      await editing(page);
      await press(/^Ajouter une plage : Samedi|^Add a shift: Saturday/)(page);
      await page
        .getByRole('group', { name: /^Samedi, plage 1$|^Saturday, shift 1$/ })
        .getByRole('combobox')
        .last()
        .selectOption({ label: 'Camille' });
      await press(/^Enregistrer|^Save/)(page);
    },
  },
  'duty-edit-kept': {
    path: '/garde',
    options: {
      patch: {
        duty: rota,
        drafts: [draft({ rota: { ...ROTA, week: { ...ROTA.week, wed: [] } }, version: 1 }, 'duty.rota')],
      },
    },
  },
  'duty-edit-conflict': {
    path: '/garde',
    options: { ...onDuty, fail: { ok: false, code: 'stale' } },
    act: async (page) => {
      await editing(page);
      await press(/^Enregistrer|^Save/)(page);
    },
  },
  account: { path: '/compte', options: onDuty },
  'account-peer': {
    path: '/compte',
    options: { me: SYLVIE, mine: { alerts: { ...alerts, quiet: { ...alerts.quiet, to: '21:00' } } } },
    act: async (page) => {
      await page.locator('#prevenir').getByRole('checkbox').first().press('Space');
      await page
        .locator('#prevenir')
        .getByRole('button', { name: /^Enregistrer|^Save/ })
        .click();
    },
  },
  'account-told': {
    path: '/compte',
    options: { mine: { alertEmail: null, alerts }, patch: { duty: awayMyself } },
  },
  ladder: { path: '/reglages', options: onDuty },
  'today-search': { path: '/', act: async (page) => page.getByRole('searchbox').fill('papiers') },
  'today-search-none': { path: '/', act: async (page) => page.getByRole('searchbox').fill('xylophone') },
  'today-day-ends': { path: '/', options: { patch: dayEnds } },
  'today-never-read': { path: '/', options: { me: NADIA, patch: { ending: neverRead } } },
  'hand-over': { path: '/releve' },
  'hand-over-professional': { path: '/releve', options: { me: NADIA } },
  'hand-over-empty': { path: '/releve', options: { stories: () => [] } },
  'hand-over-loading': { path: '/releve', options: { stories: () => [], patch: { queueLoaded: false } } },
  'hand-over-day-ends': {
    path: '/releve',
    options: {
      patch: {
        ...dayEnds,
        ending: neverRead,
        waiting: 2,
        drafts: [
          draft(halfDone),
          { ...draft({ text: 'Elle préfère le jeudi.' }, 'request.note', fileOf(25)), record: fileOf(701) },
          { ...draft({}, 'unsent', fileOf(7)), record: fileOf(702) },
        ],
      },
    },
  },
  'hand-over-evening': { path: '/releve', options: { stories: only(1, 5, 8), patch: dayEnds } },
  'hand-over-settling': {
    path: '/releve',
    options: { stories: only(1, 5, 8), patch: dayEnds },
    act: async (page) => {
      await press(/^Prendre Hirondelle|^Take Hirondelle/)(page);
      await press(/^Reporter Bruant|^Put Bruant/)(page);
    },
  },
  'hand-over-settled': {
    path: '/releve',
    options: { stories: only(8, 9), patch: dayEnds },
    act: press(/^Reporter Bruant|^Put Bruant/),
  },
  'hand-over-lost-race': {
    path: '/releve',
    options: {
      stories: only(1, 5, 8),
      patch: dayEnds,
      fail: { ok: false, code: 'already_claimed', owner: NADIA },
    },
    act: async (page) => {
      const take = page.getByRole('button', { name: /^Prendre Hirondelle|^Take Hirondelle/ });
      await take.first().click();
      await take.last().click();
      await page.getByRole('alert').last().waitFor();
    },
  },
  'hand-over-dialog': { path: '/releve', act: press(/^Passer Paruline|^Hand Paruline/) },
  'today-mail': { path: '/', options: { stories: withMails } },
  'today-set-aside': { path: '/', act: press(/^Voir pourquoi|^See why/) },
  'today-mailbox-failing': {
    path: '/',
    options: {
      patch: { mailbox: { ...MAILBOX, failing: { since: NOW - 4_080_000, reason: 'refused' } } },
    },
  },
  'mailbox-settings': { path: '/reglages' },
  'mailbox-settings-tried': { path: '/reglages', act: press(/^Essayer la connexion|^Try the connection/) },
  'mailbox-settings-none': { path: '/reglages', options: { patch: { mailbox: null } } },
  'request-mail': { path: request(MAIL_STORY), options: { stories: withMails } },
  'request-mail-attach': {
    path: request(MAIL_STORY),
    options: { stories: withMails },
    act: press(/^Joindre à une demande|^Attach to an open/),
  },
  'request-mail-woman': {
    path: request(MAIL_STORY),
    options: { stories: withMails },
    act: press(/^Une femme a écrit|^A woman wrote/),
  },
  'request-mail-cut': { path: request(CUT_MAIL_STORY), options: { stories: withMails } },
  'request-waiting': { path: request(1) },
  'request-mine': { path: request(5) },
  'request-calling': { path: request(5), act: press(/^Appeler Mélanie|^Call Mélanie/) },
  'request-calling-note': {
    path: request(5),
    act: async (page) => {
      await press(/^Appeler Mélanie|^Call Mélanie/)(page);
      await press(/^Ajouter une note|^Add a note/)(page);
      await page.getByRole('textbox').first().fill('Rappeler chez elle au 450 555-0199.');
      await flagged(page);
    },
  },
  'request-called-by-other': { path: request(10) },
  'request-read': { path: request(7) },
  'request-long': { path: request(25) },
  'request-assess': { path: request(2, 'assess') },
  'request-assess-directory': { path: request(5, 'assess') },
  'request-decide': { path: request(7, 'decide') },
  'request-plan': { path: request(7, 'plan') },
  'request-message': { path: request(7, 'message') },
  'request-message-no-receipt': { path: request(8, 'message') },
  'request-note': { path: request(25, 'note') },
  'request-close': {
    path: request(7, 'close'),
    act: async (page) => {
      await page.getByText(/^Aide apportée$|^Help given$/).click();
      await page
        .getByText(/^La porte reste ouverte|^The door stays open/)
        .first()
        .click();
    },
  },
  'request-blocked': { path: request(1, 'decide') },
  'request-practice': { path: request(15) },
  'request-withdrawn': { path: request(14) },
  'request-returned': { path: request(17) },
  'request-closed': { path: request(18) },
  'request-held': { path: request(21) },
  'request-tampered': { path: request(22) },
  'request-no-key': { path: request(23) },
  'request-unknown': { path: request(999) },
  'request-offline': { path: request(7), options: { offline: true } },
  'request-lost-race': {
    path: request(1),
    options: { fail: { ok: false, code: 'already_claimed', owner: NADIA } },
    act: press(/^Prendre sans appeler|^Take without calling/),
  },
  'request-take-over': { path: request(12), act: press(/^Reprendre cette demande|^Take this request over/) },
  'request-hand-over': { path: request(5), act: press(/^Passer à une collègue|^Hand over to a colleague/) },
  'request-promptness': { path: request(5), act: press(/^Changer le délai|^Change the promptness/) },
  'request-not-before': { path: request(6), act: press(/^Changer l’heure d’appel|^Change the calling time/) },
  'request-merge': { path: request(24), act: press(/^Fusionner un doublon|^Merge a duplicate/) },
  'request-receipt': { path: request(8), act: press(/^Donner un code de suivi|^Give a tracking code/) },
  'request-receipt-words': {
    path: request(8),
    act: async (page) => {
      await press(/^Donner un code de suivi|^Give a tracking code/)(page);
      await page.getByText(/^L’identité a été vérifiée|^Identity was checked/).click();
      await press(/^Montrer les douze mots|^Show the twelve words/)(page);
    },
  },
  'request-hold': { path: request(5), act: press(/^Poser un gel légal|^Set a legal hold/) },
  'request-correct': { path: request(8), act: press(/^Corriger ou compléter|^Correct or complete/) },
  'request-erase': {
    path: request(25),
    act: async (page) =>
      page
        .getByRole('button', { name: /^Effacer$|^Erase$/ })
        .nth(1)
        .click(),
  },
  'request-reopen': { path: request(18), act: press(/^Rouvrir|^Reopen/) },
  'request-undo-toast': {
    path: request(1),
    act: async (page) => {
      await press(/^Prendre sans appeler|^Take without calling/)(page);
      await page
        .getByRole('button', { name: /^Annuler|^Undo/ })
        .first()
        .waitFor();
    },
  },
  phone: { path: '/appel' },
  'phone-filled': {
    path: `/appel?brouillon=${fileOf(700)}`,
    options: { patch: { drafts: [draft(halfDone)] } },
    act: flagged,
  },
  'phone-missing': { path: '/appel', act: press(/^Enregistrer l’appel|^Save the call/) },
  'phone-drafts': { path: '/appel', options: { patch: { drafts: [draft(halfDone)] } } },
  'phone-card': { path: `/appel?carte=${fileOf(800)}` },
  'phone-offline': { path: '/appel', options: { offline: true } },
  orient: { path: '/appel/orienter' },
  sheet: { path: '/feuille' },
  closed: { path: '/closes' },
  'closed-empty': { path: '/closes', options: { stories: () => [], patch: { returnCards: [] } } },
  numbers: { path: '/numeros', options: { patch: { settings: PROPOSED } } },
  'numbers-professional': { path: '/numeros', options: { me: NADIA, patch: { settings: PROPOSED } } },
  'numbers-peer': { path: '/numeros', options: { me: SYLVIE } },
  'numbers-add': { path: '/numeros', act: dialogBy(/^Ajouter une ressource|^Add a resource/) },
  'numbers-correct': { path: '/numeros', act: dialogBy(/^Corriger.*Info-aide|^Correct.*Sexual violence/) },
  'today-numbers': { path: '/', options: { me: NADIA, patch: { settings: PROPOSED } } },
  directory: { path: '/repertoire' },
  'directory-professional': { path: '/repertoire', options: { me: NADIA } },
  'directory-empty': { path: '/repertoire', options: { patch: { directory: [] } } },
  'directory-edit': { path: '/repertoire', act: press(/^Modifier : CISSS|^Edit: CISSS/) },
  help: { path: '/aide' },
  'help-panel': { path: request(7), act: press(/^Aide sur cet écran|^Help on this screen/) },
  'not-found': { path: '/nulle-part' },
  arrived: {
    path: '/repertoire',
    options: { me: CAMILLE },
    act: async (page) => page.evaluate(() => (window as unknown as { arrive: () => void }).arrive()),
  },
  'arrived-today': {
    path: '/',
    act: async (page) => page.evaluate(() => (window as unknown as { arrive: () => void }).arrive()),
  },
};
