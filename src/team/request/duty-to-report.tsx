/**
 * Each person's own duty to report (Youth Protection Act, s. 39), with the number. Only *considered* or *done*, the
 * day and the role are noted. There is no button that reports: that is done by a person, by telephone.
 */
import type { Assessment } from '#programme/entries.ts';
import { Choice } from '#team/parts/choice.tsx';
import { TextField } from '#team/parts/field.tsx';
import { HelpNumber } from '#team/parts/help-number.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { optionsOf } from '#team/parts/words.ts';
import { useHelpLine } from '#team/shell/help-lines.ts';
import * as m from '#texts/messages.ts';
import { DUTY } from './assessment-words.ts';
import styles from './duty-to-report.module.css';

export interface DutyFields {
  readonly dutyState: Assessment['dutyToReport']['state'] | null;
  readonly dutyRole: string;
}

export function DutyToReport({
  fields,
  onChange,
  unknown,
}: {
  fields: DutyFields;
  onChange: (patch: Partial<DutyFields>) => void;
  unknown: boolean;
}) {
  const locale = useLocale();
  const line = useHelpLine('child_protection');
  return (
    <section aria-labelledby="duty" className={styles.duty}>
      <h4 id="duty" className={styles.title}>
        <span aria-hidden="true">▲ </span>
        {unknown ? m.team_duty_title_unknown(locale) : m.team_duty_title_minor(locale)}
      </h4>
      <p>{m.team_duty_text(locale)}</p>
      {line ? <HelpNumber line={line} /> : <p>{m.team_duty_no_line(locale)}</p>}
      <Choice
        label={m.team_duty_noted(locale)}
        value={fields.dutyState}
        onChange={(dutyState) => onChange({ dutyState })}
        options={optionsOf(DUTY, locale)}
      />
      {fields.dutyState && fields.dutyState !== 'not_applicable' ? (
        <TextField
          label={m.team_duty_role(locale)}
          hint={m.team_duty_role_hint(locale)}
          optional={m.team_optional(locale)}
          value={fields.dutyRole}
          onChange={(dutyRole) => onChange({ dutyRole: dutyRole.slice(0, 60) })}
        />
      ) : null}
    </section>
  );
}
