/** Bands of one request: an exercise, a withdrawal, content that cannot be read or was tampered with. */
import { useNavigate } from '@tanstack/react-router';
import { useActions } from '#team/data/use-team.tsx';
import type { OpenRequest } from '#team/data/model.ts';
import { Banner } from '#team/parts/banner.tsx';
import { Button } from '#team/parts/button.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { useAct } from '#team/shell/act.ts';
import * as m from '#texts/messages.ts';
import styles from './request-notices.module.css';

export function RequestNotices({ request }: { request: OpenRequest }) {
  const locale = useLocale();
  const navigate = useNavigate();
  const actions = useActions();
  const { act, busy, failure } = useAct();
  const { row, problem } = request;

  const erase = async () => {
    if (await act(() => actions.erasePractice(row.file), m.team_request_practice_erased(locale)))
      void navigate({ to: '/' });
  };

  return (
    <div className={styles.notices}>
      {row.practice ? (
        <Banner
          title={m.team_practice(locale)}
          actions={
            <Button isPending={busy} onPress={() => void erase()}>
              {m.team_request_practice_erase(locale)}
            </Button>
          }
        >
          {m.team_request_practice_text(locale)}
        </Banner>
      ) : null}
      {row.withdrawnAt !== null && row.state !== 'closed' ? (
        <Banner tone="look" title={m.team_request_withdrawn_title(locale)}>
          {m.team_request_withdrawn_text(locale)}
        </Banner>
      ) : null}
      {problem ? (
        <Banner tone="look" title={PROBLEM[problem](locale)}>
          {m.team_request_problem_text(locale)}
        </Banner>
      ) : null}
      <FailureNote failure={failure} />
    </div>
  );
}

const PROBLEM = {
  no_key: m.team_request_problem_no_key,
  tampered: m.team_request_problem_tampered,
  unknown_form: m.team_request_problem_unknown_form,
};
