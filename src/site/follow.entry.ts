import { startFollow } from './follow/page.ts';

void startFollow();
