/**
 * [Note: Labelled sentences] What measures the word check: sentences as workers write them, half of which nothing should
 * mark. How they were labelled and how marks are counted: README.md beside this file.
 */
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { readContent } from '#server/content/yaml.ts';
import { READERS } from '#wording/entry.ts';

/** What a label may name: the entries of the guide, then its vocabulary. */
export const LABEL_IDS = [
  ...['are-you-a-victim', 'a-label-on-her', 'how-long-in-that-work', 'we-will-rescue-you', 'why-only-now'],
  ...['a-form-to-fill-in', 'everything-stays-between-us', 'your-full-name', 'sit-there'],
  ...['voicemail-that-names-us', 'talking-at-once', 'i-will-call-you', 'calling-back-by-reflex'],
  ...['your-number-on-file', 'telling-someone-else', 'missed-calls', 'hidden-number', 'resistant'],
  ...['her-story-name-age', 'ready-to-leave', 'talk-her-into-it', 'why-not-sent-before'],
  ...['why-did-you-not-leave', 'why-did-you-go-back', 'from-the-start-in-order', 'and-then'],
  ...['not-what-you-said', 'are-you-sure', 'no-complaint-no-help', 'children-as-leverage'],
  ...['he-will-go-to-jail', 'rapid-yes-or-no', 'colleagues-will-stay', 'your-pimp', 'how-many-clients'],
  ...['all-at-once', 'your-friend-can-stay', 'how-many-partners', 'is-someone-forcing-you'],
  ...['you-must-be-examined', 'calm-down', 'non-compliant', 'do-you-have-proof', 'how-awful'],
  ...['it-could-be-worse', 'give-me-details', 'you-were-paid', 'i-know-how-you-feel', 'filling-silences'],
  ...['you-seem-fine', 'you-must', 'no-show-we-close', 'ten-numbers', 'a-survivor-will-tell'],
  ...['you-should-testify', 'sign-here', 'when-will-you-stop', 'reminder-that-names-us', 'you-did-not-come'],
  ...['did-you-go-back', 'did-you-do-it', 'contact-after-no', 'ending-on-the-hard-part'],
  ...['we-will-keep-you-posted', 'dropped-out', 'a-survey-for-her'],
  ...['word-prostitute', 'word-prostituted-person', 'word-sexual-exploitation', 'word-sex-work'],
  ...['word-exchange-of-services', 'word-lived-experience', 'word-victim', 'word-survivor', 'word-exit'],
  ...['word-client-pimp', 'word-titles'],
] as const;

const Label = z.strictObject({ on: z.string().trim().min(2), id: z.enum(LABEL_IDS) });

const LabelledSentence = z
  .strictObject({
    text: z.string().trim().min(5).max(400),
    /** Empty: nothing in the sentence should be marked. */
    marks: z.array(Label),
    /** Who writes it, where the right answer depends on that. */
    about: z.enum(READERS).optional(),
  })
  .superRefine(({ text, marks }, context) => {
    let free = text;
    for (const [index, { on }] of marks.entries()) {
      const refuse = (message: string) =>
        context.addIssue({ code: 'custom', path: ['marks', index, 'on'], message });
      if (text.split(on).length !== 2) refuse(`“${on}” must stand exactly once in the sentence`);
      else if (!free.includes(on)) refuse(`“${on}” overlaps another mark`);
      free = free.replace(on, '\n');
    }
  });
export type LabelledSentence = z.infer<typeof LabelledSentence>;

/** A file's sentences. @throws ContentError that names the line, as for every content that people edit. */
export const LabelledSentences = z.array(LabelledSentence).min(1);

export type Part = 'development' | 'held-out';

/**
 * @param part `held-out` measures; only `development` may be looked at when rules are written
 * @throws ContentError when the file is missing or a sentence is ill formed
 */
export async function labelledSentences(language: 'fr' | 'en', part: Part): Promise<LabelledSentence[]> {
  const name = part === 'development' ? `${language}.yaml` : `${language}-held-out.yaml`;
  return readContent(fileURLToPath(new URL(name, import.meta.url)), LabelledSentences);
}
