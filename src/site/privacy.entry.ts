import { showFingerprint } from './privacy/fingerprint.ts';

void showFingerprint();
