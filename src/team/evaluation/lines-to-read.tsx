/**
 * Lines of participants, read by the team before anybody else: shown with the results, or kept. They come of several
 * organisations, shuffled ([Note: Lines] in measures/evaluation-lines.ts).
 */
import type { EvaluationLines } from '#programme/evaluation-release.ts';
import type { EvaluationLook, LinesKept } from '#team/data/evaluation.ts';
import { useActions } from '#team/data/use-team.tsx';
import { Button, Buttons } from '#team/parts/button.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { useAct } from '#team/shell/act.ts';
import * as m from '#texts/messages.ts';
import styles from './results.module.css';

type State = EvaluationLines['lines'][number]['state'];
interface Line {
  readonly key: string;
  readonly kept: LinesKept;
  readonly place: number;
  readonly text: string;
  readonly state: State;
}

const linesOf = (look: EvaluationLook): Line[] =>
  look.lines.flatMap((kept) =>
    kept.value.lines.map(({ text, state }, place) => ({
      ...{ kept, place, text, state },
      key: `${kept.record} ${place}`,
    })),
  );

export interface LinesToReadProps {
  readonly look: EvaluationLook;
  readonly onRead: (kept: LinesKept) => void;
  /** A colleague read one of them meanwhile. */
  readonly onStale: () => void;
}

export function LinesToRead({ look, onRead, onStale }: LinesToReadProps) {
  const locale = useLocale();
  const actions = useActions();
  const { act, busy, failure } = useAct();
  const mark = ({ kept, place }: Line, state: State) =>
    void act(async () => {
      const result = await (await actions.evaluationDesk()).markLine(kept, place, state);
      if (!result.ok) {
        if (result.code === 'stale') onStale();
        return { ok: false, code: result.code === 'log_unreadable' ? 'unexpected' : result.code };
      }
      onRead(result.kept);
      return { ok: true, undo: null, undoUntil: null };
    }, null);
  const lines = linesOf(look);
  if (lines.length === 0) return null;
  const unread = lines.filter(({ state }) => state === 'unread');
  const read = lines.filter(({ state }) => state !== 'unread');
  return (
    <section className={styles.aside} aria-labelledby="phrases">
      <h2 id="phrases" className={styles.asideTitle}>
        {m.team_evaluation_lines_to_read(locale, { n: unread.length })}
      </h2>
      {unread.length > 0 ? (
        <p className={styles.note}>{m.team_evaluation_lines_to_read_why(locale)}</p>
      ) : null}
      <FailureNote failure={failure} />
      <ul role="list" className={styles.lines}>
        {unread.map((line) => (
          <OneLine key={line.key} line={line} busy={busy} mark={mark} />
        ))}
      </ul>
      {read.length > 0 ? (
        <details>
          <summary className={styles.summary}>
            {m.team_evaluation_lines_read(locale, { n: read.length })}
          </summary>
          <ul role="list" className={styles.lines}>
            {read.map((line) => (
              <OneLine key={line.key} line={line} busy={busy} mark={mark} />
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}

/** What may still become of it: shown, or kept. */
function OneLine({
  line,
  busy,
  mark,
}: {
  readonly line: Line;
  readonly busy: boolean;
  readonly mark: (line: Line, state: State) => void;
}) {
  const locale = useLocale();
  const { state } = line;
  return (
    <li>
      <p>{line.text}</p>
      <Buttons>
        {state === 'shown' ? null : (
          <Button
            look={state === 'unread' ? 'quiet' : 'plain'}
            isDisabled={busy}
            onPress={() => mark(line, 'shown')}
          >
            {m.team_evaluation_line_show(locale)}
          </Button>
        )}
        {state === 'kept' ? null : (
          <Button look="plain" isDisabled={busy} onPress={() => mark(line, 'kept')}>
            {state === 'unread'
              ? m.team_evaluation_line_keep(locale)
              : m.team_evaluation_line_withdraw(locale)}
          </Button>
        )}
      </Buttons>
    </li>
  );
}
