import { ancestry } from '#domain/area/area-path.ts'
import type { Titles } from '#domain/clause/clause.ts'
import type { Work } from '../../http/work.ts'
import { listOf } from './content.ts'
import { listVersionsAbove } from './deliverables.queries.ts'
import { contentOf } from './get-version.ts'

/** A version in which a household stands, with the numbers of its rows. */
export interface VersionNaming {
  readonly id: string
  readonly title: Titles
  readonly number: number
  readonly rows: readonly number[]
  readonly signedAt: string
  readonly signedBy: string
  readonly returned: { readonly at: string; readonly by: string; readonly reason: string } | null
}

/** The versions within the reach of the work that name a household, in the order in which they were handed in. */
export async function listVersionsNaming(work: Work, household: { id: string; areaPath: string }): Promise<VersionNaming[]> {
  const versions = await listVersionsAbove(work.trx, work.districtKey, ancestry(household.areaPath))
  return versions.flatMap((row) => {
    const { title, ...content } = contentOf(work, row)
    const numbers = (listOf(content)?.rows ?? []).filter((listed) => listed.householdId === household.id).map((listed) => listed.no)
    if (numbers.length === 0) return []
    const returned = row.returned_at === null ? null : { at: row.returned_at, by: row.returned_by ?? '', reason: row.returned_reason ?? '' }
    return [{ id: row.id, title, number: row.number, rows: numbers, signedAt: row.signed_at, signedBy: row.signed_by, returned }]
  })
}
