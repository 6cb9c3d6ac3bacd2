import type { ReactNode } from 'react';
import type { AgendaDesk, AgendaView, HoursDesk } from '#team/data/model.ts';
import type { HoursView } from '#team/data/hours.ts';

/** What both sides of the hours work with. */
export interface HoursProps {
  readonly title: string;
  readonly desk: HoursDesk;
  readonly agendaDesk: AgendaDesk;
  readonly times: HoursView;
  readonly agenda: AgendaView;
  /** A band when what is shown may be old. */
  readonly notFresh: ReactNode;
}
