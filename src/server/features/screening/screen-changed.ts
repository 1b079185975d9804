import { screenHousehold } from '#domain/policy/screen-household.ts'
import { isListed } from '#domain/policy/screen-outcome.ts'
import type { AuditRecord, Work } from '../../http/work.ts'
import { raiseAlerts } from '../alerts/public.ts'
import { loadHouseholdFacts } from '../registry/public.ts'
import { listValidRules } from '../rules/public.ts'
import { holdAreas, listPlacesOf, noteStale, storeResults } from './results.queries.ts'
import { fingerprintOf, type FoundRow } from './screen-text.ts'

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
  const rules = await listValidRules(work, today)
  if (rules.length === 0) return
  if (areasChanged || work.changedHouseholds.size > most) return work.enqueue('screen', { districtKey })

  const households = [...work.changedHouseholds]
  const touched = [...new Set([...(await listPlacesOf(trx, districtKey, households)), ...entries.flatMap((entry) => entry.changedAt ?? [])])]
  // Read when nobody looks at their areas as a whole any more.
  await holdAreas(trx, touched, false)
  const facts = [...(await loadHouseholdFacts(work, households)).values()]
  const rows = facts.flatMap((one) =>
    screenHousehold(rules, one).flatMap(({ outcome, missing: _, read, nextLook = null, ...row }): FoundRow[] => (isListed(outcome) ? [{ ...row, outcome, nextLook, areaPath: one.household.areaPath!, householdId: one.household.id, fingerprint: fingerprintOf(read) }] : [])))
  const [stale] = await Promise.all([noteStale(trx, districtKey, touched, work), storeResults(trx, districtKey, today, { households }, rules, rows)])
  await raiseAlerts(work, { households }, rules)
  for (const areaPath of stale) await work.enqueue('screen', { districtKey, areaPath })
}
