/**
 * Texts written without network that the server refused afterwards, because the request had changed. Each is shown
 * whole until somebody throws it away: nothing typed is ever lost in silence.
 */
import { Link } from '@tanstack/react-router';
import { Operation, sayingsOf } from '#team/data/operation.ts';
import { useActions, useNow, useTeam } from '#team/data/use-team.tsx';
import { Banner } from '#team/parts/banner.tsx';
import { Button, buttonClass } from '#team/parts/button.tsx';
import { formatMoment } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { EntryContent, entryTitle } from '#team/request/entry-content.tsx';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';

export function UnsentTexts() {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const now = useNow(60_000);
  const actions = useActions();
  const { drafts, requests } = useTeam((state) => ({ drafts: state.drafts, requests: state.requests }));
  return drafts
    .filter(({ draft }) => draft.screen === 'unsent')
    .map(({ record, draft, savedAt }) => {
      const operation = Operation.safeParse(draft.fields['operation']);
      const file = draft.file;
      const reference = file === null ? undefined : requests.get(file)?.row.reference;
      return (
        <Banner
          key={record}
          tone="look"
          title={[reference, m.team_unsent(locale, { time: formatMoment(savedAt, now, locale, timeZone) })]
            .filter(Boolean)
            .join(' · ')}
          actions={
            <>
              {file !== null && reference ? (
                <Link to="/demande/$file" params={{ file }} className={buttonClass('quiet')}>
                  {m.team_unsent_open(locale)}
                </Link>
              ) : null}
              <Button look="plain" onPress={() => void actions.dropDraft(record)}>
                {m.team_phone_discard(locale)}
              </Button>
            </>
          }
        >
          <p>{m.team_unsent_why(locale)}</p>
          {operation.success
            ? sayingsOf(operation.data).map(({ content }, index) => (
                <div key={`${content.kind}-${index}`}>
                  <strong>{entryTitle(content, locale)}</strong>
                  <EntryContent content={content} now={now} />
                </div>
              ))
            : null}
        </Banner>
      );
    });
}
