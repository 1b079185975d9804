import type { HouseholdFacts } from '#domain/policy/facts.ts'
import { besideOf, factsOf } from '../../facts/facts-of.ts'
import type { Work } from '../../http/work.ts'
import { loadParameters } from './parameters.ts'
import { selectFacts } from './household-facts.queries.ts'

/**
 * All that a rule may look at, for many households at once, as of today. Members who left are there with the day they left;
 * households out of reach are not there.
 */
export async function loadHouseholdFacts(work: Work, households: readonly string[]): Promise<Map<string, HouseholdFacts>> {
  if (households.length === 0) return new Map()
  const { trx, districtKey, today } = work
  const [rows, parameters] = await Promise.all([selectFacts(trx, districtKey, households), loadParameters(work)])
  const beside = besideOf(rows.flatMap((row) => row.seen ?? []), rows.flatMap((row) => row.obligors ?? []))
  return new Map(rows.map((row) => [row.id, factsOf(row, today, parameters, beside)]))
}
