/** A new tracking code, after the identity check: shown once, to be read aloud or printed. The old one stops working. */
import { useState } from 'react';
import { useActions, useTeam } from '#team/data/use-team.tsx';
import { ActionDialog } from '#team/parts/action-dialog.tsx';
import { Button } from '#team/parts/button.tsx';
import { Check } from '#team/parts/choices.tsx';
import { Choice } from '#team/parts/choice.tsx';
import { Dialog } from '#team/parts/dialog.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { failureText } from '#team/shell/act.ts';
import { languageName, locales, type Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import type { DialogOfRequest } from './hand-over-dialogs.tsx';
import styles from './receipt-dialog.module.css';

export function ReceiptDialog({ request, onClose }: DialogOfRequest) {
  const locale = useLocale();
  const actions = useActions();
  const colleagues = useTeam((state) => state.colleagues);
  const { row, opening, partnerHasReceipt } = request;
  const [checked, setChecked] = useState(false);
  const [language, setLanguage] = useState<Locale>(
    opening?.language === 'en' ? 'en' : opening?.language === 'fr' ? 'fr' : locale,
  );
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [words, setWords] = useState<readonly string[] | null>(null);

  const issue = async () => {
    setBusy(true);
    setFailure(null);
    try {
      const issued = await actions.issueReceipt(row.file, language);
      if (issued.ok) setWords(issued.words);
      else setFailure(failureText(issued, locale, colleagues));
    } finally {
      setBusy(false);
    }
  };

  if (words)
    return (
      <Dialog
        title={m.team_receipt_words_title(locale)}
        onClose={onClose}
        firm
        backLabel={m.team_receipt_done(locale)}
        actions={<Button onPress={() => window.print()}>{m.team_print(locale)}</Button>}
      >
        <div className={styles.sheet}>
          <p className={styles.reference}>{row.reference}</p>
          <ol className={styles.words} lang={language}>
            {words.map((word, index) => (
              <li key={`${index}-${word}`}>{word}</li>
            ))}
          </ol>
        </div>
        <p>{m.team_receipt_words_text(locale)}</p>
      </Dialog>
    );
  return (
    <ActionDialog
      title={m.team_more_receipt(locale)}
      onClose={onClose}
      submit={m.team_receipt_issue(locale)}
      onSubmit={issue}
      busy={busy}
      failure={failure}
      disabled={!checked}
    >
      <p>{m.team_receipt_text(locale)}</p>
      {partnerHasReceipt ? <p>{m.team_receipt_replaces(locale)}</p> : null}
      <Choice
        label={m.team_receipt_language(locale)}
        required
        value={language}
        onChange={(next) => next && setLanguage(next)}
        options={locales.map((one) => ({ value: one, label: languageName(one) }))}
      />
      <Check value={checked} onChange={setChecked}>
        {m.team_receipt_checked(locale)}
      </Check>
    </ActionDialog>
  );
}
