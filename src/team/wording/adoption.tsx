/** Approvals handed from programme to programme, as a file. What would be taken is said before anything is. */
import { type ChangeEvent, useRef, useState } from 'react';
import { useNow, useTeam } from '#team/data/use-team.tsx';
import { Banner } from '#team/parts/banner.tsx';
import { Button, Buttons } from '#team/parts/button.tsx';
import { FailureNote } from '#team/parts/failure-note.tsx';
import { formatCalendarDate, wallDate } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { saveFile } from '#team/parts/save-file.ts';
import { useAct } from '#team/shell/act.ts';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';
import {
  approvalsToShare,
  type ApprovalsFile,
  exactOnes,
  readApprovals,
  writeApprovals,
} from '#wording/adoption.ts';
import { versionsIn } from '#wording/approval.ts';
import type { GuideProps } from './guide-props.ts';
import styles from './wording.module.css';

/** A longer file is none of ours: it is not even read. */
const MOST_BYTES = 200_000;

export function Adoption({ desk, view, entries, practice }: GuideProps) {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const today = wallDate(useNow(60_000), timeZone);
  const programme = useTeam((state) => state.programme);
  const { act, busy, failure, fail, clearFailure } = useAct();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<ApprovalsFile | null>(null);
  const current = versionsIn([...entries, ...practice]);
  const ours = approvalsToShare(view.wording.approvals, current);
  const exact = file ? exactOnes(file.approvals, current) : [];
  const adopted = [
    ...new Set(
      view.wording.approvals.flatMap(({ adoptedFrom }) => (adoptedFrom === null ? [] : [adoptedFrom])),
    ),
  ];

  const read = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const chosen = target.files?.[0];
    if (!chosen) return;
    clearFailure();
    const found = chosen.size > MOST_BYTES ? null : readApprovals(await chosen.text());
    // The same file may be chosen again.
    target.value = '';
    setFile(found);
    if (found === null) fail(m.team_guide_adopt_bad(locale));
  };

  return (
    <section aria-labelledby="guide-adopt" className={styles.moment}>
      <h2 id="guide-adopt" className={styles.momentTitle}>
        {m.team_guide_adopt(locale)}
      </h2>
      <p className={styles.lead}>{m.team_guide_adopt_lead(locale)}</p>
      {adopted.map((from) => (
        <div key={from} className={styles.note}>
          <p>
            {m.team_guide_adopt_from(locale, {
              programme: from,
              n: view.wording.approvals.filter(
                ({ adoptedFrom, item, version }) => adoptedFrom === from && current.get(item) === version,
              ).length,
            })}
          </p>
          <Button
            look="plain"
            isPending={busy}
            aria-label={m.team_guide_adopt_drop_which(locale, { programme: from })}
            onPress={() =>
              void act(() => desk.dropAdopted(from), m.team_guide_adopt_dropped(locale, { programme: from }))
            }
          >
            {m.team_guide_adopt_drop(locale)}
          </Button>
        </div>
      ))}
      <FailureNote failure={failure} />
      {file ? (
        <Banner
          role="status"
          title={m.team_guide_adopt_preview(locale, {
            programme: file.programme,
            day: formatCalendarDate(file.madeOn, locale),
          })}
          actions={
            <>
              {exact.length > 0 ? (
                <Button
                  look="primary"
                  isPending={busy}
                  onPress={() =>
                    void act(
                      () => desk.adopt(file.programme, exact),
                      m.team_guide_adopt_done(locale, { n: exact.length }),
                    ).then((done) => done && setFile(null))
                  }
                >
                  {m.team_guide_adopt_take(locale, { n: exact.length })}
                </Button>
              ) : null}
              <Button look="plain" onPress={() => setFile(null)}>
                {m.team_back_without_changing(locale)}
              </Button>
            </>
          }
        >
          {m.team_guide_adopt_counts(locale, { all: file.approvals.length, n: exact.length })}
        </Banner>
      ) : null}
      <Buttons>
        <Button onPress={() => input.current?.click()}>{m.team_guide_adopt_open(locale)}</Button>
        {ours.length > 0 ? (
          <Button
            onPress={() =>
              saveFile(
                `${m.team_guide_adopt_file(locale)}-${today}.json`,
                'application/json',
                writeApprovals(programme, today, ours),
              )
            }
          >
            {m.team_guide_adopt_export(locale, { n: ours.length })}
          </Button>
        ) : null}
      </Buttons>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        aria-label={m.team_guide_adopt_open(locale)}
        tabIndex={-1}
        className="visually-hidden"
        onChange={(event) => void read(event)}
      />
    </section>
  );
}
