import type { z } from 'zod'
import type { nearVisits } from '#contract/planning.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { nearVisitsOf, reuseWithin } from './near-visits.ts'
import { listHouseholdNames } from './planning.queries.ts'

/** What a household was asked shortly before a day (today when none is given), or will be asked shortly by somebody else. */
export async function listNearVisits(work: Work, householdId: string, on: string | undefined): Promise<z.input<typeof nearVisits>> {
  const [household] = await listHouseholdNames(work.trx, work.districtKey, work, work.actor.scope, [householdId])
  if (!household) throw problem('NOT_FOUND')
  const days = await reuseWithin(work)
  if (days === null) return { withinDays: null, rows: [] }
  return { withinDays: days, rows: (await nearVisitsOf(work, [householdId], on ?? work.today, days)).get(householdId) ?? [] }
}
