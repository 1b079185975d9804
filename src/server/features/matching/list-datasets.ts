import type { z } from 'zod'
import type { listDatasets as route } from '#contract/matching.ts'
import { daysBetween } from '#domain/calendar/plain-date.ts'
import { ageOf, datasetCodes, datasets } from '#domain/matching/datasets.ts'
import type { Work } from '../../http/work.ts'
import { delivererOf, isTheirs } from './deliverer.ts'
import { countCoverage, countOpenHits, listDeliveries } from './runs.queries.ts'

/** The source ledger (N-04): of each data set the last delivery, its age against its cycle, and how many households allowed it. */
export async function listDatasets(work: Work): Promise<z.input<typeof route.response>> {
  const { trx, districtKey, today } = work
  const { scope } = work.actor
  const last = new Map((await listDeliveries(trx, districtKey)).map((one) => [one.dataset, one]))
  const open = delivererOf(work.actor) === null ? await countOpenHits(trx, districtKey, scope) : undefined
  const { households, authorised } = await countCoverage(trx, districtKey, scope, today, datasetCodes)
  return {
    rows: datasets.filter((dataset) => isTheirs(work.actor, dataset.code)).map((dataset) => {
      const delivery = last.get(dataset.code)
      const { days, isDue } = ageOf(dataset, delivery ? daysBetween(delivery.source_date, today) : null)
      return {
        code: dataset.code,
        cycleDays: dataset.cycleDays,
        last: delivery && days !== null ? { sourceDate: delivery.source_date, at: delivery.at, ageDays: days, rows: delivery.counts.rows, households: delivery.households, leftOut: delivery.left_out } : null,
        isDue,
        open: open ? (open.get(dataset.code) ?? 0) : null,
        households,
        authorised: authorised.get(dataset.code) ?? 0,
      }
    }),
  }
}
