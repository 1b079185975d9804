import { z } from 'zod'
import { isWithin } from '#domain/access/access.ts'
import { checkCitizenId } from '#domain/id/citizen-id.ts'
import { halfWidth } from '#domain/registry/half-width.ts'
import { readCursor, writeCursor } from '../../http/cursor.ts'
import type { Work } from '../../http/work.ts'
import { listAreasOf } from '../areas/public.ts'
import { searchElsewhere } from './elsewhere.queries.ts'
import { elsewhereView, type ElsewhereView } from './list-elsewhere.ts'
import { listPersonKeys } from './known-persons.queries.ts'
import { soundOf } from '../../name-sound.ts'
import { endIndex } from './search-columns.ts'
import { listByEnd, mostFound, searchPersons, type FoundHousehold, type Sought } from './search.queries.ts'

const ways = ['id', 'phone', 'ends', 'provisional', 'begins', 'sounds', 'same-sound', 'closes', 'alike', 'holds'] as const
const cursor = z.tuple([z.enum(ways), z.number().int(), z.string(), z.string(), z.uuid()])
const usual = 50

interface Found {
  rows: { id: string; headName: string; matched: string; areaName: string; members: number }[]
  next: string | null
  total: number
  isCutOff: boolean
  areas: { id: string; name: string }[]
  elsewhere: ElsewhereView[]
}

/**
 * Households of one's own area by a name, by how a name sounds or by its first letters, by a whole citizen id or its end, by a
 * provisional number or by a telephone number. What fits best comes first; likeness only when nothing else was found.
 */
export async function searchHouseholds(work: Work, query: { search: string; after?: string | undefined; limit?: number | undefined }): Promise<Found> {
  const after = readCursor(query.after, cursor)
  const limit = query.limit ?? usual
  const place = {
    districtKey: work.districtKey,
    scope: work.actor.scope,
    today: work.today,
    who: work,
    limit: limit + 1,
    after: after && { rank: after[1], sound: after[2], matched: after[3], id: after[4] },
  }
  const text = halfWidth(query.search).trim()
  const areas = after ? [] : await areasCalled(work, text)
  const elsewhere = after || work.actor.reach !== null ? [] : await searchElsewhere(work.trx, work.districtKey, work.actor.scope, text, lettersOf(text))
  for (const way of waysOf(work, text)) {
    if (after && way.by !== after[0]) continue
    const sought = await settled(work, way)
    const found = sought ? await searchPersons(work.trx, sought, place) : []
    if (sought && found.length > 0) return { ...pageOf(sought, found, limit), areas, elsewhere: elsewhere.map((row) => elsewhereView(work, row)) }
  }
  return { rows: [], next: null, total: 0, isCutOff: false, areas, elsewhere: elsewhere.map((row) => elsewhereView(work, row)) }
}

const mostAreas = 8

/** Areas below one's own by a part of the name, or by the letters with which its sound or its syllables begin. */
async function areasCalled(work: Work, text: string): Promise<{ id: string; name: string }[]> {
  const letters = lettersOf(text)
  const isCalled = ({ name }: { readonly name: string }): boolean => {
    if (letters === undefined) return name.includes(text)
    const sound = soundOf(name)
    return letters.length > 1 && (sound.initials.startsWith(letters) || sound.pinyin.startsWith(letters))
  }
  const below = (await listAreasOf(work.trx, work.districtKey)).filter((area) => area.path !== work.actor.areaPath && isWithin(area.path, work.actor.scope))
  return below.filter(isCalled).slice(0, mostAreas).map(({ id, name }) => ({ id, name }))
}

type Way = Sought | { readonly by: 'id'; readonly index: Uint8Array } | { readonly by: 'ends'; readonly end: string }

function waysOf(work: Work, text: string): Way[] {
  const id = checkCitizenId(text, { allowTestRegion: true, today: work.today })
  if (id.ok) return [{ by: 'id', index: work.sealing.index(id.id) }]
  const digits = text.replaceAll(/[\s-]/g, '')
  if (/^无证/.test(text)) return [{ by: 'provisional', number: text.replaceAll(/\s/g, '') }, { by: 'begins', name: text }]
  if (/^\d{4,17}$/.test(digits) || /^\d{3,17}x$/i.test(digits)) {
    const end = { by: 'ends', end: digits.toUpperCase() } as const
    return /^\d{7,12}$/.test(digits) ? [{ by: 'phone', digits }, end] : [end]
  }
  const letters = lettersOf(text)
  if (letters !== undefined) return [{ by: 'sounds', letters }, { by: 'begins', name: text }]
  const { pinyin } = soundOf(text)
  const isMoreThanOne = [...text].length > 1
  return [
    { by: 'begins', name: text },
    ...(pinyin === '' ? [] : [{ by: 'same-sound', letters: pinyin } as const]),
    { by: 'closes', name: text },
    ...(isMoreThanOne ? [{ by: 'alike', name: text } as const] : []),
    { by: 'holds', name: text },
  ]
}

function lettersOf(text: string): string | undefined {
  const letters = text.toLowerCase().replaceAll(/[\s'’]/g, '').replaceAll('ü', 'v')
  return /^[a-z]+$/.test(letters) ? letters : undefined
}

/** Only whole numbers and their last four and six characters have an index; where more was given the numbers are opened here and shown to nobody. */
async function settled(work: Work, way: Way): Promise<Sought | undefined> {
  if ('index' in way) return { by: 'id', personIds: (await listPersonKeys(work.trx, [way.index])).filter((key) => key.district_key === work.districtKey).map((key) => key.person_id) }
  if (!('end' in way)) return way
  const length = way.end.length >= 6 ? 6 : 4
  const index = endIndex(work.sealing, way.end.slice(-length))
  const found = await listByEnd(work.trx, work.districtKey, work.actor.scope, length === 6 ? 'id_end_six' : 'id_end_four', index)
  const fitting = way.end.length === length ? found : found.filter((one) => work.sealing.openText(one.citizen_id_sealed).endsWith(way.end))
  return fitting.length === 0 ? undefined : { by: 'ends', personIds: fitting.map((one) => one.id) }
}

function pageOf(sought: Sought, found: FoundHousehold[], limit: number): Omit<Found, 'areas' | 'elsewhere'> {
  const rows = found.slice(0, limit)
  const last = rows.at(-1) as FoundHousehold
  return {
    rows: rows.map((row) => ({ id: row.id, headName: row.head_name, matched: row.matched, areaName: row.area_name ?? '', members: row.members })),
    next: found.length > limit ? writeCursor([sought.by, last.rank, last.sound, last.matched, last.id]) : null,
    total: last.total,
    isCutOff: last.seen >= mostFound,
  }
}
