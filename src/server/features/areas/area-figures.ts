import type { AreaFigures } from '#contract/areas.ts'
import { isWithin } from '#domain/access/access.ts'
import { addDays, isPlainDate, type PlainDate } from '#domain/calendar/plain-date.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { countByPlace, countByPlaceAsOf } from './figures.queries.ts'
import { listAreas } from './list-areas.ts'

/** Households of every area with all below it, in the tree of a day. A day gone by counts who was in the registry by its end, where each stood then. */
export async function areaFigures(work: Work, asOf?: string): Promise<AreaFigures> {
  if (asOf !== undefined && !isPlainDate(asOf)) throw problem('INPUT_INVALID', { place: 'query', issues: [{ path: 'asOf', code: 'date' }] })
  const isPast = asOf !== undefined && asOf < work.today
  const end = new Date(`${addDays((asOf ?? work.today) as PlainDate, 1)}T00:00:00+08:00`)
  const places = isPast ? await countByPlaceAsOf(work.trx, work.districtKey, work.actor.scope, asOf, end) : await countByPlace(work.trx, work.districtKey, work.actor.scope, work.today)
  const rows = (await listAreas(work, asOf)).filter((area) => isWithin(area.path, work.actor.scope)).map((area) => {
    const own = places.filter((one) => one.place.startsWith(area.path))
    return { areaId: area.id, households: own.reduce((sum, one) => sum + one.households, 0), listed: own.reduce((sum, one) => sum + one.listed, 0) }
  })
  return { asOf: isPast ? asOf : work.today, rows }
}
