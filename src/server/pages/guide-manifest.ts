/** What puts the guide on a phone's home screen (W3C Web Application Manifest). */
import { type Locale, languageTag } from '#texts/locales.ts';
import * as m from '#texts/messages.ts';
import type { SiteAssets } from './assets.ts';
import type { PublicFacts } from './facts.ts';
import { pathTo } from './paths.ts';

export const manifestPath = (locale: Locale): string => `/guide-${locale}.webmanifest`;

/** `--paper` of look/tokens.css, by day. */
const PAPER = '#f9f4ea';

/** In scope is the guide alone: a phone must never open the page for women, or the team's app, as this. */
export function guideManifest({ programme }: PublicFacts, locale: Locale, assets: SiteAssets): object {
  const guide = pathTo('guide', locale);
  const icon = (name: string, size: number, purpose: string) => ({
    src: assets.file(`look/icons/${name}.png`),
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose,
  });
  return {
    id: guide,
    start_url: guide,
    scope: guide,
    display: 'standalone',
    lang: languageTag(locale),
    dir: 'ltr',
    name: m.site_guide_app(locale, { name: programme.name }),
    short_name: m.site_guide_app_short(locale),
    description: m.site_guide_lead(locale),
    background_color: PAPER,
    theme_color: PAPER,
    icons: [
      icon('icon-192', 192, 'any'),
      icon('icon-512', 512, 'any'),
      icon('icon-maskable-512', 512, 'maskable'),
    ],
  };
}
