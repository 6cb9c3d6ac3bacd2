/** What can be changed without a new invitation. */
import { useState } from 'react';
import { useTeam } from '#team/data/use-team.tsx';
import { useTimeZone } from '#team/shell/zone.ts';
import { hereOf, withoutGone } from '#team/agenda/gone.ts';
import { Planner } from './planner.tsx';
import { fieldsOf } from './planner-fields.ts';
import type { PartProps } from './open-meeting.ts';

export function ChangeForm({ meeting: { view, content, live }, onClose }: PartProps) {
  const timeZone = useTimeZone();
  const colleagues = useTeam((state) => state.colleagues);
  const [start] = useState(() =>
    fieldsOf(view.plan, withoutGone(content, hereOf(colleagues)), view.place?.label ?? '', timeZone),
  );
  return (
    <Planner
      start={start}
      stands={view}
      from={null}
      invited={live.length > 0}
      whats={[content.what]}
      onDone={onClose}
      onClose={onClose}
    />
  );
}
