import { may } from '#domain/access/access.ts'
import { datasets } from '#domain/matching/datasets.ts'
import { isDue, standingOf } from '#domain/matching/delivery.ts'
import type { Work } from '../../http/work.ts'
import { isTheirs } from './deliverer.ts'
import { countWaiting } from './hits.queries.ts'
import { deliveriesByDataset } from './deliveries-by-dataset.ts'

/** Hits that wait for a verdict or for what follows it, and data sets that are due again. Of one of which nothing ever came nothing is said: it may be a department's that gives nothing. */
export async function getWaiting(work: Work): Promise<{ open: number; undone: number; due: number }> {
  const hits = await countWaiting(work.trx, work.districtKey, work.actor.scope)
  if (!may(work.actor.role, 'matching.run')) return { ...hits, due: 0 }
  const delivered = await deliveriesByDataset(work)
  const due = datasets.filter((dataset) => {
    const came = delivered.get(dataset.code)
    return came !== undefined && isTheirs(work.actor, dataset.code) && isDue(dataset, standingOf(came).whole, work.today)
  })
  return { ...hits, due: due.length }
}
