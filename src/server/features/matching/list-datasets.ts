import type { z } from 'zod'
import type { listDatasets as route } from '#contract/matching.ts'
import { daysBetween, type PlainDate } from '#domain/calendar/plain-date.ts'
import { datasetCodes, datasets } from '#domain/matching/datasets.ts'
import { dueOn, isDue, standingOf } from '#domain/matching/delivery.ts'
import type { Work } from '../../http/work.ts'
import { delivererOf, isTheirs } from './deliverer.ts'
import { deliveriesByDataset, type DeliveryOf } from './deliveries-by-dataset.ts'
import { countCoverage, countOpenHits } from './runs.queries.ts'

/** The source ledger (N-04): of each data set the last delivery and whom it was looked through for, its age against its cycle, and how many households allowed it. */
export async function listDatasets(work: Work): Promise<z.input<typeof route.response>> {
  const { trx, districtKey, today } = work
  const { scope } = work.actor
  const delivered = await deliveriesByDataset(work)
  const open = delivererOf(work.actor) === null ? await countOpenHits(trx, districtKey, scope) : undefined
  const { households, authorised } = await countCoverage(trx, districtKey, scope, today, datasetCodes)
  return {
    rows: datasets.filter((dataset) => isTheirs(work.actor, dataset.code)).map((dataset) => {
      const { whole, part } = standingOf(delivered.get(dataset.code) ?? [])
      return {
        code: dataset.code,
        cycleDays: dataset.cycleDays,
        last: whole ? view(whole, today) : null,
        part: part ? { ...view(part.of, today), lacks: part.lacks } : null,
        dueOn: dueOn(dataset, whole),
        isDue: isDue(dataset, whole, today),
        open: open ? (open.get(dataset.code) ?? 0) : null,
        households,
        authorised: authorised.get(dataset.code) ?? 0,
      }
    }),
  }
}

function view({ id: runId, sourceDate, at, rows, households, leftOut, area_name: areaName }: DeliveryOf, today: PlainDate) {
  return { runId, sourceDate, at, ageDays: daysBetween(sourceDate, today), rows, households, leftOut, areaName }
}
