import { areFreeOfImports, takeAreas } from '../../database/area-turn.queries.ts'
import type { Work } from '../../http/work.ts'
import { standingAreas } from './standing-areas.ts'

/** Changes of areas go one after the other, and no write of their districts goes on meanwhile. */
export async function takeTurn(work: Work): Promise<void> {
  for (const key of await districtsOf(work)) await takeAreas(work.trx, key)
}

/** The same, but for an import that is under way, which may take minutes. @returns false when there is one; then nothing is taken for sure */
export async function takeTurnUnlessImporting(work: Work): Promise<boolean> {
  for (const key of await districtsOf(work)) {
    if (!(await areFreeOfImports(work.trx, key))) return false
    await takeAreas(work.trx, key)
  }
  return true
}

// Always in the same order, so that two who take several do not wait for each other.
async function districtsOf(work: Work): Promise<string[]> {
  return [...new Set([work.districtKey, ...(await standingAreas(work)).map((area) => area.district_key)])].sort()
}
