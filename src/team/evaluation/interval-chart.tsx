/**
 * A number and how far it may be trusted, row by row on one axis. Drawn by hand: a dozen lines of SVG weigh less than any
 * library, and positions in per cent need no measuring (docs/decisions/0015). Rows differ by shape and by their words; the
 * table beside it says the same.
 */
import type { Estimate } from '#measures/uncertainty.ts';
import styles from './interval-chart.module.css';

export type Mark = 'ring' | 'dot' | 'diamond' | 'square';

export interface ChartRow {
  readonly key: string;
  readonly label: string;
  /** As words, after the label. */
  readonly value: string;
  readonly estimate: Estimate;
  readonly mark: Mark;
}

export interface ChartAxis {
  /** What the axis counts. */
  readonly label: string;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
}

/** px */
const ROW = 46;
const BASELINE = 16;
const MARK = 31;
const AXIS = 24;

/** @param name what the picture shows, for who does not see it */
export function IntervalChart({
  name,
  axis,
  rows,
}: {
  readonly name: string;
  readonly axis: ChartAxis;
  readonly rows: readonly ChartRow[];
}) {
  const from = axis.ticks[0]?.at ?? 0;
  const to = axis.ticks.at(-1)?.at ?? 1;
  const at = (value: number) => `${(((value - from) / (to - from)) * 100).toFixed(2)}%`;
  const bottom = rows.length * ROW;
  const last = axis.ticks.length - 1;
  return (
    <div className={styles.around}>
      <svg role="img" aria-label={name} width="100%" height={bottom + AXIS} className={styles.chart}>
        {axis.ticks.map(({ at: value, label }, i) => (
          <g key={value}>
            <line x1={at(value)} x2={at(value)} y1={0} y2={bottom} className={styles.grid} />
            <text
              x={at(value)}
              y={bottom + 17}
              textAnchor={i === 0 ? 'start' : i === last ? 'end' : 'middle'}
              className={styles.tick}
            >
              {label}
            </text>
          </g>
        ))}
        {rows.map(({ key, label, value, estimate, mark }, i) => {
          const y = i * ROW + MARK;
          const { low, high } = estimate;
          return (
            <g key={key}>
              <text x={0} y={i * ROW + BASELINE} className={styles.label}>
                {label} <tspan className={styles.value}>{value}</tspan>
              </text>
              <line x1={at(low)} x2={at(high)} y1={y} y2={y} className={styles.interval} />
              <line x1={at(low)} x2={at(low)} y1={y - 5} y2={y + 5} className={styles.interval} />
              <line x1={at(high)} x2={at(high)} y1={y - 5} y2={y + 5} className={styles.interval} />
              <svg x={at(estimate.value)} y={y} className={styles.mark} data-mark={mark}>
                <Shape mark={mark} />
              </svg>
            </g>
          );
        })}
      </svg>
      <p className={styles.axis} aria-hidden="true">
        {axis.label}
      </p>
    </div>
  );
}

function Shape({ mark }: { readonly mark: Mark }) {
  switch (mark) {
    case 'ring':
    case 'dot':
      return <circle r={6.5} />;
    case 'diamond':
      return <path d="M0-8.5 8.5 0 0 8.5-8.5 0z" />;
    case 'square':
      return <path d="M-6-6H6V6H-6z" />;
  }
}
