import type { z } from 'zod'
import type { previewSought as route } from '#contract/matching.ts'
import type { Work } from '../../http/work.ts'
import { mustDeliver } from './deliverer.ts'
import { lookedForBy } from './run-view.ts'
import { countSought } from './runs.queries.ts'

/** Says before a run whom it would look for. */
export async function previewSought(work: Work, { dataset, basis }: z.output<typeof route.query>): Promise<z.input<typeof route.response>> {
  mustDeliver(work.actor, dataset)
  const { people, households, left_out: leftOut } = await countSought(work.trx, work.districtKey, lookedForBy(work, { area_path: work.actor.areaPath, dataset, basis }))
  return { people, households, leftOut }
}
