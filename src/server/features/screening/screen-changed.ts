import { screenHousehold } from '#domain/policy/screen-household.ts'
import { isListed } from '#domain/policy/screen-outcome.ts'
import type { AuditRecord, Work } from '../../http/work.ts'
import { raiseAlerts } from '../alerts/public.ts'
import { loadHouseholdFacts } from '../registry/public.ts'
import { listValidRules } from '../rules/public.ts'
import { holdHouseholds, noteStale, selectKept, storeChanges } from './results.queries.ts'
import { changesOf } from './changed-results.ts'

/** More than these are looked at by a job. */
const most = 200

/**
 * At the end of a write: what the rules come to for the households of which it changed something, in the same transaction. The counts
 * of their villages follow by a job. When areas changed, the whole district is looked at.
 */
export async function screenChanged(work: Work, entries: readonly AuditRecord[]): Promise<void> {
  const { trx, districtKey, today } = work
  const areasChanged = entries.some((entry) => entry.objectType === 'area')
  if (work.changedHouseholds.size === 0 && !areasChanged) return
  const households = [...work.changedHouseholds]
  if (areasChanged || households.length > most) {
    if ((await listValidRules(work, today)).length > 0) work.enqueue('screen', { districtKey })
    return
  }
  const touched = { districtKey, households, before: entries.flatMap((entry) => entry.changedAt ?? []) }
  // What is held is read afterwards, though all is sent together. So are the rules: what holds the areas may have waited for others to be published.
  const [, rules, kept, facts] = await Promise.all([holdHouseholds(trx, touched), listValidRules(work, today), selectKept(trx, districtKey, { households }), loadHouseholdFacts(work, households)])
  if (rules.length === 0) return
  const found = [...facts.values()].flatMap((one) =>
    screenHousehold(rules, one).flatMap(({ outcome, ...row }) => (isListed(outcome) ? [{ ...row, outcome, areaPath: one.household.areaPath!, householdId: one.household.id }] : [])))
  const changes = changesOf(kept, found, { districtKey, today, rules })
  work.send(storeChanges(trx, districtKey, changes))
  work.send(raiseAlerts(work, changes.fresh, rules))
  work.send(noteStale(trx, touched, work))
}
