/** To the person who asked. Everything about this form says who will read it: a note sent there cannot be called back. */
import { useRef, useState } from 'react';
import { NOTE_MAX } from '#programme/entries.ts';
import { useActions } from '#team/data/use-team.tsx';
import { Button } from '#team/parts/button.tsx';
import { GuardedTextArea } from '#team/parts/guarded-text-area.tsx';
import { useLocale } from '#team/parts/locale.tsx';
import { fits } from '#team/parts/text-area.tsx';
import { useScreening } from '#team/shell/screening.ts';
import * as m from '#texts/messages.ts';
import { useActionForm } from './action-form.ts';
import { Form } from './form-parts.tsx';
import styles from './message-form.module.css';
import { ReceiptDialog } from './receipt-dialog.tsx';
import type { TaskProps } from './request-task.ts';
import { RightWords } from './right-words.tsx';
import { WordsFound } from './words-found.tsx';

const MOMENTS = ['message'] as const;

export function MessageForm({ request, onDone }: TaskProps) {
  const locale = useLocale();
  const actions = useActions();
  const screening = useScreening();
  const [issuing, setIssuing] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const { file } = request.row;
  const spoken = request.opening?.language === 'other' ? undefined : request.opening?.language;
  const { fields, set, fail, send, frame } = useActionForm<{ text: string }>(
    { screen: 'request.message', file },
    { text: '' },
  );

  // Once it is issued, she has one: its words must stay until whoever reads them aloud is done.
  if (!request.partnerHasReceipt || issuing)
    return (
      <div className={styles.none}>
        <p>{m.team_message_no_receipt(locale)}</p>
        <Button onPress={() => setIssuing(true)}>{m.team_more_receipt(locale)}</Button>
        {issuing ? <ReceiptDialog request={request} onClose={() => setIssuing(false)} /> : null}
      </div>
    );

  const submit = async () => {
    const text = fields.text.trim();
    if (text === '') {
      fail(m.team_message_empty(locale));
      return;
    }
    if (await send(() => actions.message(file, text), m.team_message_sent(locale))) onDone();
  };

  return (
    <div className={styles.outward}>
      <p className={styles.reader}>
        <span aria-hidden="true">↗ </span>
        {m.team_message_reader(locale, { person: request.opening?.firstName || m.team_the_partner(locale) })}
      </p>
      <Form
        {...frame}
        submit={m.team_message_submit(locale)}
        onSubmit={() => void submit()}
        disabled={!fits(fields.text, NOTE_MAX)}
      >
        <GuardedTextArea
          label={m.team_message_label(locale)}
          value={fields.text}
          onChange={(text) => set({ text })}
          max={NOTE_MAX}
          areaRef={area}
          screening={screening}
        />
        <WordsFound text={fields.text} language={spoken ?? locale} area={area} />
        <RightWords moments={MOMENTS} />
      </Form>
    </div>
  );
}
