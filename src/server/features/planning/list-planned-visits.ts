import type { z } from 'zod'
import type { listPlannedVisits as route } from '#contract/planning.ts'
import { isWithin } from '#domain/access/access.ts'
import { daysBetween } from '#domain/calendar/plain-date.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { findArea } from '../areas/public.ts'
import { plannedViews } from './planned-view.ts'
import { listPlanned } from './planning.queries.ts'

const mostDays = 366

/** Visits planned in a span of days, by day and place. */
export async function listPlannedVisits(work: Work, { area, ...filter }: z.output<typeof route.query>): Promise<z.input<typeof route.response>> {
  const span = daysBetween(filter.from, filter.to)
  if (span < 0 || span > mostDays) throw problem('INPUT_INVALID', { place: 'query', issues: [{ path: 'to', code: 'SPAN' }] })
  const place = area === undefined ? undefined : await findArea(work.trx, work.districtKey, area)
  if (area !== undefined && (!place || !isWithin(place.path, work.actor.scope))) throw problem('NOT_FOUND')
  return { rows: await plannedViews(work, await listPlanned(work.trx, work.districtKey, { ...filter, who: work, scope: work.actor.scope, areaPath: place?.path })) }
}
