import { departmentKey } from '#domain/access/reach.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { deleteReach, listDepartments, listReached, mergeReach, pruneDepartments } from './reach.queries.ts'

/**
 * Lets whoever has a key see households inside its area, until a day or for good. Given again, the later day holds.
 * @param key `accountKey(…)`, `institutionKey(…)` or `departmentKey(…)` of domain/access/reach.ts
 */
export async function grantReach(work: Work, { householdIds, key, until = null }: { householdIds: readonly string[]; key: string; until?: string | null }): Promise<void> {
  await mergeReach(work.trx, work.districtKey, householdIds.map((householdId) => ({ householdId, key, until })))
}

/** Takes the sight of households away from whoever has the key. */
export async function endReach(work: Work, { householdIds, key }: { householdIds: readonly string[]; key: string }): Promise<void> {
  await deleteReach(work.trx, work.districtKey, key, householdIds)
}

/** For a use case about one household. Problem: NOT_FOUND for whoever reaches households one by one, and not this one. */
export async function mustReach(work: Work, householdId: string): Promise<void> {
  if (work.actor.reach === null) return
  if ((await listReached(work.trx, work, [householdId])).length === 0) throw problem('NOT_FOUND')
}

/** What a plan says of departments and the populations each looks after; plans of before say nothing. */
export interface WithDepartments {
  readonly plan: { readonly departments?: readonly { readonly id: string; readonly populations: readonly string[] }[] }
}

/** Labels that hold in a household, by their ids. */
export interface WithLabels {
  readonly held: ReadonlySet<string>
}

/** Keys of the departments that look after somebody in a household, by its labels (J-65). */
export function departmentKeysOf(campaigns: readonly WithDepartments[], { held }: WithLabels): string[] {
  const departments = campaigns.flatMap(({ plan }) => (plan.departments ?? []).filter((one) => one.populations.some((population) => held.has(population))))
  return [...new Set(departments.map((one) => departmentKey(one.id)))]
}

/** Brings the reach of departments in line with the labels of households. */
export async function followLabels(work: Work, campaigns: readonly WithDepartments[], households: readonly { readonly id: string; readonly labels: WithLabels }[]): Promise<void> {
  const held = Map.groupBy(await listDepartments(work.trx, work.districtKey, households.map((one) => one.id)), (one) => one.household_id)
  const kept = households.map(({ id, labels }) => ({ householdId: id, keys: departmentKeysOf(campaigns, labels), held: held.get(id) ?? [] }))
  await pruneDepartments(work.trx, work.districtKey, kept.filter((one) => one.held.some(({ reach_key: key }) => !one.keys.includes(key))).map(({ householdId, keys }) => ({ householdId, keys })))
  await mergeReach(work.trx, work.districtKey, kept.flatMap(({ householdId, keys, held }) => keys.filter((key) => !held.some((one) => one.reach_key === key && one.until_date === null)).map((key) => ({ householdId, key, until: null }))))
}
