/** The questions of sessions: read, edited, written in both languages, saved after a colleague. */
import type { Page } from '@playwright/test';
import type { QuestionSet } from '#programme/questionnaire.ts';
import { OWN_SETS } from '../team-rounds.ts';
import { fileOf, NOW } from '../team-stories.ts';
import type { Scene } from './scene.ts';

const press = (page: Page, name: RegExp) => page.getByRole('button', { name }).first().click();
const begin = (page: Page) => press(page, /^Modifier les questions|^Edit the questions/);
const opened = async (page: Page, what: RegExp) => {
  await press(page, what);
  await page.getByRole('dialog').getByRole('textbox').first().waitFor();
};
const MYTH = /^Modifier\s: Un récit|^Edit: An account/;
const [, last] = OWN_SETS as [QuestionSet, QuestionSet];
/** Reworded the myth and took the last question away. */
const HERS: QuestionSet = {
  ...last,
  version: 4,
  items: last.items
    .filter(({ kind }) => kind !== 'line')
    .map((item) =>
      item.kind === 'myth'
        ? { ...item, says: { fr: 'Un récit peut changer.', en: 'Accounts change.' } }
        : item,
    ),
};

const reword = async (page: Page) => {
  await begin(page);
  await opened(page, MYTH);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').first().fill('Un souvenir qui revient dans le désordre peut être vrai.');
  await press(page, /^Garder cette question|^Keep this question/);
  await dialog.waitFor({ state: 'hidden' });
};

export const QUESTION_SCENES: Readonly<Record<string, Scene>> = {
  questions: {
    path: '/seances',
    options: { questions: { own: OWN_SETS } },
    act: async (page) => page.getByText(/^Voir les questions|^See the questions/).click(),
  },
  'questions-offline': {
    path: '/seances',
    options: { offline: true },
    // Neither the sessions nor the questions came: what is looked at stands still from then on.
    act: async (page) => page.getByText(/^Les questions n’ont|^The questions could/).waitFor(),
  },
  'questions-edit': {
    path: '/seances',
    options: { questions: { own: OWN_SETS } },
    act: async (page) => {
      await reword(page);
      await opened(page, /^Modifier\s: «\sJ’y suis|^Edit: “I went/);
      await press(page, /^Retirer cette question|^Remove this question/);
      await press(page, /^Descendre\s: À quel|^Move down: How/);
    },
  },
  'questions-common': {
    path: '/seances',
    options: { questions: { own: OWN_SETS } },
    act: async (page) => {
      await begin(page);
      await page.getByText(/^Le titre et les mots communs|^The title and the common words/).click();
      const asks = page.getByRole('group', { name: /^Sous chaque formulation|^Under each thing/ });
      await asks.getByRole('textbox').first().fill('Laquelle garde la porte ouverte?');
      await page
        .getByText(/^Les mots changent|^The words change/)
        .first()
        .waitFor();
    },
  },
  // Asked before what was typed is given up.
  'questions-leave': {
    path: '/seances',
    act: async (page) => {
      await begin(page);
      await opened(page, MYTH);
      await page.getByRole('dialog').getByRole('textbox').first().fill('Un souvenir');
      await press(page, /^Revenir sans rien changer|^Go back, change/);
      await page.getByRole('alertdialog').waitFor();
    },
  },
  'questions-form': {
    path: '/seances',
    act: async (page) => {
      await begin(page);
      await opened(page, /^Modifier\s: «\sJ’y suis|^Edit: “I went/);
      await page
        .getByRole('dialog')
        .getByText(/^«\sIl faut choisir|^“You have to/)
        .last()
        .click();
    },
  },
  'questions-add': {
    path: '/seances',
    act: async (page) => {
      await begin(page);
      await press(page, /^Ajouter une question|^Add a question/);
      await page
        .getByRole('dialog')
        .getByText(/^Mythe|^Myth/)
        .click();
    },
  },
  'questions-add-wrong': {
    path: '/seances',
    act: async (page) => {
      await QUESTION_SCENES['questions-add']?.act?.(page);
      await press(page, /^L’écrire|^Write it/);
      await press(page, /^Garder cette question|^Keep this question/);
    },
  },
  // Found again after a lock: written over a version that is no longer the last one, with a form open.
  'questions-kept': {
    path: '/seances',
    options: {
      questions: { own: OWN_SETS },
      patch: {
        drafts: [
          {
            record: fileOf(701),
            draft: {
              kind: 'draft',
              screen: 'question_set',
              file: null,
              fields: {
                from: { id: 'own-maison', version: 2 },
                items: ['account-changes', 'went-back', 'comfortable', 'monday', 'since-then'],
                open: { ...last.items[0], says: { fr: '« J’y retourne ce soir. »', en: '' } },
                over: 0,
                both: [],
              },
            },
            savedAt: NOW - 600_000,
            onServer: true,
          },
        ],
      },
    },
    act: async (page) => page.getByRole('dialog').getByRole('textbox').first().waitFor(),
  },
  'questions-stale': {
    path: '/seances',
    options: { questions: { own: OWN_SETS, colleague: HERS } },
    act: async (page) => {
      await reword(page);
      await press(page, /^Enregistrer la version|^Save version/);
      await page
        .getByText(/entre-temps|meanwhile/)
        .first()
        .waitFor();
    },
  },
};
