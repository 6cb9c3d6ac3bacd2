/** Adding or changing an organisation of the directory. */
import type { DirectoryEntry, Sector } from '#programme/entries.ts';
import { useActions } from '#team/data/use-team.tsx';
import { ActionDialog } from '#team/parts/action-dialog.tsx';
import { Button } from '#team/parts/button.tsx';
import { Check } from '#team/parts/choices.tsx';
import { Choice } from '#team/parts/choice.tsx';
import { TextField } from '#team/parts/field.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { fits, TextArea } from '#team/parts/text-area.tsx';
import { optionsOf, SECTOR } from '#team/parts/words.ts';
import { useAct } from '#team/shell/act.ts';
import { useDraft } from '#team/shell/draft.ts';
import * as m from '#texts/messages.ts';

export type Edited =
  | { readonly record: string; readonly entry: DirectoryEntry }
  | { readonly record: null; readonly entry: null };

interface Fields extends Record<string, unknown> {
  readonly organisation: string;
  readonly sector: Sector | null;
  readonly switchboard: string;
  readonly checked: boolean;
  readonly note: string;
}

const NOTE_MAX = 300;

export function EntryDialog({
  edited: { record, entry },
  today,
  onClose,
}: {
  edited: Edited;
  today: string;
  onClose: () => void;
}) {
  const locale = useLocale();
  const actions = useActions();
  const { act, busy, failure, fail } = useAct();
  const empty: Fields = {
    organisation: entry?.organisation ?? '',
    sector: entry?.sector ?? null,
    switchboard: entry?.switchboard ?? '',
    checked: false,
    note: entry?.note ?? '',
  };
  const { fields, set, drop } = useDraft<Fields>(
    { screen: `directory.${record ?? 'new'}`, file: null },
    empty,
  );
  const sameNumber = entry !== null && fields.switchboard.trim() === entry.switchboard;

  const submit = async () => {
    const organisation = fields.organisation.trim();
    const { sector } = fields;
    if (organisation === '' || sector === null) {
      fail(m.team_directory_needed(locale));
      return;
    }
    const switchboard = fields.switchboard.trim();
    // A number that changed has lost its check.
    const checkedOn =
      switchboard === '' ? null : fields.checked ? today : sameNumber ? entry.checkedOn : null;
    const note = fields.note.trim();
    const next: DirectoryEntry = {
      kind: 'directory',
      organisation: organisation.slice(0, 120),
      sector,
      switchboard: switchboard.slice(0, 60),
      checkedOn,
      ...(note === '' ? {} : { note }),
    };
    if (
      !(await act(
        () => actions.saveDirectory(record, next),
        m.team_directory_saved(locale, { organisation }),
      ))
    )
      return;
    drop();
    onClose();
  };
  const remove = async () => {
    if (
      record === null ||
      !(await act(
        () => actions.dropDirectory(record),
        m.team_directory_removed(locale, { organisation: entry.organisation }),
      ))
    )
      return;
    drop();
    onClose();
  };

  return (
    <ActionDialog
      title={entry ? entry.organisation : m.team_directory_add(locale)}
      onClose={onClose}
      submit={m.team_save(locale)}
      onSubmit={submit}
      busy={busy}
      failure={failure}
      disabled={!fits(fields.note, NOTE_MAX)}
      beside={
        entry ? (
          <Button isPending={busy} onPress={() => void remove()}>
            {m.team_directory_remove(locale)}
          </Button>
        ) : null
      }
    >
      <TextField
        label={m.team_organisation(locale)}
        value={fields.organisation}
        onChange={(organisation) => set({ organisation })}
        autoFocus
      />
      <Choice
        label={m.team_opening_sector(locale)}
        required
        value={fields.sector}
        onChange={(sector) => set({ sector })}
        options={optionsOf(SECTOR, locale)}
      />
      <TextField
        label={m.team_directory_switchboard(locale)}
        hint={m.team_directory_switchboard_hint(locale)}
        inputMode="tel"
        value={fields.switchboard}
        onChange={(switchboard) => set({ switchboard })}
      />
      <Check
        value={fields.checked}
        onChange={(checked) => set({ checked })}
        hint={m.team_directory_checked_hint(locale)}
      >
        {m.team_directory_checked_now(locale)}
      </Check>
      <TextArea
        label={m.team_note_label(locale)}
        hint={m.team_directory_note_hint(locale)}
        optional={m.team_optional(locale)}
        value={fields.note}
        onChange={(note) => set({ note })}
        max={NOTE_MAX}
        rows={2}
      />
    </ActionDialog>
  );
}
