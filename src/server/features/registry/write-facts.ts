import type { StoredFact, StoredFacts } from '../../database/tables.ts'
import type { Work } from '../../http/work.ts'
import { historyRow, superseded } from './earlier-facts.ts'
import { refreshLabels } from './refresh-labels.ts'
import { findFactsOf, insertFacts, layHouseholdFacts, mergePersonFacts } from './registry.queries.ts'

/** Writes facts of a household or of one of its people: the newest of each name is what the registry goes by, the others are its history. */
export async function writeFacts(work: Work, household: { readonly id: string; readonly area_path: string }, personId: string | undefined, values: Readonly<Record<string, StoredFact['value']>>, asOf: string): Promise<void> {
  const { trx, districtKey } = work
  const subject = { householdId: household.id, personId: personId ?? null, areaPath: household.area_path }
  const given: StoredFacts = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value, asOf, source: `desk:${work.actor.accountId}`, at: work.now.toISOString() }]))
  const held = await findFactsOf(trx, districtKey, personId === undefined ? 'household' : 'person', personId ?? household.id)
  const isLate = (name: string): boolean => held[name] !== undefined && held[name].asOf > asOf
  const newest: StoredFacts = Object.fromEntries(Object.entries(given).filter(([name]) => !isLate(name)))
  const late = Object.entries(given).filter(([name]) => isLate(name))
  await insertFacts(trx, [...superseded(work, subject, held, newest), ...late.map(([name, fact]) => historyRow(work, subject, name, fact))])
  if (personId === undefined) await layHouseholdFacts(trx, districtKey, household.id, newest)
  else await mergePersonFacts(trx, districtKey, [{ id: personId, facts: newest }])
  await refreshLabels(work, [household.id])
}
