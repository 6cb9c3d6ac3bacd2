import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');

/** Colour tokens by mode, read from the `light-dark()` pairs. */
const tokens = new Map(
  [...css.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name, light, dark]) => [name, { light, dark }] as [string, { light: string; dark: string }],
  ),
);

const channel = (value: number): number =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => channel(Number.parseInt(hex.slice(at, at + 2), 16) / 255));
  return 0.2126 * (r as number) + 0.7152 * (g as number) + 0.0722 * (b as number);
}

/** WCAG 2.2 contrast ratio of two tokens. */
function contrast(front: string, back: string, mode: 'light' | 'dark'): number {
  const [a, b] = [front, back].map((name) => {
    const token = tokens.get(name);
    assert.ok(token, `token --${name} is a light-dark() pair`);
    return luminance(token[mode]);
  }) as [number, number];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const backs = ['paper', 'sheet', 'shade', 'plum-wash', 'ochre-wash'];

for (const mode of ['light', 'dark'] as const) {
  test(`text is readable in ${mode} mode (WCAG 1.4.3, 4.5:1)`, () => {
    for (const front of ['ink', 'soft', 'plum', 'plum-strong', 'ochre']) {
      for (const back of backs) assert.ok(contrast(front, back, mode) >= 4.5, `${front} on ${back}`);
    }
    for (const fill of ['plum-fill', 'plum-fill-strong']) {
      assert.ok(contrast('on-plum', fill, mode) >= 4.5, `on-plum on ${fill}`);
    }
  });

  test(`controls, marks and focus are visible in ${mode} mode (WCAG 1.4.11, 3:1)`, () => {
    for (const front of ['edge', 'ochre-mark', 'focus']) {
      for (const back of backs) assert.ok(contrast(front, back, mode) >= 3, `${front} on ${back}`);
    }
    for (const back of ['paper', 'sheet', 'shade']) {
      assert.ok(contrast('plum-fill', back, mode) >= 3, `plum-fill on ${back}`);
    }
  });
}
