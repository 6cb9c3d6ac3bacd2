import { startQuickExit } from './parts/quick-exit.ts';

startQuickExit();
