/**
 * The recovery kit: 24 words onto paper, printed or written by hand, then two groups typed back from the paper. While
 * they are typed, the words are out of sight: what is not on paper is noticed now and not on the day it is needed.
 */
import { type SubmitEvent, useState } from 'react';
import { sameWord } from '#sealing/words.ts';
import { Button, Buttons } from '#team/parts/button.tsx';
import { classes } from '#team/parts/classes.ts';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { TextField } from '#team/parts/field.tsx';
import { formatDate } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import * as m from '#texts/messages.ts';
import styles from './kit-paper.module.css';
import { groupsOf, Words } from './words.tsx';

export interface KitPaperProps {
  readonly words: readonly string[];
  readonly programme: string;
  readonly timeZone: string;
  /** Six words of the genesis hash: on the paper, to recognise the programme by. */
  readonly fingerprint: readonly string[];
  readonly busy: boolean;
  readonly failure: string | null;
  /** Both groups were typed back. */
  readonly onConfirmed: () => void;
  /** Leaves it for later; absent where there is no later. */
  readonly onLater?: () => void;
  readonly confirmLabel: string;
}

export function KitPaper(props: KitPaperProps) {
  const { words, programme, timeZone, fingerprint, onLater } = props;
  const locale = useLocale();
  const [printedAt] = useState(Date.now);
  const [asking, setAsking] = useState<readonly [number, number] | null>(null);

  if (asking) return <TypeBack {...props} asked={asking} onBack={() => setAsking(null)} />;
  return (
    <div className={styles.kit} data-prints="">
      <div className={styles.printed}>
        <h1>{m.team_kit_paper_title(locale)}</h1>
        <p className={styles.printedName}>
          {programme} · {formatDate(printedAt, locale, timeZone)}
        </p>
        <p>{m.team_kit_paper_what(locale)}</p>
      </div>
      <Words words={words} label={m.team_kit_words(locale)} />
      <div className={styles.printed}>
        <p>{m.team_kit_paper_keep(locale)}</p>
        <p>{m.team_kit_paper_use(locale)}</p>
        <p>{m.team_kit_paper_fingerprint(locale, { words: fingerprint.join(' ') })}</p>
      </div>
      <div className={styles.screenOnly}>
        <p className={styles.soft}>{m.team_kit_how(locale)}</p>
        <Buttons>
          <Button look="primary" onPress={() => window.print()}>
            {m.team_access_print(locale)}
          </Button>
          <Button onPress={() => setAsking(twoOf(groupsOf(words).length))}>
            {m.team_kit_on_paper(locale)}
          </Button>
          {onLater ? (
            <Button look="plain" onPress={onLater}>
              {m.team_kit_later(locale)}
            </Button>
          ) : null}
        </Buttons>
      </div>
    </div>
  );
}

function TypeBack({
  words,
  asked,
  busy,
  failure,
  onConfirmed,
  onBack,
  confirmLabel,
}: KitPaperProps & { asked: readonly [number, number]; onBack: () => void }) {
  const locale = useLocale();
  const [typed, setTyped] = useState(['', '']);
  const [tried, setTried] = useState(false);
  const groups = groupsOf(words);
  const right = asked.map((group, i) => isGroup(typed[i] ?? '', groups[group] ?? []));

  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (right.every(Boolean)) onConfirmed();
  };
  return (
    <form noValidate className={classes(styles.kit, styles.back)} onSubmit={onSubmit}>
      <FailureNote failure={failure} />
      <p>{m.team_kit_type_back(locale)}</p>
      {asked.map((group, i) => (
        <TextField
          key={group}
          label={m.team_kit_group(locale, { n: group + 1 })}
          hint={i === 0 ? m.team_kit_group_hint(locale) : null}
          error={tried && !right[i] ? m.team_kit_group_wrong(locale) : null}
          value={typed[i] ?? ''}
          onChange={(value) => setTyped(typed.map((before, j) => (j === i ? value : before)))}
          autoComplete="off"
          verbatim
          autoFocus={i === 0}
        />
      ))}
      <Buttons>
        <Button type="submit" look="primary" isPending={busy}>
          {confirmLabel}
        </Button>
        <Button look="plain" onPress={onBack}>
          {m.team_kit_see_again(locale)}
        </Button>
      </Buttons>
    </form>
  );
}

function isGroup(typed: string, group: readonly string[]): boolean {
  const words = typed.match(/[\p{L}\p{M}]+/gu) ?? [];
  return words.length === group.length && group.every((word, i) => sameWord(words[i] ?? '', word));
}

/** Two different groups, drawn, in order. */
function twoOf(count: number): readonly [number, number] {
  const [a = 0, b = 0] = crypto.getRandomValues(new Uint32Array(2));
  const first = a % count;
  const second = (first + 1 + (b % (count - 1))) % count;
  return first < second ? [first, second] : [second, first];
}
