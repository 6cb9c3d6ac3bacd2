/** The call sheet on paper, for when everything is down: the same questions in the same order, on one page. */
import { firstForWomen } from '#programme/help-lines.ts';
import { useTeam } from '#team/data/use-team.tsx';
import { Button, Buttons } from '#team/parts/button.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import {
  AGE,
  AGREES_ANSWER,
  KIND,
  LANGUAGE,
  MESSAGE_SAFE_ANSWER,
  optionsOf,
  OUTCOME,
  PROMPTNESS,
  SECTOR,
} from '#team/parts/words.ts';
import { useHelpLine, useHelpLines } from '#team/shell/help-lines.ts';
import { Screen } from '#team/shell/screen.tsx';
import * as m from '#texts/messages.ts';
import styles from './call-sheet.module.css';

export function CallSheet() {
  const locale = useLocale();
  const { programme, phone } = useTeam((state) => ({
    programme: state.programme,
    phone: state.settings.essentials.phone,
  }));
  const lines = firstForWomen(useHelpLines());
  const protection = useHelpLine('child_protection');
  return (
    <Screen title={m.team_sheet_title(locale)} width="text">
      <div className={styles.screenOnly}>
        <p>{m.team_sheet_text(locale)}</p>
        <Buttons>
          <Button look="primary" onPress={() => window.print()}>
            {m.team_print(locale)}
          </Button>
        </Buttons>
      </div>
      <article className={styles.sheet}>
        <header className={styles.head}>
          <p className={styles.programme}>{programme}</p>
          <p>{phone}</p>
        </header>
        <Line label={m.team_sheet_taken(locale)} />
        <Boxes label={m.team_request_promptness(locale)} options={optionsOf(PROMPTNESS, locale)} />
        <Line label={m.team_organisation(locale)} />
        <div className={styles.two}>
          <Line label={m.team_phone_first_name(locale)} />
          <Line label={m.team_phone_number(locale)} />
        </div>
        <Boxes label={m.team_opening_kind(locale)} options={optionsOf(KIND, locale)} />
        <Boxes label={m.team_opening_sector(locale)} options={optionsOf(SECTOR, locale)} />
        <Line label={m.team_phone_when(locale)} />
        <Boxes label={m.team_phone_message(locale)} options={optionsOf(MESSAGE_SAFE_ANSWER, locale)} />
        <Boxes label={m.team_opening_age(locale)} options={optionsOf(AGE, locale)} />
        <Boxes label={m.team_opening_agrees(locale)} options={optionsOf(AGREES_ANSWER, locale)} />
        <div className={styles.text}>
          <p className={styles.label}>{m.team_phone_text(locale)}</p>
          <p className={styles.hint}>{m.team_phone_text_hint(locale)}</p>
          <div className={styles.ruled} aria-hidden="true">
            {[0, 1, 2, 3, 4].map((line) => (
              <span key={line} />
            ))}
          </div>
        </div>
        <Boxes label={m.team_opening_language(locale)} options={optionsOf(LANGUAGE, locale)} />
        <div className={styles.two}>
          <Line label={m.team_sheet_next(locale)} />
          <Line label={m.team_sheet_who(locale)} />
        </div>
        <Boxes label={m.team_sheet_calls(locale)} options={optionsOf(OUTCOME, locale)} />
        <footer className={styles.foot}>
          <p>
            {protection ? `${protection.name[locale]} : ${protection.number}. ` : ''}
            {lines.map((line) => `${line.name[locale]} : ${line.number}`).join(' · ')}
          </p>
          <p>
            <strong>{m.team_sheet_shred(locale)}</strong>
          </p>
        </footer>
      </article>
    </Screen>
  );
}

function Line({ label }: { label: string }) {
  return (
    <p className={styles.line}>
      <span className={styles.label}>{label}</span>
      <span className={styles.blank} aria-hidden="true" />
    </p>
  );
}

function Boxes({ label, options }: { label: string; options: readonly { value: string; label: string }[] }) {
  return (
    <div className={styles.boxes}>
      <p className={styles.label}>{label}</p>
      <ul role="list">
        {options.map((option) => (
          <li key={option.value}>
            <span aria-hidden="true">☐ </span>
            {option.label}
          </li>
        ))}
      </ul>
    </div>
  );
}
