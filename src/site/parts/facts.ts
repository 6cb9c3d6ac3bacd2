/** What the server wrote into the page for its script (server/pages): published facts only. */
import type { PublicProgramme } from '#contract/door.ts';
import { dateText, momentOf, timeText } from '#programme/moment.ts';
import * as m from '#texts/messages.ts';
import { type Locale, languageTag } from '#texts/locales.ts';
import { byId } from './dom.ts';

export interface PageFacts {
  readonly locale: Locale;
  /** The server's clock when it made the page, epoch ms. */
  readonly now: number;
  readonly programme: PublicProgramme;
}

export function readFacts(): PageFacts {
  return JSON.parse(byId('facts').textContent) as PageFacts;
}

/** The server's clock as this device can tell: a wrong clock must not make a wrong promise. */
export function serverClock({ now }: PageFacts): () => number {
  const skew = now - Date.now();
  return () => Date.now() + skew;
}

/** `demain à 8 h 30`, in the programme's time zone. */
export function sayWhen(at: number, now: number, { locale, programme }: PageFacts): string {
  return m.site_when(locale, momentOf(at, now, programme.timeZone, languageTag(locale)));
}

/** `le mardi 24 novembre 2026 à 8 h 30`: on paper there is no *tomorrow*. */
export function sayDate(at: number, { locale, programme }: PageFacts): string {
  const tag = languageTag(locale);
  return m.site_when_full(locale, {
    date: dateText(at, programme.timeZone, tag, true),
    time: timeText(at, programme.timeZone, tag),
  });
}

/** Whether this browser can do what sealing needs; asked once, before anything can be typed. */
export async function canSeal(): Promise<boolean> {
  try {
    if (!isSecureContext) return false;
    await crypto.subtle.generateKey('Ed25519', false, ['sign']);
    return true;
  } catch {
    return false;
  }
}
