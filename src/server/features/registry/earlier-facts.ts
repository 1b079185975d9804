import type { FactChange } from '#domain/form/registry-changes.ts'
import type { NewRow, StoredFact, StoredFacts } from '../../database/tables.ts'
import type { Work } from '../../http/work.ts'
import { insertFacts } from './registry.queries.ts'

/** Whose facts they are, and where. */
export interface FactSubject {
  readonly householdId: string
  readonly personId: string | null
  readonly areaPath: string
}

/** A value as it goes into the history. */
export function historyRow(work: Work, { householdId, personId, areaPath }: FactSubject, name: string, { value, asOf, source, at }: StoredFact): NewRow<'fact'> {
  return { district_key: work.districtKey, id: work.newId(), area_path: areaPath, household_id: householdId, person_id: personId, name, value: JSON.stringify(value), as_of: asOf, source, recorded_at: at === undefined ? null : new Date(at) }
}

/** The values of `held` that those of `newest` take the place of: from then on they stand in the history and nowhere else. */
export function superseded(work: Work, subject: FactSubject, held: StoredFacts, newest: StoredFacts): NewRow<'fact'>[] {
  return Object.keys(newest).flatMap((name) => (held[name] === undefined ? [] : [historyRow(work, subject, name, held[name])]))
}

/** Writes such values into the history. @returns ids of the rows */
export async function keepSuperseded(work: Work, subject: FactSubject, held: StoredFacts, newest: StoredFacts): Promise<string[]> {
  const rows = superseded(work, subject, held, newest)
  await insertFacts(work.trx, rows)
  return rows.map((row) => row.id)
}

/** What of changes goes into the history: what they took the place of, and what came too late to be the newest. */
export function historyOf(work: Work, household: { readonly id: string; readonly areaPath: string }, changes: readonly FactChange[], heldBy: (subject: FactChange['subject']) => StoredFacts, applied: ReadonlySet<FactChange>, source: string): NewRow<'fact'>[] {
  const newest = new Map<string, StoredFact>()
  return changes.flatMap((change) => {
    const { subject, name, value, asOf } = change
    const own = { value: value as StoredFact['value'], asOf, source }
    const at = { householdId: household.id, areaPath: household.areaPath, personId: subject.kind === 'person' ? subject.id : null }
    if (!applied.has(change)) return [historyRow(work, at, name, own)]
    const key = `${subject.kind} ${subject.id} ${name}`
    const before = newest.get(key) ?? heldBy(subject)[name]
    newest.set(key, own)
    return before === undefined ? [] : [historyRow(work, at, name, before)]
  })
}
