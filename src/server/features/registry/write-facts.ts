import type { StoredFact, StoredFacts } from '../../database/tables.ts'
import type { Work } from '../../http/work.ts'
import { refreshLabels } from './refresh-labels.ts'
import { findFactsOf, insertFacts, layHouseholdFacts, mergePersonFacts } from './registry.queries.ts'

/** Writes facts of a household or of one of its people into the history; the newest of each name is what the registry goes by. */
export async function writeFacts(work: Work, household: { readonly id: string; readonly area_path: string }, personId: string | undefined, values: Readonly<Record<string, StoredFact['value']>>, asOf: string): Promise<void> {
  const { trx, districtKey } = work
  const source = `desk:${work.actor.accountId}`
  await insertFacts(trx, Object.entries(values).map(([name, value]) => ({
    district_key: districtKey, id: work.newId(), area_path: household.area_path, household_id: household.id, person_id: personId ?? null, name, value: JSON.stringify(value), as_of: asOf, source, recorded_at: work.now,
  })))
  const held = await findFactsOf(trx, districtKey, personId === undefined ? 'household' : 'person', personId ?? household.id)
  const newest: StoredFacts = Object.fromEntries(Object.entries(values).filter(([name]) => !(held[name] && held[name].asOf > asOf)).map(([name, value]) => [name, { value, asOf, source }]))
  if (personId === undefined) await layHouseholdFacts(trx, districtKey, household.id, newest)
  else await mergePersonFacts(trx, districtKey, [{ id: personId, facts: newest }])
  await refreshLabels(work, [household.id])
}
