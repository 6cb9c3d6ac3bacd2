// What the launcher says. Its own small table: the texts of locales/ need the packages that it has yet to install.

import process from 'node:process';

const language = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '';
const english = /^en(_|-|\.|$)/i.test(language);

const fr = {
  oldNode: ({ found }) =>
    `Il faut Node 20 ou plus récent pour démarrer (ici : ${found}). Installez une version récente : https://nodejs.org/fr`,
  noNpm: () =>
    'npm est introuvable. Il vient avec Node : https://nodejs.org/fr (sous Debian : apt-get install npm).',
  notAProject: ({ file }) =>
    `${file} manque : ce dossier n’est pas une copie complète de Passerelle. Refaites le téléchargement ou le clone.`,
  waiting: () => 'Un autre lancement prépare déjà ce dossier. On l’attend…',
  installing: () => 'Installation des composants (une seule fois, quelques minutes)…',
  installed: ({ seconds }) => `Composants installés (${seconds} s).`,
  fetchingNode: ({ name }) => `Installation de ${name}…`,
  noPlatform: ({ platform, supported }) =>
    `Aucun Node 26 prêt à l’emploi pour ${platform} (prévus : ${supported}). Installez Node 26 vous-même, puis relancez avec lui.`,
  brokenNode: ({ file, reason }) =>
    `${file} ne démarre pas sur cette machine (${reason}). Sur un système musl comme Alpine, installez Node 26 vous-même et relancez avec lui.`,
  building: () => 'Préparation des pages…',
  built: ({ seconds }) => `Pages prêtes (${seconds} s).`,
  buildFailed: () => 'La préparation des pages a échoué. Le détail est ci-dessus.',
  network: ({ log }) =>
    `Pas d’accès au registre npm. Vérifiez la connexion (ou le mandataire : npm config get proxy), puis relancez. Détail : ${log}`,
  diskFull: ({ folder }) => `Le disque est plein. Il faut environ 1 Go libre dans ${folder}, puis relancez.`,
  littleSpace: ({ folder, free }) =>
    `Il reste ${free} Mo dans ${folder}; il faut environ 1 Go pour installer. Libérez de la place, puis relancez.`,
  noRight: ({ folder }) =>
    `Impossible d’écrire dans ${folder}. Donnez ce droit à votre compte, puis relancez.`,
  integrity: ({ log }) =>
    `Un composant reçu n’est pas celui que le projet a fixé : rien n’a été installé. Détail : ${log}`,
  npmFailed: ({ code, log }) => `npm s’est arrêté (code ${code}). Détail : ${log}`,
  failed: ({ reason }) => `Échec : ${reason}`,
};

const en = {
  oldNode: ({ found }) =>
    `Node 20 or newer is needed to start (found: ${found}). Install a recent one: https://nodejs.org`,
  noNpm: () => 'npm was not found. It comes with Node: https://nodejs.org (on Debian: apt-get install npm).',
  notAProject: ({ file }) =>
    `${file} is missing: this folder is not a whole copy of Passerelle. Download or clone it again.`,
  waiting: () => 'Another start is already preparing this folder. Waiting for it…',
  installing: () => 'Installing components (once, a few minutes)…',
  installed: ({ seconds }) => `Components installed (${seconds} s).`,
  fetchingNode: ({ name }) => `Installing ${name}…`,
  noPlatform: ({ platform, supported }) =>
    `There is no ready-made Node 26 for ${platform} (available: ${supported}). Install Node 26 yourself and start again with it.`,
  brokenNode: ({ file, reason }) =>
    `${file} does not start on this machine (${reason}). On a musl system such as Alpine, install Node 26 yourself and start again with it.`,
  building: () => 'Preparing the pages…',
  built: ({ seconds }) => `Pages ready (${seconds} s).`,
  buildFailed: () => 'Preparing the pages failed. The details are above.',
  network: ({ log }) =>
    `The npm registry cannot be reached. Check the connection (or the proxy: npm config get proxy) and start again. Details: ${log}`,
  diskFull: ({ folder }) => `The disk is full. About 1 GB must be free in ${folder}; then start again.`,
  littleSpace: ({ folder, free }) =>
    `${free} MB are left in ${folder}; installing needs about 1 GB. Free some space and start again.`,
  noRight: ({ folder }) => `${folder} cannot be written. Give your account that right and start again.`,
  integrity: ({ log }) =>
    `A component that arrived is not the one this project pinned: nothing was installed. Details: ${log}`,
  npmFailed: ({ code, log }) => `npm stopped (code ${code}). Details: ${log}`,
  failed: ({ reason }) => `Failed: ${reason}`,
};

/** @typedef {keyof typeof fr} Message */

/** @param {Message} name @param {Record<string, unknown>} [values] @returns {string} in the language of the terminal */
export function say(name, values = {}) {
  const text = (english ? en : fr)[name](values);
  return english ? text : text.replaceAll(' :', '\u00a0:');
}

/** A line of progress, on standard error: standard output belongs to the command. */
export function tell(name, values) {
  process.stderr.write(`${say(name, values)}\n`);
}

/** Stops the launcher with a sentence that says what to do. */
export class LauncherError extends Error {
  /** @param {Message} name @param {Record<string, unknown>} [values] */
  constructor(name, values) {
    super(say(name, values));
    this.name = 'LauncherError';
  }
}
