/** Who asks for a session, for whom, and what it is: the same fields when it begins and when they are corrected. */
import type { SessionPlan } from '#programme/session-plan.ts';
import { sessionTypesOf } from '#programme/session-types.ts';
import { PLACE_TYPE, sayLength, SESSION_AUDIENCE, SESSION_LANGUAGE } from '#team/asked/session-words.ts';
import { useTeam } from '#team/data/use-team.tsx';
import { Choice } from '#team/parts/choice.tsx';
import { TextField } from '#team/parts/field.tsx';
import { GuardedTextArea } from '#team/parts/guarded-text-area.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { NumberField } from '#team/parts/number-field.tsx';
import { OrganisationField } from '#team/parts/organisation-field.tsx';
import { optionsOf } from '#team/parts/words.ts';
import { useScreening } from '#team/shell/screening.ts';
import * as m from '#texts/messages.ts';
import styles from './sessions.module.css';

export const ESSENTIALS = [
  'organisation',
  'contact',
  'audience',
  'expected',
  'minutes',
  'placeType',
  'language',
  'wishes',
  'sessionType',
] as const;
export type Essentials = Pick<SessionPlan, (typeof ESSENTIALS)[number]>;

export const WISHES_MAX = 600;

export function EssentialsFields({
  value,
  onChange,
  error,
}: {
  value: Essentials;
  onChange: (patch: Partial<Essentials>) => void;
  /** Under the organisation: the one answer that is needed. */
  error: string | null;
}) {
  const locale = useLocale();
  const screening = useScreening();
  const { types, directory } = useTeam((state) => ({
    types: sessionTypesOf(state.settings),
    directory: state.directory,
  }));
  const { contact } = value;
  const audience = value.audience in SESSION_AUDIENCE ? value.audience : 'other';
  return (
    <div className={styles.fields}>
      <OrganisationField
        directory={directory}
        value={value.organisation}
        onChange={(organisation) => onChange({ organisation: organisation.slice(0, 120) })}
        onChosen={({ sector }) => onChange({ audience: sector })}
        error={error}
      />
      <div className={styles.pair}>
        <TextField
          label={m.team_sessions_contact_name(locale)}
          value={contact.name}
          onChange={(name) => onChange({ contact: { ...contact, name } })}
          maxLength={80}
          autoComplete="off"
        />
        <TextField
          label={m.team_sessions_contact_phone(locale)}
          inputMode="tel"
          value={contact.phone}
          onChange={(phone) => onChange({ contact: { ...contact, phone } })}
          maxLength={60}
          autoComplete="off"
        />
      </div>
      <Choice
        label={m.team_asked_audience(locale)}
        required
        value={audience as keyof typeof SESSION_AUDIENCE}
        onChange={(next) => next && onChange({ audience: next })}
        options={optionsOf(SESSION_AUDIENCE, locale)}
      />
      <Choice
        label={m.team_asked_type(locale)}
        layout="stack"
        value={value.sessionType}
        onChange={(sessionType) => {
          const type = types.find(({ id }) => id === sessionType);
          onChange(type ? { sessionType, minutes: type.minutes } : { sessionType });
        }}
        options={types.map((type) => ({
          value: type.id,
          label: type[locale].title,
          detail: sayLength(type.minutes, locale),
        }))}
      />
      <div className={styles.pair}>
        <NumberField
          label={m.team_asked_length(locale)}
          unit={m.team_sessions_minutes(locale)}
          value={value.minutes}
          onChange={(minutes) => onChange({ minutes })}
          min={15}
          max={600}
          step={15}
        />
        <TextField
          label={m.team_asked_heads(locale)}
          inputMode="numeric"
          value={value.expected === null ? '' : String(value.expected)}
          onChange={(text) => {
            const heads = Number(text.replace(/\D/g, '').slice(0, 4));
            onChange({ expected: heads >= 1 ? Math.min(heads, 1000) : null });
          }}
          autoComplete="off"
        />
      </div>
      <Choice
        label={m.team_asked_place(locale)}
        required
        value={value.placeType}
        onChange={(placeType) => placeType && onChange({ placeType })}
        options={optionsOf(PLACE_TYPE, locale)}
      />
      <Choice
        label={m.team_asked_language(locale)}
        required
        value={value.language}
        onChange={(language) => language && onChange({ language })}
        options={optionsOf(SESSION_LANGUAGE, locale)}
      />
      <GuardedTextArea
        label={m.team_sessions_wishes(locale)}
        hint={m.team_sessions_wishes_hint(locale)}
        value={value.wishes}
        onChange={(wishes) => onChange({ wishes })}
        max={WISHES_MAX}
        rows={3}
        screening={screening}
      />
    </div>
  );
}
