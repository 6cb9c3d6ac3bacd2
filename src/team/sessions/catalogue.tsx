/** The catalogue of sessions: what partners read on the public page, and what a session begins with. */
import { useState } from 'react';
import { SESSION_TYPES_MAX, type SessionType } from '#programme/session-type.ts';
import { sessionTypesOf } from '#programme/session-types.ts';
import { sayLength } from '#team/asked/session-words.ts';
import { useActions, useTeam } from '#team/data/use-team.tsx';
import { Button, Buttons } from '#team/parts/button.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { Section } from '#team/parts/section.tsx';
import { useAct } from '#team/shell/act.ts';
import * as m from '#texts/messages.ts';
import { newType, TypeDialog } from './type-dialog.tsx';
import styles from './sessions.module.css';

/** The public page, in each language. */
const PAGE = { fr: '/seances', en: '/en/sessions' } as const;

export function Catalogue() {
  const locale = useLocale();
  const actions = useActions();
  const settings = useTeam((state) => state.settings);
  const { act, busy, failure } = useAct();
  const [editing, setEditing] = useState<SessionType | null>(null);
  const types = sessionTypesOf(settings);
  const save = (next: readonly SessionType[]) =>
    act(() => actions.saveSettings({ ...settings, sessionTypes: [...next] }), m.team_saved(locale));

  return (
    <Section
      id="repertoire"
      title={m.team_sessions_catalogue(locale)}
      why={
        <>
          {m.team_sessions_catalogue_why(locale)}{' '}
          <a href={PAGE[locale]} target="_blank" rel="noreferrer">
            {m.team_sessions_catalogue_page(locale)}
          </a>
        </>
      }
    >
      <ul className={styles.rows}>
        {types.map((type) => (
          <li key={type.id} className={styles.row}>
            <div>
              <p className={styles.rowTitle}>{type[locale].title}</p>
              <p className={styles.soft}>
                {[
                  sayLength(type.minutes, locale),
                  type.shown ? m.team_sessions_type_shown(locale) : m.team_sessions_type_hidden(locale),
                ].join(' · ')}
              </p>
            </div>
            <Buttons>
              <Button
                aria-label={m.team_sessions_type_edit_one(locale, { title: type[locale].title })}
                onPress={() => setEditing(type)}
              >
                {m.team_sessions_type_edit(locale)}
              </Button>
            </Buttons>
          </li>
        ))}
      </ul>
      <FailureNote failure={editing === null ? failure : null} />
      {types.length < SESSION_TYPES_MAX ? (
        <Buttons>
          <Button onPress={() => setEditing(newType())}>{m.team_sessions_type_add(locale)}</Button>
        </Buttons>
      ) : null}
      {editing === null ? null : (
        <TypeDialog
          type={editing}
          isNew={!types.some(({ id }) => id === editing.id)}
          busy={busy}
          failure={failure}
          onClose={() => setEditing(null)}
          onSave={async (type) => {
            const known = types.some(({ id }) => id === type.id);
            const next = known ? types.map((one) => (one.id === type.id ? type : one)) : [...types, type];
            if (await save(next)) setEditing(null);
          }}
          onDrop={async () => {
            if (await save(types.filter(({ id }) => id !== editing.id))) setEditing(null);
          }}
        />
      )}
    </Section>
  );
}
