import type { MatchRun } from '#contract/matching.ts'
import type { Work } from '../../http/work.ts'
import type { PeopleKept } from './people-in-scope.ts'
import { lockReading, runView } from './run-view.ts'
import { updateRun } from './runs.queries.ts'

/** Stops a run where it is. What was found until then stays and waits for its verdict. */
export async function cancelRun(work: Work, kept: PeopleKept, id: string): Promise<MatchRun> {
  const run = await lockReading(work, id)

  await updateRun(work.trx, work.districtKey, id, { state: 'CANCELLED', finishedAt: work.now, at: work.now })
  kept.forget(id)

  work.record({ action: 'cancel-match', objectType: 'match-run', objectId: id, areaPath: run.area_path, details: { rows: run.counts.rows, hits: run.counts.hits } })
  return runView(work, { ...run, state: 'CANCELLED', finished_at: work.now.toISOString() })
}
