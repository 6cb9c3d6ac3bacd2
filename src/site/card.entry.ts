import { confirmWords } from './guide/confirm-words.ts';
import { keepCopy, offerInstall } from './guide/keep-copy.ts';
import { startPrint } from './parts/print.ts';

startPrint();
offerInstall();
keepCopy();
void confirmWords();
