/** Who asked, for whom, and what: as it stands, and corrected in a dialog. */
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { sessionTypesOf } from '#programme/session-types.ts';
import { PLACE_TYPE, sayLength, SESSION_LANGUAGE } from '#team/asked/session-words.ts';
import { useTeam } from '#team/data/use-team.tsx';
import { ActionDialog } from '#team/parts/action-dialog.tsx';
import { Button, Buttons } from '#team/parts/button.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { fits } from '#team/parts/text-area.tsx';
import * as m from '#texts/messages.ts';
import { ESSENTIALS, type Essentials, EssentialsFields, WISHES_MAX } from './essentials-fields.tsx';
import { audienceOf, typeTitle } from './session-words.ts';
import styles from './sessions.module.css';
import { type SessionAtHand, useWriteSession } from './use-session.ts';

export function EssentialsPart({ at }: { at: SessionAtHand }) {
  const locale = useLocale();
  const types = useTeam((state) => sessionTypesOf(state.settings));
  const [editing, setEditing] = useState(false);
  const { content } = at;
  const type = types.find(({ id }) => id === content.sessionType);
  const facts: readonly (readonly [string, string | null])[] = [
    [
      m.team_sessions_contact(locale),
      [content.contact.name, content.contact.phone].filter(Boolean).join(', '),
    ],
    [m.team_asked_audience(locale), audienceOf(content, locale)],
    [m.team_asked_heads(locale), content.expected === null ? null : String(content.expected)],
    [m.team_asked_type(locale), typeTitle(types, content.sessionType, locale)],
    [m.team_asked_length(locale), sayLength(content.minutes, locale)],
    [m.team_asked_place(locale), PLACE_TYPE[content.placeType](locale)],
    [m.team_asked_language(locale), SESSION_LANGUAGE[content.language](locale)],
  ];
  return (
    <>
      <dl className={styles.facts}>
        {facts.map(([name, value]) =>
          value ? (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      {content.wishes === '' ? null : <p className={styles.words}>{content.wishes}</p>}
      {type ? <p className={styles.soft}>{type[locale].contentNote}</p> : null}
      <Buttons>
        <Button onPress={() => setEditing(true)}>{m.team_sessions_correct(locale)}</Button>
        {content.file === null || content.reference === null ? null : (
          <Link to="/demande/$file" params={{ file: content.file }}>
            {m.team_sessions_its_request(locale, { reference: content.reference })}
          </Link>
        )}
      </Buttons>
      {editing ? <CorrectDialog at={at} onClose={() => setEditing(false)} /> : null}
    </>
  );
}

function CorrectDialog({ at, onClose }: { at: SessionAtHand; onClose: () => void }) {
  const locale = useLocale();
  const { write, busy, failure } = useWriteSession(at);
  const [value, setValue] = useState<Essentials>(
    () => Object.fromEntries(ESSENTIALS.map((key) => [key, at.content[key]])) as unknown as Essentials,
  );
  const named = value.organisation.trim() !== '';
  return (
    <ActionDialog
      title={m.team_sessions_correct(locale)}
      wide
      onClose={onClose}
      submit={m.team_save(locale)}
      disabled={!named || !fits(value.wishes, WISHES_MAX)}
      onSubmit={async () => {
        if (await write(value, m.team_saved(locale))) onClose();
      }}
      busy={busy}
      failure={failure}
    >
      <EssentialsFields
        value={value}
        onChange={(patch) => setValue((before) => ({ ...before, ...patch }))}
        error={named ? null : m.team_sessions_organisation_needed(locale)}
      />
    </ActionDialog>
  );
}
