/** The questions of an awareness session while somebody calls: none of them is needed to save the call. */
import type { SessionAsk } from '#programme/entries.ts';
import { sessionTypesOf } from '#programme/session-types.ts';
import { useTeam } from '#team/data/use-team.tsx';
import { Choice } from '#team/parts/choice.tsx';
import { TextField } from '#team/parts/field.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { optionsOf } from '#team/parts/words.ts';
import * as m from '#texts/messages.ts';
import { PLACE_TYPE, sayLength, SESSION_AUDIENCE, SESSION_LANGUAGE } from './session-words.ts';

const LENGTHS = ['60', '90', '120', '180'] as const;
const HEADS_MAX = 1000;

export function SessionQuestions({
  value,
  onChange,
}: {
  value: Partial<SessionAsk> | null;
  onChange: (value: Partial<SessionAsk>) => void;
}) {
  const locale = useLocale();
  const types = useTeam((state) => sessionTypesOf(state.settings));
  const asked = value ?? {};
  /** What is taken back is absent. */
  const set = (patch: { [K in keyof SessionAsk]?: SessionAsk[K] | undefined }) =>
    onChange(JSON.parse(JSON.stringify({ ...asked, ...patch })) as Partial<SessionAsk>);
  const minutes = LENGTHS.find((one) => Number(one) === asked.minutes) ?? null;
  return (
    <>
      <Choice
        label={m.team_asked_audience(locale)}
        hint={m.team_asked_audience_hint(locale)}
        numbered
        value={asked.audience ?? null}
        onChange={(audience) => set({ audience: audience ?? undefined })}
        options={optionsOf(SESSION_AUDIENCE, locale)}
      />
      <TextField
        label={m.team_asked_heads(locale)}
        inputMode="numeric"
        value={asked.heads === undefined ? '' : String(asked.heads)}
        onChange={(text) => {
          const heads = Number(text.replace(/\D/g, '').slice(0, 4));
          set({ heads: heads >= 1 ? Math.min(heads, HEADS_MAX) : undefined });
        }}
        autoComplete="off"
      />
      <Choice
        label={m.team_asked_type(locale)}
        layout="stack"
        value={asked.type ?? null}
        onChange={(type) => set({ type: type ?? undefined })}
        options={types.map((type) => ({
          value: type.id,
          label: type[locale].title,
          detail: sayLength(type.minutes, locale),
        }))}
      />
      <Choice
        label={m.team_asked_length(locale)}
        numbered
        value={minutes}
        onChange={(next) => set({ minutes: next === null ? undefined : Number(next) })}
        options={LENGTHS.map((one) => ({ value: one, label: sayLength(Number(one), locale) }))}
      />
      <Choice
        label={m.team_asked_place(locale)}
        numbered
        value={asked.placeType ?? null}
        onChange={(placeType) => set({ placeType: placeType ?? undefined })}
        options={optionsOf(PLACE_TYPE, locale)}
      />
      <Choice
        label={m.team_asked_language(locale)}
        numbered
        value={asked.language ?? null}
        onChange={(language) => set({ language: language ?? undefined })}
        options={optionsOf(SESSION_LANGUAGE, locale)}
      />
      <TextField
        label={m.team_asked_dates(locale)}
        value={asked.dates ?? ''}
        onChange={(dates) => set({ dates: dates === '' ? undefined : dates })}
        maxLength={200}
        autoComplete="off"
      />
    </>
  );
}
