import { startQuestionnaire } from './questionnaire/page.ts';

void startQuestionnaire();
