/**
 * Every error a client can meet: one stable code, one status, two sentences that say what happened, what was kept
 * and what to do. Unknown errors travel as `unexpected` with a reference, never a stack.
 */
import { z } from 'zod';

interface Sentence {
  readonly status: number;
  readonly fr: string;
  readonly en: string;
}

export const ERRORS = {
  malformed: {
    status: 400,
    fr: 'Ce qui a été envoyé est mal formé. Rien n’a été enregistré. Rechargez la page et recommencez.',
    en: 'What was sent is malformed. Nothing was saved. Reload the page and try again.',
  },
  not_sealed: {
    status: 400,
    fr: 'Le contenu n’était pas scellé comme il se doit. Rien n’a été enregistré. Rechargez la page.',
    en: 'The content was not sealed as required. Nothing was saved. Reload the page.',
  },
  refused_step: {
    status: 409,
    fr: 'Cette étape n’est pas possible dans l’état actuel de la demande. Votre texte est gardé.',
    en: 'That step is not possible in the present state of the request. Your text is kept.',
  },
  sign_in_needed: {
    status: 401,
    fr: 'Votre session est terminée. Votre texte est gardé : reconnectez-vous.',
    en: 'Your session has ended. Your text is kept: sign in again.',
  },
  sign_in_refused: {
    status: 401,
    fr: 'Le nom ou la phrase de passe ne convient pas. Vérifiez, puis réessayez.',
    en: 'The name or the passphrase does not match. Check, then try again.',
  },
  second_factor_refused: {
    status: 401,
    fr: 'Ce code n’est pas le bon ou il est expiré. Prenez le code suivant.',
    en: 'That code is wrong or has expired. Use the next one.',
  },
  too_many_attempts: {
    status: 429,
    fr: 'Trop d’essais. Attendez quelques minutes, puis réessayez.',
    en: 'Too many attempts. Wait a few minutes, then try again.',
  },
  unknown_or_hidden: {
    status: 404,
    fr: 'Introuvable : cela n’existe pas, ou n’existe plus, ou ne vous est pas ouvert.',
    en: 'Not found: it does not exist, no longer exists, or is not open to you.',
  },
  not_your_role: {
    status: 404,
    fr: 'Introuvable : cela n’existe pas, ou n’existe plus, ou ne vous est pas ouvert.',
    en: 'Not found: it does not exist, no longer exists, or is not open to you.',
  },
  stale: {
    status: 409,
    fr: 'Quelqu’un d’autre vient d’agir. Votre texte est gardé; voici l’état actuel.',
    en: 'Somebody else has just acted. Your text is kept; here is the present state.',
  },
  already_claimed: {
    status: 409,
    fr: 'Une collègue vient de prendre cette demande. Votre texte est gardé.',
    en: 'A colleague has just taken this request. Your text is kept.',
  },
  old_epoch: {
    status: 409,
    fr: 'Le trousseau a changé. Votre texte est gardé et sera scellé de nouveau.',
    en: 'The keys have changed. Your text is kept and will be sealed again.',
  },
  old_certificate: {
    status: 409,
    fr: 'Les clés du programme ont changé. Votre demande sera scellée de nouveau, sans rien retaper.',
    en: "The programme's keys have changed. Your request will be sealed again; nothing to retype.",
  },
  already_exists: {
    status: 409,
    fr: 'Cela existe déjà. Rien n’a été changé.',
    en: 'That already exists. Nothing was changed.',
  },
  second_person: {
    status: 409,
    fr: 'C’est vous qui avez proposé ce changement : une collègue doit composer le numéro et le confirmer.',
    en: 'You proposed this change yourself: a colleague must dial the number and confirm it.',
  },
  door_closed: {
    status: 409,
    fr: 'Le programme n’est pas encore ouvert. Votre texte est gardé. Téléphonez.',
    en: 'The programme is not open yet. Your text is kept. Please telephone.',
  },
  token_used: {
    status: 404,
    fr: 'Ce lien n’est plus valable. Demandez-en un nouveau.',
    en: 'That link is no longer valid. Ask for a new one.',
  },
  round_not_yet: {
    status: 409,
    fr: 'Ce questionnaire n’est pas encore ouvert. Rien n’a été envoyé; vos réponses restent à l’écran. Réessayez à l’heure annoncée.',
    en: 'This questionnaire is not open yet. Nothing was sent; your answers stay on the screen. Try again at the time that was given.',
  },
  round_closed: {
    status: 410,
    fr: 'Ce questionnaire est terminé. Rien n’a été envoyé. La personne qui anime peut encore prendre une feuille de papier.',
    en: 'This questionnaire has ended. Nothing was sent. Whoever leads the session can still take a paper sheet.',
  },
  round_full: {
    status: 409,
    fr: 'Ce questionnaire a reçu toutes les réponses prévues. Rien n’a été envoyé. Dites-le à la personne qui anime.',
    en: 'This questionnaire has received all the answers that were planned. Nothing was sent. Tell whoever leads the session.',
  },
  slip_refused: {
    status: 404,
    fr: 'Ce lien n’est pas un de ceux qui ont été remis pour ce questionnaire. Rien n’a été envoyé. Demandez-en un autre, ou une feuille de papier.',
    en: 'This link is not one of those handed out for this questionnaire. Nothing was sent. Ask for another one, or for a paper sheet.',
  },
  undo_too_late: {
    status: 409,
    fr: 'Plus de dix minutes ont passé : cela ne peut plus être annulé.',
    en: 'More than ten minutes have passed: that can no longer be undone.',
  },
  too_large: {
    status: 413,
    fr: 'C’est trop long. Rien n’a été enregistré; votre texte est gardé. Raccourcissez-le.',
    en: 'That is too long. Nothing was saved; your text is kept. Shorten it.',
  },
  proof_needed: {
    status: 428,
    fr: 'Beaucoup de demandes arrivent. Votre appareil fait un petit calcul, puis renvoie.',
    en: 'Many requests are arriving. Your device does a short calculation, then sends again.',
  },
  slow_down: {
    status: 429,
    fr: 'Beaucoup de demandes arrivent. Votre texte est gardé. Réessayez dans un instant, ou téléphonez.',
    en: 'Many requests are arriving. Your text is kept. Try again in a moment, or telephone.',
  },
  mail_failed: {
    status: 502,
    fr: 'Le courriel n’est pas parti : le serveur de courriel ne répond pas, ou refuse le programme. Vérifiez le serveur, le port, le nom et le mot de passe dans Réglages.',
    en: 'The e-mail was not sent: the mail server does not answer, or refuses the programme. Check the server, port, name and password in Settings.',
  },
  mail_address_refused: {
    status: 502,
    fr: 'Le serveur de courriel répond, mais il refuse votre adresse d’alerte. Vérifiez-la lettre par lettre dans Mon compte; si elle est juste, la boîte est peut-être pleine, ou fermée aux messages de ce serveur.',
    en: 'The mail server answers, but refuses your alert address. Check it letter by letter in My account; if it is right, the mailbox may be full, or closed to messages from this server.',
  },
  push_failed: {
    status: 502,
    fr: 'Le service de notifications n’a pas pris le signe. Réessayez; si cela continue, éteignez puis rallumez cet appareil dans la liste.',
    en: 'The notification service did not take the signal. Try again; if it goes on, turn this device off and on again in the list.',
  },
  push_refused: {
    status: 400,
    fr: 'Ce navigateur donne une adresse de notification que le serveur ne peut pas joindre. Rien n’a été changé.',
    en: 'This browser gives a notification address that the server cannot reach. Nothing was changed.',
  },
  too_many_devices: {
    status: 409,
    fr: 'Vous avez déjà dix appareils. Retirez-en un, puis réessayez.',
    en: 'You have ten devices already. Remove one, then try again.',
  },
  time_taken: {
    status: 409,
    fr: 'Quelqu’un n’est plus libre à ce moment. Rien n’a été réservé; ce que vous avez écrit est gardé. Choisissez un autre moment.',
    en: 'Somebody is no longer free at that time. Nothing was booked; what you wrote is kept. Choose another time.',
  },
  rest_taken: {
    status: 409,
    fr: 'Ce moment entame un repos que vous vous êtes donné. Rien n’a été réservé : vous seule pouvez le permettre.',
    en: 'That time cuts into rest that you gave yourself. Nothing was booked: you alone can allow it.',
  },
  member_gone: {
    status: 409,
    fr: 'Une personne choisie n’est plus de l’équipe. Rien n’a été enregistré; ce que vous avez écrit est gardé. Choisissez quelqu’un d’autre.',
    en: 'Somebody you chose is no longer in the team. Nothing was saved; what you wrote is kept. Choose somebody else.',
  },
  not_stored: {
    status: 503,
    fr: 'Le serveur n’a pas pu enregistrer. Rien n’est perdu de votre côté : votre texte est gardé. Réessayez, ou téléphonez.',
    en: 'The server could not save. Nothing is lost on your side: your text is kept. Try again, or telephone.',
  },
  unexpected: {
    status: 500,
    fr: 'Quelque chose a échoué. Votre texte est gardé. Réessayez; si cela continue, téléphonez en donnant ce repère.',
    en: 'Something failed. Your text is kept. Try again; if it goes on, telephone and give this reference.',
  },
} as const satisfies Record<string, Sentence>;

export type ErrorCode = keyof typeof ERRORS;

export const ErrorBody = z.object({
  error: z.object({
    code: z.enum(Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]]),
    fr: z.string(),
    en: z.string(),
    /** With `stale`, `already_claimed`, `old_epoch`, `old_certificate`: what is current (a request row, missing entries, a certificate…). */
    current: z.unknown().optional(),
    /** With `unexpected`: what the caretaker finds in the log. */
    reference: z.string().optional(),
  }),
});
export type ErrorBody = z.infer<typeof ErrorBody>;

export const errorBody = (
  code: ErrorCode,
  extra: { current?: unknown; reference?: string } = {},
): ErrorBody => ({
  error: { code, fr: ERRORS[code].fr, en: ERRORS[code].en, ...extra },
});
