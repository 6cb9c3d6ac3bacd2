/** Accessibility of what a page shows now, by axe, at the level that we promise: WCAG 2.2 AA. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const promised: RunOptions = {
  runOnly: {
    type: 'tag',
    values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  },
  resultTypes: ['violations'],
};
// React Aria says “pending” by naming the button's progress, which has gone by the time its notice goes.
const around = { exclude: [['[data-live-announcer]']] };

type Axe = { run: (context: typeof around, options: RunOptions) => Promise<AxeResults> };

/**
 * In the page itself, put there once for each document: `AxeBuilder` opens a page of its own for each look, which took
 * three quarters of the time. Our pages have no frames, which is what that is for; one that has throws.
 * @throws with rule, place and help for each violation; `state` names what was shown, such as “receipt, no code kept”
 */
export async function assertAccessible(page: Page, state: string): Promise<void> {
  if (page.frames().length > 1) throw new Error(`${state} has frames, which are not looked into`);
  const there = await page.evaluate(() => 'axe' in window);
  if (!there) await page.evaluate(source);
  await page.evaluate(settle);
  const violations = await page.evaluate(
    async ({ context, options }) => {
      const { violations: found } = await (window as unknown as { axe: Axe }).axe.run(context, options);
      return found.map(({ id, help, nodes }) => ({
        id,
        help,
        nodes: nodes.map(({ target, html, failureSummary }) => ({
          target: target.join(' '),
          html,
          failureSummary,
        })),
      }));
    },
    { context: around, options: promised },
  );
  if (violations.length === 0) return;
  const lines = violations.flatMap((violation) =>
    violation.nodes.map(
      (node) =>
        `${violation.id} at ${node.target}, ${node.html.slice(0, 160)}: ${node.failureSummary ?? violation.help}`,
    ),
  );
  throw new Error(`Not accessible (${state}, ${page.url()}):\n${lines.join('\n')}`);
}

/**
 * The same in a window as tall as the page: what a bar at the foot covers for now, scrolling uncovers. The window is as it
 * was afterwards.
 */
export async function assertWholeAccessible(page: Page, state: string): Promise<void> {
  const before = page.viewportSize();
  const { width } = before ?? { width: 1280 };
  await page.setViewportSize({
    width,
    height: await page.evaluate(() => document.documentElement.scrollHeight + 200),
  });
  await assertAccessible(page, state);
  if (before) await page.setViewportSize(before);
}

/** A dialog that is still coming in, or being fitted to a window of another size, is not seen as one. */
async function settle(): Promise<void> {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  await frame();
  const ending = document
    .getAnimations()
    .filter(({ effect }) => effect?.getTiming().iterations !== Number.POSITIVE_INFINITY);
  await Promise.allSettled(ending.map(({ finished }) => finished));
  await frame();
  await frame();
  // Axe takes a dialog for one by what covers the window from edge to edge, which a window just grown has to lay out.
  const covers = (dialog: Element) =>
    [0.15, 0.5, 0.85].every((part) =>
      document
        .elementsFromPoint(innerWidth * part, innerHeight * part)
        .some((it) => it.contains(dialog) && getComputedStyle(it).position === 'fixed'),
    );
  const dialogs = document.querySelectorAll('[role=dialog], [role=alertdialog]');
  for (let frames = 0; frames < 60 && ![...dialogs].every(covers); frames++) await frame();
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
