import { sql } from 'kysely'
import type { NewRow, StoredFacts } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'

export async function insertPersons(trx: Trx, persons: NewRow<'person'>[]): Promise<void> {
  if (persons.length > 0) await trx.insertInto('person').values(persons).execute()
}

export async function insertMemberships(trx: Trx, memberships: NewRow<'membership'>[]): Promise<void> {
  if (memberships.length > 0) await trx.insertInto('membership').values(memberships).execute()
}

/** Ends memberships that are still going on, or that were known to end later. */
export async function endMemberships(trx: Trx, districtKey: string, householdId: string, ends: readonly { personId: string; date: string; reason: string }[]): Promise<void> {
  if (ends.length === 0) return
  await sql`
    UPDATE membership m SET to_date = v.date, end_reason = v.reason
      FROM jsonb_to_recordset(${JSON.stringify(ends)}::jsonb) AS v("personId" uuid, date date, reason text)
     WHERE m.district_key = ${districtKey} AND m.household_id = ${householdId} AND m.person_id = v."personId"
       AND (m.to_date IS NULL OR m.to_date > v.date)`.execute(trx)
}

/** The newest membership of somebody in a household goes on. */
export async function clearMembershipEnd(trx: Trx, districtKey: string, householdId: string, personId: string): Promise<void> {
  await sql`
    UPDATE membership SET to_date = NULL, end_reason = NULL
     WHERE district_key = ${districtKey} AND household_id = ${householdId} AND person_id = ${personId}
       AND id = (SELECT m.id FROM membership m WHERE m.district_key = ${districtKey} AND m.household_id = ${householdId} AND m.person_id = ${personId}
                  ORDER BY m.from_date DESC NULLS LAST, m.id DESC LIMIT 1)`.execute(trx)
}

export async function insertFacts(trx: Trx, facts: NewRow<'fact'>[]): Promise<void> {
  if (facts.length > 0) await trx.insertInto('fact').values(facts).execute()
}

/** Lays newer facts over those that persons have. */
export async function mergePersonFacts(trx: Trx, districtKey: string, persons: readonly { id: string; facts: StoredFacts }[]): Promise<void> {
  if (persons.length === 0) return
  await sql`
    UPDATE person p SET facts = p.facts || v.facts, version = p.version + 1
      FROM jsonb_to_recordset(${JSON.stringify(persons)}::jsonb) AS v(id uuid, facts jsonb)
     WHERE p.district_key = ${districtKey} AND p.id = v.id`.execute(trx)
}

/** Lays newer facts over those of a household and keeps the labels that hold with them. */
export async function mergeHouseholdFacts(trx: Trx, districtKey: string, id: string, facts: StoredFacts, labelsJson: string, asOf: string): Promise<void> {
  await trx
    .updateTable('household')
    .set((own) => ({
      facts: sql<string>`${own.ref('facts')} || ${JSON.stringify(facts)}::jsonb`,
      labels: labelsJson,
      labels_as_of: asOf,
      version: own('version', '+', 1),
    }))
    .where('district_key', '=', districtKey)
    .where('id', '=', id)
    .execute()
}

/** Lays newer facts over those of a household; the labels are somebody else's. */
export async function layHouseholdFacts(trx: Trx, districtKey: string, id: string, facts: StoredFacts): Promise<void> {
  await trx
    .updateTable('household')
    .set((own) => ({ facts: sql<string>`${own.ref('facts')} || ${JSON.stringify(facts)}::jsonb`, version: own('version', '+', 1) }))
    .where('district_key', '=', districtKey)
    .where('id', '=', id)
    .execute()
}

/** The newest of each fact of a household or a person. */
export async function findFactsOf(trx: Trx, districtKey: string, table: 'household' | 'person', id: string): Promise<StoredFacts> {
  const found = await trx.selectFrom(table).select('facts').where('district_key', '=', districtKey).where('id', '=', id).executeTakeFirst()
  return (found?.facts as StoredFacts | undefined) ?? {}
}
