import { z } from 'zod'
import { checkCitizenId } from '#domain/id/citizen-id.ts'
import { halfWidth } from '#domain/registry/half-width.ts'
import { readCursor, writeCursor } from '../../http/cursor.ts'
import type { Work } from '../../http/work.ts'
import { searchPersons, type FoundHousehold, type Sought } from './search.queries.ts'

const cursor = z.tuple([z.enum(['id', 'phone', 'begins', 'alike']), z.number().int(), z.string(), z.uuid()])
const usual = 50

interface Found {
  rows: { id: string; headName: string; matched: string; areaName: string; members: number }[]
  next: string | null
  total: number
}

/**
 * Households of one's own area by somebody's name, whole citizen id or telephone number. Names that begin as written come
 * first; only when there are none, names that are like it.
 */
export async function searchHouseholds(work: Work, query: { search: string; after?: string | undefined; limit?: number | undefined }): Promise<Found> {
  const after = readCursor(query.after, cursor)
  const limit = query.limit ?? usual
  const place = {
    districtKey: work.districtKey,
    scope: work.actor.scope,
    today: work.today,
    limit: limit + 1,
    after: after && { rank: after[1], matched: after[2], id: after[3] },
  }
  for (const sought of waysOf(work, query.search)) {
    if (after && sought.by !== after[0]) continue
    const found = await searchPersons(work.trx, sought, place)
    if (found.length > 0) return pageOf(sought, found, limit)
  }
  return { rows: [], next: null, total: 0 }
}

function waysOf(work: Work, search: string): Sought[] {
  const text = halfWidth(search).trim()
  const id = checkCitizenId(text, { allowTestRegion: true, today: work.today })
  if (id.ok) return [{ by: 'id', index: work.sealing.index(id.id) }]
  const digits = text.replaceAll(/[\s-]/g, '')
  if (/^\d{7,12}$/.test(digits)) return [{ by: 'phone', digits }]
  return [{ by: 'begins', name: text }, { by: 'alike', name: text }]
}

function pageOf(sought: Sought, found: FoundHousehold[], limit: number): Found {
  const rows = found.slice(0, limit)
  const last = rows.at(-1) as FoundHousehold
  return {
    rows: rows.map((row) => ({ id: row.id, headName: row.head_name, matched: row.matched, areaName: row.area_name ?? '', members: row.members })),
    next: found.length > limit ? writeCursor([sought.by, last.rank, last.matched, last.id]) : null,
    total: last.total,
  }
}
