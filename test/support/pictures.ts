/** Pictures of a journey's key moments, for whoever wants to look: made only when `PASSERELLE_PICTURES` names a folder. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['PASSERELLE_PICTURES'];
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
