import type { GuideDesk, GuideView } from '#team/data/model.ts';
import type { GuideEntry } from '#wording/guide.ts';
import type { PracticeItem } from './guide-items.ts';

/** What every part of the room works with. */
export interface GuideProps {
  readonly desk: GuideDesk;
  readonly view: GuideView;
  readonly entries: readonly GuideEntry[];
  readonly practice: readonly PracticeItem[];
}
