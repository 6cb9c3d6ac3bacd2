/** One entry of the list: its sentence and where it stands; opened, the whole of it and what may be done. */
import { useState } from 'react';
import { may } from '#programme/roles.ts';
import { useTeam } from '#team/data/use-team.tsx';
import { Button, buttonClass } from '#team/parts/button.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { useAct } from '#team/shell/act.ts';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import type { GuideEntry } from '#wording/guide.ts';
import { Approvals } from './approvals.tsx';
import { EntryWords } from './entry-words.tsx';
import type { GuideProps } from './guide-props.ts';
import { Row } from './row.tsx';
import styles from './wording.module.css';

interface EntryRowProps extends Pick<GuideProps, 'desk' | 'view'> {
  readonly entry: GuideEntry;
  readonly onEdit: () => void;
}

export function EntryRow(props: EntryRowProps) {
  const { entry, view } = props;
  const locale = useLocale();
  const marks = [
    ...(entry.origin === 'adapted' ? [m.team_guide_adapted(locale)] : []),
    ...(entry.origin === 'own' ? [m.team_guide_own(locale)] : []),
    ...(entry.outdated ? [m.team_guide_outdated(locale)] : []),
  ];
  return (
    <Row item={entry} sentence={entry.avoid[locale]} notes={view.notes} marks={marks}>
      {() => <Opened {...props} />}
    </Row>
  );
}

function Opened({ desk, view, entry, onEdit }: EntryRowProps) {
  const locale = useLocale();
  const edits = useTeam((state) => may(state.me.role, 'edit_wording'));
  const { act, busy, failure } = useAct();
  const [other, setOther] = useState(false);
  const language: Locale = other ? (locale === 'fr' ? 'en' : 'fr') : locale;
  const isPublic = !entry.hidden && (entry.standing.state === 'approved' || !view.wording.hideDrafts);
  const stored = view.wording.own.find(({ id }) => id === entry.id);
  const save = (change: { hidden?: boolean; asShipped?: true }, done: string) => {
    const words = change.asShipped ? null : (stored?.words ?? null);
    return act(
      () =>
        desk.saveEntry(entry.id, {
          version: stored?.version ?? 0,
          hidden: change.hidden ?? entry.hidden,
          words,
          basedOn: words === null ? null : (stored?.basedOn ?? null),
        }),
      done,
    );
  };
  return (
    <>
      <EntryWords words={entry} language={language} />
      <p className={styles.soft}>
        {m.team_guide_for(locale, {
          readers: entry.readers.map((reader) => m.guide_reader(locale, { reader })).join(', '),
        })}
      </p>
      <FailureNote failure={failure} />
      <Approvals desk={desk} view={view} item={entry}>
        {isPublic ? (
          <a
            href={publicPath(entry, language)}
            target="_blank"
            rel="noopener"
            className={buttonClass('plain')}
          >
            {m.team_guide_public_page(locale)}{' '}
            <span className="visually-hidden">{m.team_new_tab(locale)}</span>
          </a>
        ) : null}
        <Button look="plain" onPress={() => setOther(!other)}>
          {language === 'fr' ? m.team_guide_in_english(locale) : m.team_guide_in_french(locale)}
        </Button>
        {edits ? (
          <>
            <Button onPress={onEdit}>
              {entry.origin === 'shipped' ? m.team_guide_adapt(locale) : m.team_guide_change(locale)}
            </Button>
            {entry.origin === 'adapted' ? (
              <Button
                look="plain"
                isPending={busy}
                onPress={() => void save({ asShipped: true }, m.team_guide_as_shipped_done(locale))}
              >
                {m.team_guide_as_shipped(locale)}
              </Button>
            ) : null}
            <Button
              look="plain"
              isPending={busy}
              onPress={() =>
                void save(
                  { hidden: !entry.hidden },
                  entry.hidden ? m.team_guide_unhide_done(locale) : m.team_guide_hide_done(locale),
                )
              }
            >
              {entry.hidden ? m.team_guide_unhide(locale) : m.team_guide_hide(locale)}
            </Button>
          </>
        ) : null}
      </Approvals>
    </>
  );
}

/** Where the public reads it; the same addresses as server/pages/paths.ts. */
const publicPath = ({ address }: GuideEntry, language: Locale): string =>
  language === 'fr' ? `/guide/${address.fr}` : `/en/guide/${address.en}`;
