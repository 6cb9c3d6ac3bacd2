import { startFinder } from './guide/finder.ts';
import { keepCopy, offerInstall } from './guide/keep-copy.ts';
import { startShare } from './guide/share.ts';

startFinder();
startShare();
offerInstall();
keepCopy();
