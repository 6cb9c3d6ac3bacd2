/**
 * The help lines that the public pages show: which of those shipped, the number and hours as we know them, and when one
 * of us last dialled it. See [Note: Help lines].
 */
import { useState } from 'react';
import { checkStateOf, type HelpLine } from '#programme/help-lines.ts';
import type { ProgrammeSettings } from '#programme/settings.ts';
import { useNow, useTeam } from '#team/data/use-team.tsx';
import { Button } from '#team/parts/button.tsx';
import { Check } from '#team/parts/choices.tsx';
import { TextField } from '#team/parts/field.tsx';
import { formatCalendarDate, wallDate } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { SaveRow } from '#team/parts/save-row.tsx';
import { useTimeZone } from '#team/shell/zone.ts';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import styles from './help-lines-form.module.css';
import settingsStyles from './settings.module.css';
import { usePart } from './use-part.ts';

type Own = ProgrammeSettings['helpLines'][number];

const isSure = ({ confidence }: HelpLine): boolean => confidence === 'certain' || confidence === 'high';

export function HelpLinesForm() {
  const locale = useLocale();
  const lines = useTeam((state) => state.helpLines);
  const part = usePart(
    ({ helpLines }) => ({ own: helpLines }),
    (settings, { own }) => ({ ...settings, helpLines: own }),
  );
  const { own } = part.value;
  const change = (id: string, patch: Partial<Own>) => {
    const before = own.find((one) => one.id === id) ?? { id, hidden: false };
    part.set({ own: [...own.filter((one) => one.id !== id), { ...before, ...patch }] });
  };
  const drop = (id: string) => part.set({ own: own.filter((one) => one.id !== id) });

  if (lines.length === 0) return <p className={settingsStyles.soft}>{m.team_help_lines_none(locale)}</p>;
  return (
    <form noValidate onSubmit={part.onSubmit} className={settingsStyles.form}>
      <ul role="list" className={styles.lines}>
        {lines.map((line) => (
          <Line
            key={line.id}
            line={line}
            own={own.find(({ id }) => id === line.id) ?? null}
            change={(patch) => change(line.id, patch)}
            drop={() => drop(line.id)}
          />
        ))}
      </ul>
      <SaveRow changed={part.changed} busy={part.busy} failure={part.failure} />
    </form>
  );
}

interface LineProps {
  readonly line: HelpLine;
  readonly own: Own | null;
  readonly change: (patch: Partial<Own>) => void;
  readonly drop: () => void;
}

function Line({ line, own, change, drop }: LineProps) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const now = useNow(60_000);
  const me = useTeam((state) => state.myName);
  const [open, setOpen] = useState(false);
  const today = wallDate(now, timeZone);
  const name = line.name[locale];
  const checked = own?.checkedOn !== undefined && own.checkedBy !== undefined;
  const shown = own?.hidden !== true && (line.region === null || own !== null) && (isSure(line) || checked);

  const onShow = (next: boolean) => {
    // A line of one region is shown because it is listed here; any other because it is not hidden.
    const nothingElse = own !== null && Object.keys(own).length === 2;
    if (next && line.region === null && nothingElse) drop();
    else change({ hidden: !next });
  };

  return (
    <li className={styles.line}>
      <div className={styles.what}>
        <p className={styles.name}>{name}</p>
        <p className={styles.number}>{own?.number ?? line.number}</p>
        <p className={settingsStyles.soft}>{line.whoMayCall[locale]}</p>
        <p className={settingsStyles.soft}>{stateText(line, own, today, locale)}</p>
      </div>
      <div className={styles.act}>
        <Check
          value={shown}
          onChange={onShow}
          {...(!isSure(line) && !checked ? { hint: m.team_help_lines_check_first(locale) } : {})}
        >
          <span className="visually-hidden">{name}, </span>
          {m.team_help_lines_shown(locale)}
        </Check>
        <Button onPress={() => change({ hidden: own?.hidden ?? false, checkedOn: today, checkedBy: me })}>
          {m.team_help_lines_dialled(locale)}
        </Button>
        <Button
          look="plain"
          className={styles.more ?? ''}
          aria-expanded={open}
          onPress={() => setOpen(!open)}
        >
          {m.team_help_lines_correct(locale)}
        </Button>
      </div>
      {open ? (
        <div className={styles.correct}>
          <TextField
            label={m.team_help_lines_number(locale)}
            value={own?.number ?? line.number}
            onChange={(number) => change({ number })}
            maxLength={40}
            type="tel"
            autoComplete="off"
          />
          <TextField
            label={m.team_help_lines_hours_fr(locale)}
            value={hoursOf(line, own).fr}
            onChange={(fr) => change({ hours: { ...hoursOf(line, own), fr } })}
            maxLength={200}
            autoComplete="off"
          />
          <TextField
            label={m.team_help_lines_hours_en(locale)}
            value={hoursOf(line, own).en}
            onChange={(en) => change({ hours: { ...hoursOf(line, own), en } })}
            maxLength={200}
            autoComplete="off"
          />
        </div>
      ) : null}
    </li>
  );
}

const hoursOf = (line: HelpLine, own: Own | null) => own?.hours ?? line.hours ?? { fr: '', en: '' };

function stateText(line: HelpLine, own: Own | null, today: string, locale: Locale): string {
  const on = own?.checkedOn ?? line.checkedOn;
  const by = own?.checkedBy ?? line.checkedBy;
  switch (checkStateOf(on, today)) {
    case 'never':
      return m.team_help_lines_never(locale);
    case 'fresh':
      return m.team_help_lines_fresh(locale, {
        date: formatCalendarDate(on ?? today, locale),
        name: by ?? '',
      });
    case 'overdue':
      return m.team_help_lines_overdue(locale, { date: formatCalendarDate(on ?? today, locale) });
  }
}
