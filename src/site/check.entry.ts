import { startCheck } from './check/page.ts';

startCheck();
