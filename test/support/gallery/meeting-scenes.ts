/** A meeting in every state, and its forms. */
import type { FixtureOptions } from '../team-fixture.ts';
import { BEGAN, CAFE_HELD, HELD, meeting, planOf, PROPOSED, SETTLED, withMeeting } from '../team-meetings.ts';
import { fileOf, NADIA, ROSALIE } from '../team-stories.ts';
import type { Scene } from './scene.ts';

const scene = (agenda: FixtureOptions['agenda'], part?: string): Scene => ({
  path: `/rencontre/${planOf(1)}${part ? `?faire=${part}` : ''}`,
  ...(agenda ? { options: { agenda } } : {}),
});

export const MEETING_SCENES: Readonly<Record<string, Scene>> = {
  'meeting-new': {
    path: `/rencontre/nouvelle?demande=${fileOf(7)}`,
    options: { agenda: withMeeting(meeting({ professional: ROSALIE })) },
    act: async (page) => page.locator('form').waitFor(),
  },
  'meeting-cafe-new': {
    path: '/rencontre/nouvelle',
    act: async (page) => page.getByText('Café-rencontre', { exact: true }).click(),
  },
  'meeting-coaching-new': {
    path: `/rencontre/nouvelle?demande=${fileOf(7)}`,
    act: async (page) => page.getByText(/^Accompagnement-conseil$|^Coaching$/).click(),
  },
  // Whoever was to hold it is in the team no more.
  'meeting-left': scene(withMeeting({ ...SETTLED, professional: fileOf(990) }, { state: 'confirmed' })),
  'meeting-proposed': scene(withMeeting(meeting({ engagements: [] }))),
  'meeting-accepted': scene(withMeeting(PROPOSED, { state: 'accepted' })),
  'meeting-settled': scene(withMeeting(SETTLED, { state: 'confirmed', owner: NADIA })),
  'meeting-plan-b': scene(withMeeting(SETTLED)),
  'meeting-move': scene(withMeeting(SETTLED, { state: 'confirmed' }), 'deplacer'),
  'meeting-invite': scene(withMeeting(meeting({ engagements: [] })), 'inviter'),
  'meeting-after': scene(withMeeting(BEGAN, { state: 'confirmed' }), 'apres'),
  'meeting-cafe-held': scene(withMeeting(CAFE_HELD)),
  'meeting-held': scene(withMeeting(HELD)),
  'meeting-hidden': {
    ...scene(withMeeting(SETTLED, { hidden: true, owner: ROSALIE })),
    act: async (page) => {
      await page.getByRole('button', { name: /^Reprendre|^Take over/ }).click();
      await page.getByRole('dialog').getByRole('textbox').waitFor();
    },
  },
};
