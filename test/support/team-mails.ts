/** Requests that came by the mailbox, for looking at them: one to read, one that holds a message already. */
import type { Mail } from '#programme/mail.ts';
import { fileOf, HOUR, MINUTE, NADIA, NOW, Story } from './team-stories.ts';

const MAIL: Mail = {
  name: 'Josée Exemple',
  address: 'josee.exemple@organisme.example',
  subject: 'Une jeune femme que je rencontre au travail',
  sentAt: NOW - 40 * MINUTE,
  text: 'Bonjour,\n\nJe travaille dans un centre de femmes. Une participante m’a dit qu’elle aimerait parler à quelqu’un qui est passé par là, mais elle a peur que ça se sache.\n\nEst-ce que je peux vous appeler pour savoir comment l’aborder? Je suis à mon bureau jusqu’à 16 h, au 450 555-0123.\n\nMerci,\nJosée',
  goesOn: false,
  files: [
    { name: 'dépliant du centre.pdf', bytes: 1_840_000 },
    { name: 'signature.png', bytes: 24_000 },
  ],
  fileCount: 2,
  folder: 'Passerelle pièces jointes',
};

const asked = { promptness: 'soon', organisation: '', firstName: '', phone: '' } as const;

export const MAIL_STORY = 26;
export const CUT_MAIL_STORY = 27;
export const withMails = (stories: Story[]): Story[] => [
  ...stories,
  new Story(MAIL_STORY, 'Viréo-6120', 12, { ...asked, mail: MAIL }, 'mail'),
  new Story(
    CUT_MAIL_STORY,
    'Tohi-7733',
    HOUR / MINUTE,
    {
      ...asked,
      organisation: 'Centre de femmes de Joliette',
      firstName: 'Josée',
      phone: '450 555-0123',
      mail: {
        address: 'j.exemple@organisme.example',
        subject: '',
        text: 'Voici le compte rendu de notre rencontre, et la suite de ce que je vous disais hier au téléphone.',
        goesOn: true,
        files: [],
        fileCount: 0,
        folder: 'Passerelle traités',
      },
    },
    'mail',
  )
    .did(NADIA, 50, { step: 'claim' }, { stream: 'notes', content: { kind: 'claimed' } })
    .write(
      NOW - 20 * MINUTE,
      { who: 'member', member: NADIA },
      { stream: 'notes', content: { kind: 'mail', mail: MAIL, from: fileOf(28) } },
    ),
];
