/** Calls begun and not saved: each waits, sealed, until somebody goes on or throws it away. None is lost, none is mixed. */
import { Link } from '@tanstack/react-router';
import { useActions, useNow, useTeam } from '#team/data/use-team.tsx';
import { Banner } from '#team/parts/banner.tsx';
import { Button, buttonClass } from '#team/parts/button.tsx';
import { formatMoment } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';
import styles from './other-drafts.module.css';

export function OtherDrafts({ except }: { except: string | null }) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const now = useNow(60_000);
  const actions = useActions();
  const drafts = useTeam((state) => state.drafts).filter(
    ({ record, draft }) => draft.screen === 'phone' && record !== except,
  );
  if (drafts.length === 0) return null;
  return (
    <div className={styles.drafts}>
      {drafts.map(({ record, draft, savedAt }) => {
        const said = [draft.fields['organisation'], draft.fields['firstName']]
          .filter((part) => typeof part === 'string' && part !== '')
          .join(', ');
        return (
          <Banner
            key={record}
            tone="look"
            title={m.team_phone_draft(locale, { time: formatMoment(savedAt, now, locale, timeZone) })}
            actions={
              <>
                <Link to="/appel" search={{ brouillon: record }} className={buttonClass('quiet')}>
                  {m.team_phone_draft_resume(locale)}
                </Link>
                <Button look="plain" onPress={() => void actions.dropDraft(record)}>
                  {m.team_phone_discard(locale)}
                </Button>
              </>
            }
          >
            {said}
          </Banner>
        );
      })}
    </div>
  );
}
