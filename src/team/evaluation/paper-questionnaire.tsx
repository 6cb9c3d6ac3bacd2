/**
 * The questionnaire on paper, for who has no telephone at hand or does not want to use it: French on one side, English on
 * the other, each on one page. Circled digits are what is keyed in later.
 */
import type { AnswerMoment, ItemTexts, QuestionItem, QuestionSet } from '#programme/questionnaire.ts';
import { itemsFor } from '#programme/questionnaire.ts';
import { questionOf, sheetChoices } from '#programme/questionnaire-sheet.ts';
import { Button, Buttons } from '#team/parts/button.tsx';
import { classes } from '#team/parts/classes.ts';
import { formatCalendarDate } from '#team/parts/format.ts';
import { useLocale } from '#team/parts/locale.tsx';
import { languageTag, type Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import styles from './paper-questionnaire.module.css';

const WHEN: Readonly<Record<AnswerMoment, (locale: Locale) => string>> = {
  before: m.team_evaluation_paper_before,
  after: m.team_evaluation_paper_after,
  later: m.team_evaluation_paper_later,
};

export interface PaperQuestionnaireProps {
  readonly set: QuestionSet;
  readonly moment: AnswerMoment;
  readonly programme: string;
  /** Day of the session, `YYYY-MM-DD`: what tells the sheets of one session from another's. Never an organisation. */
  readonly heldOn: string;
}

export function PaperQuestionnaire(props: PaperQuestionnaireProps) {
  const locale = useLocale();
  return (
    <div className={styles.paper} data-prints="">
      <div className={styles.screenOnly}>
        <p>{m.team_evaluation_paper_about(locale)}</p>
        <Buttons>
          <Button look="primary" onPress={() => window.print()}>
            {m.team_evaluation_paper_print(locale)}
          </Button>
        </Buttons>
      </div>
      <Sheet {...props} language="fr" />
      <Sheet {...props} language="en" />
    </div>
  );
}

function Sheet({
  set,
  moment,
  programme,
  heldOn,
  language,
}: PaperQuestionnaireProps & { readonly language: keyof ItemTexts }) {
  return (
    <section lang={languageTag(language)} className={styles.sheet} aria-label={set.title[language]}>
      <header className={styles.head}>
        <h2>{set.title[language]}</h2>
        <p>
          {programme} · {formatCalendarDate(heldOn, language)} · {WHEN[moment](language)}
        </p>
        <p className={styles.how}>{m.team_evaluation_paper_how(language)}</p>
      </header>
      <ol className={styles.items}>
        {itemsFor(set, moment).map((item) => (
          <li key={item.id} className={styles.item}>
            <Question set={set} item={item} language={language} />
          </li>
        ))}
      </ol>
      <footer className={styles.foot}>
        <span>{m.team_evaluation_paper_end(language)}</span>
        <span>{set.label[language]}</span>
      </footer>
    </section>
  );
}

function Question({
  set,
  item,
  language,
}: {
  readonly set: QuestionSet;
  readonly item: QuestionItem;
  readonly language: keyof ItemTexts;
}) {
  if (item.kind === 'line')
    return (
      <>
        <p className={styles.asks}>{item.asks[language]}</p>
        <p className={styles.how}>{item.hint[language]}</p>
        <div className={styles.ruled} aria-hidden="true">
          <span />
          <span />
        </div>
      </>
    );
  const layout = item.kind === 'scale' ? styles.scale : item.kind === 'myth' ? styles.row : null;
  return (
    <>
      <p className={styles.asks}>
        {questionOf(set, item, language)}
        {item.kind === 'behaviour' ? (
          <span className={styles.how}> ({m.team_evaluation_paper_several(language)})</span>
        ) : null}
      </p>
      <ul role="list" className={classes(styles.choices, layout)}>
        {sheetChoices(set, item).map(({ value, text }, i) => (
          <li key={value} className={styles.choice}>
            <span className={styles.digit}>{i + 1}</span>
            {text === null ? null : <span>{text[language]}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}
