import type { Work } from '../../http/work.ts'
import { listHouseholds, listPersonKeys, listPersons } from './known-persons.queries.ts'

/** A household of the registry, with what it holds already. */
export interface KnownHousehold {
  readonly id: string
  readonly areaPath: string
  readonly headName: string
  readonly hasHead: boolean
  /** Names of the facts that it has. */
  readonly facts: ReadonlySet<string>
  /** Aid received today; without a person when the household holds it. */
  readonly aid: readonly { readonly personId: string | null; readonly kind: string }[]
}

export type KnownPerson =
  /** Of another district, or out of reach of this work. */
  | { readonly isElsewhere: true }
  | { readonly isElsewhere: false; readonly id: string; readonly name: string; readonly areaPath: string; readonly facts: ReadonlySet<string>; readonly household: KnownHousehold | undefined }

const atOnce = 5000

/**
 * Whom the registry knows of those with the given indexes of citizen ids, each with the household of today.
 * @returns by the index in hex; nobody for ids that are new
 */
export async function findKnownPersons(work: Work, indexes: readonly Uint8Array[]): Promise<Map<string, KnownPerson>> {
  const known = new Map<string, KnownPerson>()
  const shared = new Map<string, KnownHousehold>()
  for (let at = 0; at < indexes.length; at += atOnce) {
    const keys = await listPersonKeys(work.trx, indexes.slice(at, at + atOnce))
    if (keys.length === 0) continue
    const own = keys.filter((key) => key.district_key === work.districtKey)
    const persons = new Map((await listPersons(work.trx, work.districtKey, own.map((key) => key.person_id), work.today)).map((row) => [row.id, row]))
    const missing = [...new Set([...persons.values()].flatMap((person) => person.household_id ?? []))].filter((id) => !shared.has(id))
    for (const row of await listHouseholds(work.trx, work.districtKey, missing, work.today)) {
      shared.set(row.id, { id: row.id, areaPath: row.area_path, headName: row.head_name, hasHead: row.has_head, facts: new Set(Object.keys(row.facts)), aid: row.aid })
    }
    for (const key of keys) {
      const person = key.district_key === work.districtKey ? persons.get(key.person_id) : undefined
      const household = person?.household_id ? shared.get(person.household_id) : undefined
      known.set(
        key.id_index.toString('hex'),
        person ? { isElsewhere: false, id: person.id, name: person.name, areaPath: person.area_path, facts: new Set(Object.keys(person.facts)), household } : { isElsewhere: true },
      )
    }
  }
  return known
}
