/** The app installs under a name in the language that is spoken: the document names one manifest a language. */
import type { Locale } from '#texts/locales.ts';

export function speakManifest(locale: Locale): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel="manifest"]');
  const address = link?.dataset[locale];
  if (link && address && link.getAttribute('href') !== address) link.href = address;
}
