import type { Services } from '../http/work.ts'
import type { Jobs } from '../jobs/worker.ts'
import { pruneKeys } from './audit/prune-keys.ts'
import { areaNeighbours } from './area-neighbours.ts'
import { performChange } from './areas/perform-change.ts'
import { findDuplicatesJob } from './duplicates/public.ts'
import { analyzeAfterImport, performImport, performUndo } from './imports/public.ts'
import { fillSearch, refreshStaleLabels } from './registry/public.ts'
import { refreshParts } from './rosters/public.ts'
import { screenAreas } from './screening/public.ts'

/** Every job of every feature. */
export function jobsOf(services: Services): Jobs {
  return {
    'run-import': (payload, { isLast }) => performImport(services, payload, isLast),
    'undo-import': (payload, { isLast }) => performUndo(services, payload, isLast),
    'change-areas': (payload, { isLast }) => performChange(services, payload, isLast, areaNeighbours),
    'refresh-labels': (payload) => refreshStaleLabels(services, payload.evenOfToday, refreshParts),
    'find-duplicates': async (payload) => {
      if (payload.afterMany) await analyzeAfterImport(services.database)
      await findDuplicatesJob(services, payload)
    },
    screen: (payload) => screenAreas(services, payload),
    'fill-search': () => fillSearch(services),
    'prune-keys': () => pruneKeys(services),
  }
}

/**
 * In the queue's time (UTC): just after midnight in Beijing, when birthdays and due dates have moved. A server that did not run
 * at that minute makes up for it when it starts.
 */
export const crontab = ['1 16 * * * refresh-labels ?fill=1d', '11 16 * * * screen ?fill=1d', '31 16 * * * prune-keys'].join('\n')
