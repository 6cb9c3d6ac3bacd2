/** What a line is for, and the languages it answers in, as the screens say it. */
import type { HelpTopic } from '#programme/own-help-line.ts';
import type { Locale } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';

type Words<T extends string> = Readonly<Record<T, (locale: Locale) => string>>;

export const TOPIC: Words<HelpTopic> = {
  emergency: m.line_topic_emergency,
  local: m.line_topic_local,
  sexual_violence: m.line_topic_sexual_violence,
  exit: m.line_topic_exit,
  partner_violence: m.line_topic_partner_violence,
  trafficking: m.line_topic_trafficking,
  child_protection: m.line_topic_child_protection,
  youth: m.line_topic_youth,
  parents: m.line_topic_parents,
  health_social: m.line_topic_health_social,
  suicide: m.line_topic_suicide,
  victims: m.line_topic_victims,
  legal: m.line_topic_legal,
};

export const LINE_LANGUAGE: Words<'fr' | 'en' | 'other'> = {
  fr: m.line_language_fr,
  en: m.line_language_en,
  other: m.line_language_other,
};
