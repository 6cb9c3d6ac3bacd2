/** What failed, where it failed. */
import { Banner } from './banner.tsx';

export function FailureNote({ failure }: { failure: string | null }) {
  return failure ? (
    <Banner tone="look" role="alert">
      {failure}
    </Banner>
  ) : null;
}
