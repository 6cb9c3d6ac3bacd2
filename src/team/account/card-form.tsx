/** My name and title, as colleagues see them: a sealed card. */
import { type SubmitEvent, useState } from 'react';
import { useActions, useTeam } from '#team/data/use-team.tsx';
import { TextField } from '#team/parts/field.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { SaveRow } from '#team/parts/save-row.tsx';
import { useAct } from '#team/shell/act.ts';
import * as m from '#texts/messages.ts';
import styles from './account.module.css';

export function CardForm() {
  const locale = useLocale();
  const actions = useActions();
  const mine = useTeam((state) => state.colleagues.get(state.me.member));
  const { act, busy, failure } = useAct();
  const [name, setName] = useState(mine?.name ?? '');
  const [title, setTitle] = useState(mine?.title ?? '');
  const changed = name.trim() !== (mine?.name ?? '') || title.trim() !== (mine?.title ?? '');

  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (name.trim() !== '')
      void act(() => actions.saveMyCard(name.trim(), title.trim() || null), m.team_saved(locale));
  };
  return (
    <form noValidate onSubmit={onSubmit} className={styles.form}>
      <TextField
        label={m.setup_your_name(locale)}
        value={name}
        onChange={setName}
        maxLength={80}
        autoComplete="name"
        error={name.trim() === '' ? m.team_access_fill_in(locale) : null}
      />
      <TextField
        label={m.setup_your_title(locale)}
        optional={m.team_optional(locale)}
        hint={m.setup_your_title_hint(locale)}
        value={title}
        onChange={setTitle}
        maxLength={80}
        autoComplete="off"
      />
      <SaveRow changed={changed} busy={busy} failure={failure} />
    </form>
  );
}
