/** What failed, in the dialog where it failed. */
import { Banner } from '#team/parts/banner.tsx';

export function FailureNote({ failure }: { failure: string | null }) {
  return failure ? (
    <Banner tone="look" role="alert">
      {failure}
    </Banner>
  ) : null;
}
