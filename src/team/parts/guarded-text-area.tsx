/**
 * A text area with the word guard of [Note: Screening]: on a pause, and when one leaves the field, it points at what
 * might say who the woman is, says why, and offers to take it out. It never blocks and sends nothing.
 */
import { useEffect, useMemo, useState } from 'react';
import type { FindingKind, ScreeningContext } from '#programme/screening-candidate.ts';
import { type Finding, screenText } from '#programme/screening.ts';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import { Button } from './button.tsx';
import { classes } from './classes.ts';
import styles from './guarded-text-area.module.css';
import { useLocale } from './locale.tsx';
import { TextArea, type TextAreaProps } from './text-area.tsx';

export interface GuardedTextAreaProps extends Omit<TextAreaProps, 'flags' | 'onBlur'> {
  readonly screening: ScreeningContext;
}

const PAUSE_MS = 700;

export function GuardedTextArea({ screening, ...area }: GuardedTextAreaProps) {
  const { value, onChange } = area;
  const [screened, setScreened] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setScreened(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  const findings = useMemo(() => screenText(screened, screening), [screened, screening]);
  // What was found in an older text is shown only while it still stands there.
  const standing = findings.filter(({ start, end, text }) => value.slice(start, end) === text);
  return (
    <TextArea
      {...area}
      onBlur={() => setScreened(value)}
      flags={
        <Flags
          findings={standing}
          onRemove={({ start, end }) => {
            const next = `${value.slice(0, start).trimEnd()} ${value.slice(end).trimStart()}`.trim();
            onChange(next);
            setScreened(next);
          }}
        />
      }
    />
  );
}

function Flags({
  findings,
  onRemove,
}: {
  findings: readonly Finding[];
  onRemove: (finding: Finding) => void;
}) {
  const locale = useLocale();
  return (
    <div role="status" className={styles.around}>
      {findings.length > 0 ? (
        <div className={styles.flags}>
          <p className={styles.title}>
            <span aria-hidden="true">▲ </span>
            {m.team_guard_title(locale, { n: findings.length })}
          </p>
          <ul role="list">
            {findings.map((finding) => (
              <li key={`${finding.start}-${finding.text}`} className={styles.flag}>
                <span>
                  <mark className={styles.excerpt}>{finding.text}</mark> {FOUND[finding.kind](locale)}
                </span>
                <Button
                  look="plain"
                  className={classes(styles.remove)}
                  onPress={() => onRemove(finding)}
                  aria-label={m.team_guard_remove_which(locale, { text: finding.text })}
                >
                  {m.team_guard_remove(locale)}
                </Button>
              </li>
            ))}
          </ul>
          <p className={styles.why}>{m.team_guard_why(locale)}</p>
        </div>
      ) : null}
    </div>
  );
}

const FOUND: Readonly<Record<FindingKind, (locale: Locale) => string>> = {
  phone: m.team_guard_phone,
  email: m.team_guard_email,
  birth_date: m.team_guard_birth_date,
  plate: m.team_guard_plate,
  health_number: m.team_guard_health_number,
  social_number: m.team_guard_social_number,
  address: m.team_guard_address,
  handle: m.team_guard_handle,
  name: m.team_guard_name,
};
