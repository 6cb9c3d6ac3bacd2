/** The sessions of a programme: its own catalogue, or the one that ships. Apart from its form, so that it is loaded where it is read. */
import type { SessionType } from '#programme/session-type.ts';

/** Those of a programme: its own once it edited them, else the ones that ship. */
export const sessionTypesOf = ({
  sessionTypes,
}: {
  readonly sessionTypes?: readonly SessionType[] | undefined;
}): readonly SessionType[] => sessionTypes ?? SHIPPED_SESSION_TYPES;

/** Suggestions of ours, to be made one's own. */
export const SHIPPED_SESSION_TYPES: readonly SessionType[] = [
  {
    id: 'open_door',
    shown: true,
    minutes: 120,
    fr: {
      title: 'Les mots qui gardent la porte ouverte',
      goals: [
        'Reconnaître les questions qui font perdre la confiance d’une femme, et savoir quoi dire à la place.',
        'S’exercer à voix haute, sur des situations de votre milieu.',
        'Savoir qui appeler, et quand, sans attendre que la situation soit claire.',
      ],
      contentNote:
        'On y parle d’exploitation sexuelle et de violence, sans récits ni images. Chaque personne peut sortir un moment, sans le dire et sans raison.',
      materials: [
        'Projecteur et écran',
        'Cartes de poche, une par personne',
        'Questionnaires sur papier, pour qui n’a pas de téléphone',
        'Affiche du code QR de la boîte à questions',
      ],
    },
    en: {
      title: 'Words that keep the door open',
      goals: [
        'Recognise the questions that lose a woman’s trust, and know what to say instead.',
        'Practise aloud, on situations from your own setting.',
        'Know whom to call and when, without waiting for the situation to be clear.',
      ],
      contentNote:
        'It speaks of sexual exploitation and violence, without stories or pictures. Anyone may step out for a moment, without saying so and without a reason.',
      materials: [
        'Projector and screen',
        'Pocket cards, one per person',
        'Questionnaires on paper, for those without a phone',
        'Poster with the QR code of the questions box',
      ],
    },
  },
  {
    id: 'first_contact',
    shown: true,
    minutes: 60,
    fr: {
      title: 'Premier contact : pour les services policiers',
      goals: [
        'Mettre une femme à l’aise dans les premières minutes, même quand elle ne veut pas porter plainte.',
        'Choisir les mots qui n’accusent pas, ceux d’une question comme ceux d’un rapport.',
        'Appeler l’équipe pendant qu’elle est encore là.',
      ],
      contentNote:
        'On y parle d’exploitation sexuelle et de premières interventions, sans dossier réel ni récit. Chaque personne peut sortir un moment.',
      materials: [
        'Écran de la salle de relève',
        'Cartes de poche, une par personne',
        'Questionnaires sur papier, pour qui n’a pas de téléphone',
      ],
    },
    en: {
      title: 'First contact: for police services',
      goals: [
        'Put a woman at ease in the first minutes, even when she does not want to file a complaint.',
        'Choose words that do not accuse, in a question as in a report.',
        'Call the team while she is still there.',
      ],
      contentNote:
        'It speaks of sexual exploitation and first interventions, without real files or stories. Anyone may step out for a moment.',
      materials: [
        'Screen of the briefing room',
        'Pocket cards, one per person',
        'Questionnaires on paper, for those without a phone',
      ],
    },
  },
  {
    id: 'undo_myths',
    shown: true,
    minutes: 90,
    fr: {
      title: 'Défaire les préjugés',
      goals: [
        'Distinguer les faits des idées reçues sur l’exploitation sexuelle.',
        'Comprendre pourquoi partir est difficile, et pourquoi revenir est fréquent.',
        'Nommer un changement à faire dans son propre milieu.',
      ],
      contentNote:
        'On y parle d’exploitation sexuelle, de violence et de consommation, sans récits ni images. Chaque personne peut sortir un moment, sans raison.',
      materials: [
        'Projecteur et écran',
        'Cartes de poche, une par personne',
        'Questionnaires sur papier, pour qui n’a pas de téléphone',
      ],
    },
    en: {
      title: 'Undoing myths',
      goals: [
        'Tell facts from received ideas about sexual exploitation.',
        'Understand why leaving is hard, and why going back is common.',
        'Name one change to make in one’s own setting.',
      ],
      contentNote:
        'It speaks of sexual exploitation, violence and substance use, without stories or pictures. Anyone may step out for a moment, without a reason.',
      materials: [
        'Projector and screen',
        'Pocket cards, one per person',
        'Questionnaires on paper, for those without a phone',
      ],
    },
  },
];
