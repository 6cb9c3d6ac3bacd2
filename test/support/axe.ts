/** Accessibility of what a page shows now, by axe, at the level that we promise: WCAG 2.2 AA. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const promised = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** @throws with rule, place and help for each violation; `state` names what was shown, such as “receipt, no code kept” */
export async function assertAccessible(page: Page, state: string): Promise<void> {
  // React Aria says “pending” by naming the button's progress, which has gone by the time its notice goes.
  const { violations } = await new AxeBuilder({ page })
    .exclude('[data-live-announcer]')
    .withTags(promised)
    .analyze();
  if (violations.length === 0) return;
  const lines = violations.flatMap((violation) =>
    violation.nodes.map(
      (node) =>
        `${violation.id} at ${node.target.join(' ')}, ${node.html.slice(0, 160)}: ${node.failureSummary ?? violation.help}`,
    ),
  );
  throw new Error(`Not accessible (${state}, ${page.url()}):\n${lines.join('\n')}`);
}

/** @throws when the page is wider than its window: at 320 px nobody should scroll sideways */
export async function assertFits(page: Page, state: string): Promise<void> {
  const {
    wide,
    window: shown,
    culprit,
  } = await page.evaluate(() => {
    const limit = document.documentElement.clientWidth;
    const sticksOut = [...document.querySelectorAll('body *')].find(
      (it) => it.getBoundingClientRect().right > limit + 1,
    );
    return {
      wide: document.documentElement.scrollWidth,
      window: limit,
      culprit: sticksOut?.outerHTML.slice(0, 120),
    };
  });
  if (wide > shown)
    throw new Error(`${state} is ${wide} px wide in a window of ${shown}: ${culprit ?? 'unknown element'}`);
}
