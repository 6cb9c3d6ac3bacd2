import * as m from '#texts/messages.ts';
import type { View } from './facts.ts';
import { html } from './html.ts';
import type { PageContent } from './layout.ts';

export function cardPage({ locale, item }: View): PageContent | null {
  if (item !== null) return null;
  return {
    title: m.site_nav_card(locale),
    exit: 'small',
    style: 'guide',
    main: html`<h1>${m.site_nav_card(locale)}</h1>`,
  };
}
