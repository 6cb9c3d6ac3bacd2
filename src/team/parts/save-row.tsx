/** The foot of a form that is saved on its own: nothing to press while nothing changed. */
import * as m from '#texts/messages.ts';
import { Button, Buttons } from './button.tsx';
import { FailureNote } from './failure-note.tsx';
import { useLocale } from './locale.tsx';

export function SaveRow({
  changed,
  busy,
  failure,
  label,
}: {
  changed: boolean;
  busy: boolean;
  failure: string | null;
  label?: string;
}) {
  const locale = useLocale();
  return (
    <>
      <FailureNote failure={failure} />
      <Buttons>
        <Button type="submit" look={changed ? 'primary' : 'quiet'} isDisabled={!changed} isPending={busy}>
          {label ?? m.team_save(locale)}
        </Button>
      </Buttons>
    </>
  );
}
