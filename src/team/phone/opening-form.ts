/** The fields of an opening while they are typed, and what they become. Pure. */
import { FORM_TEXT_MAX, NOTE_MAX, type Opening, type SessionAsk } from '#programme/entries.ts';
import type { Promptness } from '#programme/request.ts';

export interface OpeningForm extends Record<string, unknown> {
  readonly promptness: Promptness | null;
  readonly organisation: string;
  readonly firstName: string;
  readonly phone: string;
  readonly need: NonNullable<Opening['need']> | null;
  readonly sector: NonNullable<Opening['sector']> | null;
  readonly whenToCall: string;
  readonly notBefore: number | null;
  readonly messageSafe: NonNullable<Opening['messageSafe']> | null;
  readonly ageBand: NonNullable<Opening['ageBand']> | null;
  readonly sheAgrees: NonNullable<Opening['sheAgrees']> | null;
  readonly text: string;
  readonly language: NonNullable<Opening['language']> | null;
  /** As far as it was asked; it counts only when a session is. */
  readonly session: Partial<SessionAsk> | null;
}

export const EMPTY_FORM: OpeningForm = {
  promptness: null,
  organisation: '',
  firstName: '',
  phone: '',
  need: null,
  sector: null,
  whenToCall: '',
  notBefore: null,
  messageSafe: null,
  ageBand: null,
  sheAgrees: null,
  text: '',
  language: null,
  session: null,
};

/** Longest texts, as the sealed opening has them. */
export const LIMITS = { organisation: 120, firstName: 60, phone: 60, whenToCall: 120 } as const;

/** 600 characters as in the public form; 2,000 when the worker asks how to say things, which needs words. */
export const textMax = (need: OpeningForm['need']): number => (need === 'advice' ? NOTE_MAX : FORM_TEXT_MAX);

export type RequiredField = 'promptness' | 'organisation' | 'firstName' | 'phone';
export type OpeningProblem = {
  readonly missing: readonly RequiredField[];
  readonly tooLong: readonly ('text' | keyof typeof LIMITS)[];
};

/** What keeps the form from being saved; null when nothing does. */
export function openingProblem(form: OpeningForm): OpeningProblem | null {
  const missing: RequiredField[] = [];
  if (form.promptness === null) missing.push('promptness');
  for (const field of ['organisation', 'firstName', 'phone'] as const)
    if (form[field].trim() === '') missing.push(field);
  const long = (Object.keys(LIMITS) as (keyof typeof LIMITS)[]).filter(
    (field) => form[field].trim().length > LIMITS[field],
  );
  const tooLong = form.text.length > textMax(form.need) ? ([...long, 'text'] as const) : long;
  return missing.length > 0 || tooLong.length > 0 ? { missing, tooLong } : null;
}

/** Whether anything was typed that would be lost. */
export const isBlank = (form: OpeningForm): boolean =>
  (Object.keys(EMPTY_FORM) as (keyof OpeningForm)[]).every((field) => form[field] === EMPTY_FORM[field]);

/**
 * The opening that the form says. Fields left open are absent: nothing is made up.
 * @throws RangeError when the form is not complete (`openingProblem`)
 */
export function openingFrom(form: OpeningForm, fixed: Pick<Opening, 'door'> & Partial<Opening>): Opening {
  const { promptness } = form;
  if (promptness === null || openingProblem(form) !== null) throw new RangeError('The form is not complete.');
  return {
    ...fixed,
    kind: 'opening',
    promptness,
    organisation: form.organisation.trim(),
    firstName: form.firstName.trim(),
    phone: form.phone.trim(),
    ...(form.need === null ? {} : { need: form.need }),
    ...(form.sector === null ? {} : { sector: form.sector }),
    ...(form.whenToCall.trim() === '' ? {} : { whenToCall: form.whenToCall.trim() }),
    ...(form.notBefore === null ? {} : { notBefore: form.notBefore }),
    ...(form.messageSafe === null ? {} : { messageSafe: form.messageSafe }),
    ...(form.ageBand === null ? {} : { ageBand: form.ageBand }),
    ...(form.sheAgrees === null ? {} : { sheAgrees: form.sheAgrees }),
    ...(form.text.trim() === '' ? {} : { text: form.text.trim() }),
    ...(form.language === null ? {} : { language: form.language }),
    ...(form.need === 'session' && form.session !== null
      ? // Whom it is for is whose it is, unless they say otherwise.
        { session: { ...form.session, audience: form.session.audience ?? form.sector ?? 'other' } }
      : {}),
  };
}

export const fieldsOf = (opening: Opening): OpeningForm => ({
  promptness: opening.promptness,
  organisation: opening.organisation,
  firstName: opening.firstName,
  phone: opening.phone,
  need: opening.need ?? null,
  sector: opening.sector ?? null,
  whenToCall: opening.whenToCall ?? '',
  notBefore: opening.notBefore ?? null,
  messageSafe: opening.messageSafe ?? null,
  ageBand: opening.ageBand ?? null,
  sheAgrees: opening.sheAgrees ?? null,
  text: opening.text ?? '',
  language: opening.language ?? null,
  session: opening.session ?? null,
});

/** The same opening as corrected: what the form does not show (door, keys of the receipt, exercise) stays. */
export function openingWith(opening: Opening, form: OpeningForm): Opening {
  const { door, practice, mail, partnerKey, partnerRecipient } = opening;
  return openingFrom(form, {
    door,
    ...(practice === undefined ? {} : { practice }),
    ...(mail === undefined ? {} : { mail }),
    ...(partnerKey === undefined ? {} : { partnerKey }),
    ...(partnerRecipient === undefined ? {} : { partnerRecipient }),
  });
}
