/**
 * [Note: Myths] What one hears, and what is known, with its sources. The fact comes first and largest: who only skims
 * takes it away, not the myth. Never a word that makes the reader feel foolish for having believed it.
 */
import { z } from 'zod';
import { EntryId, Lines } from './entry.ts';

const Myth = z.strictObject({
  id: EntryId,
  /** In one short sentence. */
  fact: Lines,
  /** As people say it. */
  heard: Lines,
  /** What the sources say. */
  more: Lines,
  /** What one can do differently on Monday. */
  change: Lines,
  sources: z.array(z.strictObject({ name: Lines, url: z.url() })).min(1),
});
export type Myth = z.infer<typeof Myth>;

export const Myths = z.array(Myth).superRefine((myths, context) => {
  for (const [i, { id }] of myths.entries())
    if (myths.findIndex((other) => other.id === id) !== i)
      context.addIssue({
        code: 'custom',
        path: [i, 'id'],
        message: `“${id}” is used twice: rename one of them`,
      });
});
