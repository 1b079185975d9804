import type { z } from 'zod'
import type { carryOutHit as route } from '#contract/matching.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { lockHit, updateDone } from './hits.queries.ts'
import { saidAtOf } from './said-at.ts'

/** What follows from a hit that matters is done when somebody says so: who, when, and what was done. */
export async function carryOutHit(work: Work, id: string, { what, saidAt }: z.output<typeof route.body>): Promise<{ id: string }> {
  const hit = await lockHit(work.trx, work.districtKey, work.actor.scope, id)
  if (!hit) throw problem('NOT_FOUND')

  if (hit.state !== 'TRUE_MATTERS' || hit.done_at !== null || saidAtOf(hit) !== saidAt) throw problem('CHANGED_MEANWHILE')

  await updateDone(work.trx, work.districtKey, id, { at: work.now, by: work.actor.name, what })

  work.record({ action: 'carry-out-match', objectType: 'match-hit', objectId: id, areaPath: hit.area_path, details: { dataset: hit.dataset, ...(hit.follow && { follow: hit.follow }) } })
  return { id }
}
