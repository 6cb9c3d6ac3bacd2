/** Typed words (12 of an invitation, 24 of a kit): what is wrong is said by word and by place. */
import type { ReactNode } from 'react';
import type { WordsRead } from '#team/vault/ceremonies.ts';
import { TextArea } from '#team/parts/text-area.tsx';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';

export interface WordsFieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error: string | null;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function WordsField({ label, hint, error, value, onChange }: WordsFieldProps) {
  return (
    <TextArea
      label={label}
      hint={hint}
      error={error}
      value={value}
      onChange={onChange}
      max={600}
      rows={4}
      autoFocus
    />
  );
}

/** How many words are written so far. */
export const countWords = (text: string): number => text.match(/[\p{L}\p{M}]+/gu)?.length ?? 0;

export function wordsProblemText(read: WordsRead, count: number, locale: Locale): string | null {
  if (read.ok) return null;
  switch (read.reason) {
    case 'wrong_count':
      return m.team_words_wrong_count(locale, { count, found: read.count });
    case 'checksum':
      return m.team_words_checksum(locale);
    case 'unknown_word': {
      const at = { n: read.index + 1, word: read.word };
      return read.suggestion
        ? m.team_words_unknown_near(locale, { ...at, suggestion: read.suggestion })
        : m.team_words_unknown(locale, at);
    }
  }
}
