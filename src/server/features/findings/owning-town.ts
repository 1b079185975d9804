import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { findTownOf } from './findings.queries.ts'

/** The town that owns what is found at a place (条块结合、以块为主). Problem: OWNING_TOWN_MISSING for a place in no town. */
export async function owningTown(work: Work, areaPath: string): Promise<string> {
  const town = await findTownOf(work.trx, work.districtKey, areaPath)
  if (town === undefined) throw problem('OWNING_TOWN_MISSING')
  return town
}
