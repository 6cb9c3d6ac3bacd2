/**
 * Help numbers, for the whole team: what the public pages show, what waits for a second person, what is to be dialled
 * again. See [Note: Help lines] and [Note: Two people].
 */
import { useState } from 'react';
import { byTopic, type DirectoryLine, wholeDirectory } from '#programme/help-lines.ts';
import { may } from '#programme/roles.ts';
import { useNow, useTeam } from '#team/data/use-team.tsx';
import number from '#team/parts/checked-number.module.css';
import { Button } from '#team/parts/button.tsx';
import { wallDate } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { Screen } from '#team/shell/screen.tsx';
import { useTimeZone } from '#team/shell/zone.ts';
import * as m from '#texts/messages.ts';
import type { Edited } from './number-draft.ts';
import { NumberForm } from './number-form.tsx';
import { NumberLine } from './number-line.tsx';
import styles from './numbers.module.css';
import { ProposalCard } from './proposal-card.tsx';

export function Numbers() {
  const locale = useLocale();
  const timeZone = useTimeZone();
  const today = wallDate(useNow(60_000), timeZone);
  const { shipped, own, role } = useTeam((state) => ({
    shipped: state.helpLines,
    own: state.settings.helpLines,
    role: state.me.role,
  }));
  const [editing, setEditing] = useState<Edited | null>(null);
  const edits = may(role, 'edit_help_lines');
  const directory = wholeDirectory(shipped, own, today);
  const seen = edits ? directory : directory.filter(({ shown }) => shown);
  const byId = new Map(directory.map((one) => [one.line.id, one]));
  const proposals = edits ? own.filter(({ proposed }) => proposed !== undefined) : [];

  return (
    <Screen
      title={m.team_nav_numbers(locale)}
      aside={
        edits ? (
          <Button look="primary" onPress={() => setEditing({ line: null, own: null })}>
            {m.team_numbers_add(locale)}
          </Button>
        ) : undefined
      }
    >
      {edits ? <p className={styles.lead}>{m.team_numbers_lead(locale)}</p> : null}
      {shipped.length === 0 ? <p className={number.soft}>{m.team_help_lines_none(locale)}</p> : null}
      {proposals.length > 0 ? (
        <section aria-labelledby="to-confirm" className={styles.section}>
          <h2 id="to-confirm" className={styles.topic}>
            {m.team_numbers_to_confirm(locale)}
          </h2>
          <ul role="list" className={styles.proposals}>
            {proposals.map((one) => (
              <ProposalCard
                key={one.id}
                own={one}
                line={byId.get(one.id)?.line ?? null}
                onEdit={() => setEditing({ line: byId.get(one.id)?.line ?? null, own: one })}
              />
            ))}
          </ul>
        </section>
      ) : null}
      {byTopic(seen.map(({ line }) => line)).map(({ topic, lines }) => (
        <section key={topic} aria-labelledby={`topic-${topic}`} className={styles.section}>
          <h2 id={`topic-${topic}`} className={styles.topic}>
            {m.line_topic(locale, { topic })}
          </h2>
          <ul role="list" className={styles.list}>
            {lines.map(({ id }) => {
              const one = byId.get(id) as DirectoryLine;
              return (
                <NumberLine
                  key={id}
                  directory={one}
                  edits={edits}
                  onCorrect={() => setEditing({ line: one.line, own: one.own })}
                />
              );
            })}
          </ul>
        </section>
      ))}
      {editing ? <NumberForm edited={editing} onClose={() => setEditing(null)} /> : null}
    </Screen>
  );
}
