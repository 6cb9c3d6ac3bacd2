/** Whether a member hears of a request while the app is closed. */
import { may } from '#programme/roles.ts';
import type { Colleague } from '#team/data/model.ts';

/** True also for whoever is never alerted: nothing is missing. */
export const hasWay = ({ role, hasAlerts }: Pick<Colleague, 'role' | 'hasAlerts'>): boolean =>
  hasAlerts || !may(role, 'be_alerted');
