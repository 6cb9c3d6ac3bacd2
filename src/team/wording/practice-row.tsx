/** One conversation to practise in the list. */
import { useLocale } from '#team/parts/locale.tsx';
import { Approvals } from './approvals.tsx';
import type { PracticeItem } from './guide-items.ts';
import type { GuideProps } from './guide-props.ts';
import { PracticeWords } from './practice-words.tsx';
import { Row } from './row.tsx';

export function PracticeRow({
  desk,
  view,
  practice,
}: Pick<GuideProps, 'desk' | 'view'> & { practice: PracticeItem }) {
  const locale = useLocale();
  return (
    <Row item={practice} sentence={practice.title[locale]} notes={view.notes} marks={[]}>
      {() => (
        <>
          <PracticeWords practice={practice} language={locale} />
          <Approvals desk={desk} view={view} item={practice}>
            {null}
          </Approvals>
        </>
      )}
    </Row>
  );
}
