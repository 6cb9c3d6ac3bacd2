/** What differs on the page between a questionnaire, the questions box and what an organiser undertakes. */
import * as m from '#texts/messages.ts';
import { el } from '../parts/dom.ts';
import { telLink } from '../parts/tel.ts';
import type { QuestionnaireFacts } from './facts.ts';

export interface Asked {
  /** The word guard looks at the line: nobody should be recognised by it. */
  readonly guarded: boolean;
  readonly tooLong: (over: number) => string;
  /** Said when there is nothing to send: in the line's own field, or above the form. */
  readonly nothing: { readonly title: string; readonly text: string; readonly inLine: boolean };
  readonly notOurs: string;
  /** The way that needs no device. */
  readonly otherWay: () => HTMLElement;
  /** What is said for a refusal, by its code, in the place of the contract's words; with whom to call. */
  readonly refusals: Readonly<
    Record<string, { readonly title: string; readonly text: string; readonly phone: string }>
  >;
}

export function askedBy({ locale, programme: { phone }, round }: QuestionnaireFacts): Asked {
  if (round.moment === 'undertaking')
    return {
      guarded: false,
      tooLong: (over) => m.site_undertaking_too_long(locale, { over }),
      nothing: {
        title: m.site_undertaking_empty_title(locale),
        text: m.site_undertaking_empty(locale),
        inLine: true,
      },
      notOurs: m.site_not_ours(locale),
      otherWay: () => el('p', {}, `${m.site_undertaking_phone(locale)} `, telLink(phone)),
      refusals: {
        round_full: {
          title: m.site_undertaking_given_title(locale),
          text: m.site_undertaking_given(locale),
          phone,
        },
        round_closed: {
          title: m.site_undertaking_over_title(locale),
          text: m.site_undertaking_over(locale),
          phone,
        },
      },
    };
  const box = round.set === null;
  return {
    guarded: true,
    tooLong: (over) => m.site_qn_too_long(locale, { over }),
    nothing: box
      ? { title: m.site_box_empty_title(locale), text: m.site_box_empty(locale), inLine: true }
      : { title: m.site_qn_nothing_title(locale), text: m.site_qn_nothing(locale), inLine: false },
    notOurs: m.site_qn_not_ours(locale),
    otherWay: () => el('p', {}, box ? m.site_box_paper(locale) : m.site_qn_paper(locale)),
    refusals: {},
  };
}
