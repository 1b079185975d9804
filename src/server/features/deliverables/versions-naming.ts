import { ancestry } from '#domain/area/area-path.ts'
import type { Titles } from '#domain/clause/clause.ts'
import type { Work } from '../../http/work.ts'
import { listOf, type Content } from './content.ts'
import { listContents, listVersionsAbove } from './deliverables.queries.ts'
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
  const known = new Map(versions.map(({ id }) => [id, read.get(id)]))
  const unread = versions.filter(({ id }) => !known.get(id))
  const contents = await listContents(work.trx, work.districtKey, unread.map(({ id }) => id))
  for (const row of unread) known.set(row.id, keep(row.id, namedIn(contentOf(work, { ...row, content_sealed: contents.get(row.id)! }))))
  return versions.flatMap((row) => {
    const { title, numbers } = known.get(row.id)!
    const rows = numbers.get(household.id)
    if (!rows) return []
    const returned = row.returned_at === null ? null : { at: row.returned_at, by: row.returned_by ?? '', reason: row.returned_reason ?? '' }
    return [{ id: row.id, title, number: row.number, rows, signedAt: row.signed_at, signedBy: row.signed_by, returned }]
  })
}

interface Named {
  readonly title: Titles
  /** Of each household the numbers of its rows. */
  readonly numbers: ReadonlyMap<string, readonly number[]>
}

function namedIn({ title, ...content }: Content): Named {
  const rows = Map.groupBy((listOf(content)?.rows ?? []).filter((row) => row.householdId), (row) => row.householdId!)
  return { title, numbers: new Map([...rows].map(([id, own]) => [id, own.map((row) => row.no)])) }
}

// What was handed in never changes, and to open a district's list takes longer than all else that a page of a household asks for.
const read = new Map<string, Named>()
const mostRead = 1000

function keep(id: string, named: Named): Named {
  read.set(id, named)
  if (read.size > mostRead) read.delete(read.keys().next().value!)
  return named
}
