import type { z } from 'zod'
import type { nearVisits } from '#contract/planning.ts'
import type { Work } from '../../http/work.ts'
import { mustReach } from '../reach/public.ts'
import { nearVisitsOf, reuseWithin } from './near-visits.ts'

/** What a household was asked shortly before a day (today when none is given), or will be asked shortly by somebody else. */
export async function listNearVisits(work: Work, householdId: string, on: string | undefined): Promise<z.input<typeof nearVisits>> {
  await mustReach(work, householdId)
  const days = await reuseWithin(work)
  if (days === null) return { withinDays: null, rows: [] }
  return { withinDays: days, rows: (await nearVisitsOf(work, [householdId], on ?? work.today, days)).get(householdId) ?? [] }
}
