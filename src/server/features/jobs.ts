import type { Services } from '../http/work.ts'
import type { Jobs } from '../jobs/worker.ts'
import { pruneKeys } from './audit/prune-keys.ts'

/** Every job of every feature. */
export function jobsOf(services: Services): Jobs {
  return { 'prune-keys': () => pruneKeys(services) }
}

/** In the queue's time (UTC): just after midnight in Beijing, when birthdays and due dates have moved. */
export const crontab = ['1 16 * * * refresh-labels', '31 16 * * * prune-keys'].join('\n')
