/**
 * A call taken down while listening. Everything on one page, four answers needed, sealed every few seconds; saving
 * makes a request that was already reached, and opens its assessment since the caller is still on the line.
 */
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { Opening } from '#programme/entries.ts';
import { useActions, useTeam } from '#team/data/use-team.tsx';
import { Banner } from '#team/parts/banner.tsx';
import { Button, buttonClass } from '#team/parts/button.tsx';
import { Check } from '#team/parts/choices.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { Saved } from '#team/parts/saved.tsx';
import { showToast } from '#team/parts/toast.ts';
import { failureText } from '#team/shell/act.ts';
import { useDraft, useLeaveGuard } from '#team/shell/draft.ts';
import { Screen } from '#team/shell/screen.tsx';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';
import { EMPTY_FORM, isBlank, openingFrom, type OpeningForm, openingProblem } from './opening-form.ts';
import { OpeningFields } from './opening-fields.tsx';
import { OtherDrafts } from './other-drafts.tsx';
import styles from './phone-request.module.css';

export const PHONE_DRAFT = 'phone';

export function PhoneRequest() {
  const { brouillon = null } = useSearch({ from: '/appel' });
  const [shown, setShown] = useState({ draft: brouillon, fresh: 0, began: null as string | null });
  if (shown.draft !== brouillon)
    setShown((before) => ({
      draft: brouillon,
      fresh: before.fresh + (brouillon === null ? 1 : 0),
      began: brouillon === null ? null : before.began,
    }));
  // The address names a call as soon as something is typed: that is still the same form. Another draft is another call.
  const same = brouillon === null || brouillon === shown.began;
  return (
    <OneCall
      key={same ? `new-${shown.fresh}` : brouillon}
      draft={same ? null : brouillon}
      onBegin={(began) => setShown((before) => ({ ...before, began }))}
    />
  );
}

interface Fields extends OpeningForm {
  readonly practice: boolean;
}

function OneCall({ draft, onBegin }: { draft: string | null; onBegin: (record: string) => void }) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const navigate = useNavigate();
  const actions = useActions();
  const { exercice, carte, brouillon } = useSearch({ from: '/appel' });
  const { me, colleagues, cards } = useTeam((state) => ({
    me: state.me,
    colleagues: state.colleagues,
    cards: state.returnCards,
  }));
  const card = cards.find(({ record }) => record === carte)?.card ?? null;
  const empty: Fields = {
    ...EMPTY_FORM,
    language: me.language,
    practice: exercice === true,
    text: card ? m.team_phone_returns(locale, { reference: card.reference }) : '',
  };
  const { fields, set, saving, record, restored, drop, forget } = useDraft<Fields>(
    { screen: PHONE_DRAFT, file: null, record: draft },
    empty,
  );
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const problem = openingProblem(fields);
  useLeaveGuard(saving.state === 'typing');

  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[role="radiogroup"] input')?.focus({ preventScroll: true });
  }, []);

  const onChange = (patch: Partial<Fields>) => {
    set(patch);
    // So that unlocking brings back this very call.
    if (draft !== null || brouillon === record) return;
    onBegin(record);
    void navigate({
      to: '/appel',
      search: (before) => ({ ...before, brouillon: record }),
      replace: true,
      resetScroll: false,
    });
  };

  const submit = async () => {
    setTried(true);
    if (problem) {
      setFailure(null);
      form.current?.querySelector<HTMLElement>('[data-invalid] input, [aria-invalid="true"]')?.focus();
      return;
    }
    setBusy(true);
    setFailure(null);
    try {
      const fixed: Pick<Opening, 'door'> & Partial<Opening> = {
        door: 'phone',
        ...(fields.practice ? { practice: true } : {}),
      };
      const taken = await actions.takePhoneRequest(
        openingFrom(fields, fixed),
        saving.state === 'empty' ? null : record,
      );
      if (!taken.ok) {
        setFailure(failureText(taken, locale, colleagues));
        return;
      }
      forget();
      showToast({
        text:
          taken.reference === null
            ? m.team_phone_saved_offline(locale)
            : m.team_phone_saved(locale, { reference: taken.reference }),
        undo: null,
      });
      if (taken.reference === null) void navigate({ to: '/' });
      else void navigate({ to: '/demande/$file', params: { file: taken.file }, search: { faire: 'assess' } });
    } finally {
      setBusy(false);
    }
  };

  return (
    <Screen
      title={m.team_panel_phone(locale)}
      ownFocus
      aside={
        <div className={styles.aside}>
          <Link to="/appel/orienter" className={buttonClass('quiet')}>
            {m.team_phone_she_calls(locale)}
          </Link>
          <Link to="/feuille">{m.team_panel_print_sheet(locale)}</Link>
        </div>
      }
    >
      <OtherDrafts except={record} />
      {restored ? <p className={styles.restored}>{m.team_phone_restored(locale)}</p> : null}
      {card ? (
        <Banner title={m.team_card_title(locale, { reference: card.reference })}>
          <p>{m.team_card_people(locale, { people: card.people.join(', ') })}</p>
          {card.doNotAskAgain ? <p>{m.team_card_not_again(locale, { text: card.doNotAskAgain })}</p> : null}
        </Banner>
      ) : null}
      <form
        ref={form}
        noValidate
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void submit();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !busy) {
            event.preventDefault();
            void submit();
          }
        }}
      >
        <OpeningFields fields={fields} onChange={onChange} problem={tried ? problem : null} />
        <Check
          value={fields.practice}
          onChange={(practice) => onChange({ practice })}
          hint={m.team_phone_practice_hint(locale)}
        >
          {m.team_phone_practice(locale)}
        </Check>
        <div className={styles.foot}>
          {tried && problem ? (
            <Banner tone="look" role="alert">
              {m.team_phone_missing(locale)}
            </Banner>
          ) : null}
          <FailureNote failure={failure} />
          <div className={styles.buttons}>
            <Button type="submit" look="primary" isPending={busy}>
              {m.team_phone_save(locale)}
            </Button>
            <Saved saving={saving} locale={locale} timeZone={timeZone} />
            {isBlank(fields) || saving.state === 'empty' ? null : (
              <Button
                look="plain"
                onPress={() => {
                  drop();
                  void navigate({ to: '/' });
                }}
              >
                {m.team_phone_discard(locale)}
              </Button>
            )}
          </div>
        </div>
      </form>
    </Screen>
  );
}
