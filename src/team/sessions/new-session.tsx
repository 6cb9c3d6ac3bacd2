/** A session begins: what its request says is there already; one answer is needed. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { newId } from '#programme/new-id.ts';
import { sessionTypesOf } from '#programme/session-types.ts';
import { useActions, useTeam } from '#team/data/use-team.tsx';
import { Button, Buttons } from '#team/parts/button.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { Saved } from '#team/parts/saved.tsx';
import { fits } from '#team/parts/text-area.tsx';
import { useAct } from '#team/shell/act.ts';
import { useDraft, useLeaveGuard } from '#team/shell/draft.ts';
import { Screen } from '#team/shell/screen.tsx';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';
import { BackToSessions } from './back-to-sessions.tsx';
import { ESSENTIALS, type Essentials, EssentialsFields, WISHES_MAX } from './essentials-fields.tsx';
import { sessionFrom } from './new-plan.ts';
import styles from './sessions.module.css';

type Fields = Essentials & Record<string, unknown>;

export function NewSession() {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const navigate = useNavigate();
  const actions = useActions();
  const { demande = null } = useSearch({ from: '/seance/$plan' });
  const { request, types, me } = useTeam((state) => ({
    request: demande === null ? null : (state.requests.get(demande) ?? null),
    types: sessionTypesOf(state.settings),
    me: state.me.member,
  }));
  const opening = request?.opening ?? null;
  const asked = types.find(({ id }) => id === opening?.session?.type) ?? null;
  const start = sessionFrom(
    opening,
    request === null ? null : { file: request.row.file, reference: request.row.reference },
    asked,
  );
  const empty = Object.fromEntries(ESSENTIALS.map((key) => [key, start[key]])) as Fields;
  const { fields, set, saving, drop } = useDraft<Fields>({ screen: 'session.new', file: demande }, empty);
  const [tried, setTried] = useState(false);
  const { act, busy, failure } = useAct();
  useLeaveGuard(saving.state === 'typing');
  const named = fields.organisation.trim() !== '';

  const begin = async () => {
    setTried(true);
    if (!named || !fits(fields.wishes, WISHES_MAX)) return;
    const plan = newId();
    const done = await act(async () => {
      const desk = await actions.agendaDesk();
      return desk.savePlan({
        plan,
        over: 0,
        owner: me,
        place: null,
        offers: [],
        settle: [],
        content: {
          ...start,
          ...fields,
          professional: me,
        },
      });
    }, m.team_sessions_begun(locale));
    if (!done) return;
    drop();
    void navigate({ to: '/seance/$plan', params: { plan }, replace: true });
  };

  return (
    <Screen title={m.team_sessions_new(locale)} above={<BackToSessions />} width="text">
      {request ? (
        <p className={styles.soft}>
          {m.team_sessions_from_request(locale, { reference: request.row.reference })}
        </p>
      ) : null}
      <form
        noValidate
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void begin();
        }}
      >
        <EssentialsFields
          value={fields}
          onChange={set}
          error={tried && !named ? m.team_sessions_organisation_needed(locale) : null}
        />
        <FailureNote failure={failure} />
        <Buttons>
          <Button type="submit" look="primary" isPending={busy}>
            {m.team_sessions_begin(locale)}
          </Button>
          <Saved saving={saving} locale={locale} timeZone={timeZone} />
        </Buttons>
      </form>
    </Screen>
  );
}
