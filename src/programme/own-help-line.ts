/** What a programme makes of a help line, and lines of its own; see [Note: Help lines] and [Note: Two people]. Published. */
import { z } from 'zod';

/** What the line is for; pages ask for a topic ("the child-protection line"), never for a region's id. */
export const HELP_TOPICS = [
  'emergency',
  'local',
  'sexual_violence',
  'exit',
  'partner_violence',
  'trafficking',
  'child_protection',
  'youth',
  'parents',
  'health_social',
  'suicide',
  'victims',
  'legal',
] as const;
export const HelpTopic = z.enum(HELP_TOPICS);
export type HelpTopic = z.infer<typeof HelpTopic>;

/** French and English. */
export const Text2 = z.object({ fr: z.string().max(2000), en: z.string().max(2000) });

/** `YYYY-MM-DD` in the programme's time zone. */
const DayOfCheck = z.iso.date();

/** In which a line answers. */
export const LINE_LANGUAGES = ['fr', 'en', 'other'] as const;

const HOW_TO_WRITE_A_NUMBER = 'write the number between quotes as people dial it, e.g. "1 888 555-0123"';

/** As people dial it: digits, spaces, dashes, an option or extension after a comma. */
export const DialledNumber = z
  .string({ error: HOW_TO_WRITE_A_NUMBER })
  .max(40)
  .regex(/^[\d+][\d\s().-]*(?:,\s?(?:option|poste|ext\.?)\s\d+)?$/i, HOW_TO_WRITE_A_NUMBER);

const LineWords = z.object({ fr: z.string().trim().min(1).max(200), en: z.string().trim().min(1).max(200) });

/** What a line says that a programme added: its own services, or its region's. */
export const AddedHelpLine = z.object({
  topic: HelpTopic,
  name: LineWords,
  whoMayCall: LineWords,
  /** For workers: when to turn to it, and how. */
  note: LineWords.nullable(),
  languages: z.array(z.enum(LINE_LANGUAGES)).min(1),
  allDay: z.boolean(),
});
export type AddedHelpLine = z.infer<typeof AddedHelpLine>;

/** What a second person confirms: the number, its hours, and the rest of a line of our own. */
export const HelpLineWords = z.object({
  number: DialledNumber,
  /** Null: unknown, so nothing is said. */
  hours: LineWords.nullable(),
  /** Null for a line that ships. */
  added: AddedHelpLine.nullable(),
});
export type HelpLineWords = z.infer<typeof HelpLineWords>;

/** A change that waits for a second person. `by`: the member who wrote it. */
export const ProposedHelpLine = HelpLineWords.extend({ by: z.string().max(60), on: DayOfCheck });

export const OwnHelpLine = z.object({
  /** Of a line that ships, or `own_…`. */
  id: z.string().max(60),
  hidden: z.boolean(),
  number: z.string().max(40).optional(),
  hours: Text2.nullable().optional(),
  /** When it was last dialled, and by which member. */
  checkedOn: DayOfCheck.optional(),
  checkedBy: z.string().max(80).optional(),
  added: AddedHelpLine.optional(),
  proposed: ProposedHelpLine.optional(),
});
export type OwnHelpLine = z.infer<typeof OwnHelpLine>;
