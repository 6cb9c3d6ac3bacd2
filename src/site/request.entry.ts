import { startRequest } from './request/form.ts';

void startRequest();
