/** A few short phrases: typed one at a time, each taken away by itself. */
import { useId, useRef, useState } from 'react';
import { announce } from '#team/parts/announcer.tsx';
import { Button } from '#team/parts/button.tsx';
import { TextField } from '#team/parts/field.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import * as m from '#texts/messages.ts';
import styles from './mine.module.css';

const LONGEST = 80;

export function PhraseList({
  label,
  hint,
  values,
  most,
  onChange,
}: {
  label: string;
  hint: string;
  values: readonly string[];
  /** No more than so many. */
  most: number;
  onChange: (values: string[]) => void;
}) {
  const locale = useLocale();
  const input = useRef<HTMLInputElement>(null);
  const list = useId();
  const [text, setText] = useState('');
  const phrase = text.trim();
  const over = phrase.length - LONGEST;
  const full = values.length >= most;
  const add = () => {
    if (phrase === '' || over > 0 || full) return;
    if (!values.includes(phrase)) {
      onChange([...values, phrase]);
      announce(m.team_limits_added(locale, { phrase }));
    }
    setText('');
    input.current?.focus();
  };
  return (
    <div className={styles.phrases}>
      <div className={styles.phrase}>
        <TextField
          inputRef={input}
          label={label}
          hint={hint}
          value={text}
          onChange={setText}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            // It adds the phrase; the form is sent by its own button.
            event.preventDefault();
            add();
          }}
          error={
            over > 0 ? m.team_text_over(locale, { over }) : full && phrase ? m.team_limits_full(locale) : null
          }
        />
        <Button isDisabled={phrase === '' || over > 0 || full} onPress={add}>
          {m.team_limits_add(locale)}
        </Button>
      </div>
      {values.length > 0 ? (
        <ul role="list" id={list} className={styles.chips} aria-label={label}>
          {values.map((value) => (
            <li key={value} className={styles.chip}>
              <span>{value}</span>
              <Button
                look="plain"
                aria-label={m.team_limits_remove(locale, { phrase: value })}
                onPress={() => {
                  onChange(values.filter((one) => one !== value));
                  input.current?.focus();
                }}
              >
                <span aria-hidden="true">×</span>
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
