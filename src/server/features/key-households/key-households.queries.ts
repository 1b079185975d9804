import { sql, type RawBuilder } from 'kysely'
import { countByDay, type CountOfDay, type Days } from '../../database/by-day.ts'
import { holding } from '../../database/named.ts'
import { reached, type Reaching } from '../../database/reached.ts'
import type { NewRow, Row, StoredLabels } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'
import { within } from '../../database/within.ts'

/** A household on the key list with all that a list or a deliverable says of it (F-05). */
export interface KeyRow extends Row<'key_household'> {
  head_name: string
  sound: string
  person_name: string | null
  labels: StoredLabels
  area_name: string
  area_code: string
  area_level: string
  above_name: string | null
  owning_town: string | null
  last_seen_on: string | null
  last_contact_on: string | null
  /** null when it is off the list. */
  next_due: string | null
}

export interface KeyFilter {
  readonly who: Reaching
  readonly campaignId: string
  readonly scope: string
  readonly today: string
  readonly areaPath: string | undefined
  readonly state: string | undefined
  readonly why: string | undefined
  readonly frequency: string | undefined
  readonly isOverdue: boolean
  readonly householdId: string | undefined
  readonly search: string | undefined
}

// Seen: by a contact in person or by video, or by a visit that was not a call and, where one person is followed, met that person.
const lastSeen = sql`greatest(
  (SELECT max(c.on_date) FROM key_contact c WHERE c.district_key = k.district_key AND c.key_id = k.id AND c.manner IN ('HOME', 'ELSEWHERE', 'VIDEO')),
  (SELECT max(s.visited_on) FROM submission s WHERE s.district_key = k.district_key AND s.household_id = k.household_id AND s.answers->'visit'->>'manner' <> 'PHONE'
    AND (k.person_id IS NULL OR s.answers->'members'->(k.person_id::text)->>'seen' = 'true')))`

function rows(districtKey: string): RawBuilder<KeyRow> {
  return sql<KeyRow>`
    SELECT k.*, h.head_name, h.head_pinyin AS sound, p.name AS person_name, h.labels, a.name AS area_name, a.code AS area_code, a.level AS area_level, above.name AS above_name, town.name AS owning_town,
      seen.last_seen_on, contact.last_contact_on,
      CASE WHEN k.state = 'ON' THEN greatest(seen.last_seen_on, k.added_on) + k.every_days END AS next_due
      FROM key_household k
      JOIN household h ON h.district_key = k.district_key AND h.id = k.household_id
      LEFT JOIN person p ON p.district_key = k.district_key AND p.id = k.person_id
      JOIN area a ON a.path = k.area_path LEFT JOIN area above ON above.id = a.parent_id LEFT JOIN area town ON town.id = k.town_id
      CROSS JOIN LATERAL (SELECT ${lastSeen} AS last_seen_on) seen
      CROSS JOIN LATERAL (SELECT max(c.on_date) AS last_contact_on FROM key_contact c WHERE c.district_key = ${districtKey} AND c.key_id = k.id) contact
     WHERE k.district_key = ${districtKey} AND h.district_key = ${districtKey}`
}

function predicateOf(filter: KeyFilter): RawBuilder<unknown> {
  const wanted: RawBuilder<unknown>[] = [sql`f.campaign_id = ${filter.campaignId}`, within(filter.scope, 'f.area_path'), reached(filter.who, 'f.household_id')]
  if (filter.areaPath !== undefined) wanted.push(within(filter.areaPath, 'f.area_path'))
  if (filter.state !== undefined) wanted.push(sql`f.state = ${filter.state}`)
  if (filter.why !== undefined) wanted.push(sql`f.why = ${filter.why}`)
  if (filter.frequency !== undefined) wanted.push(sql`f.frequency = ${filter.frequency}`)
  if (filter.isOverdue) wanted.push(sql`f.next_due < ${filter.today}::date`)
  if (filter.householdId !== undefined) wanted.push(sql`f.household_id = ${filter.householdId}`)
  if (filter.search) {
    const part = holding(filter.search)
    wanted.push(sql`(f.head_name LIKE ${part} OR f.person_name LIKE ${part} OR f.helper_name LIKE ${part} OR f.risk LIKE ${part})`)
  }
  return sql.join(wanted, sql` AND `)
}

// Whoever is to be seen first stands first; who is off the list stands last, the newest first; those of one day by name.
const place = sql`CASE WHEN f.state = 'ON' THEN 0 ELSE 1 END`
const day = sql`CASE WHEN f.state = 'ON' THEN f.next_due - date '2000-01-01' ELSE date '2000-01-01' - coalesce(f.off_on, f.added_on) END`

export async function listKeyRows(trx: Trx, districtKey: string, filter: KeyFilter, after: readonly [group: number, day: number, sound: string, id: string] | undefined, limit: number): Promise<(KeyRow & { sort_group: number; sort_day: number })[]> {
  const goOn = after ? sql`(${place}, ${day}, f.sound COLLATE "C", f.id) > (${after[0]}::int, ${after[1]}::int, ${after[2]}, ${after[3]}::uuid)` : sql`true`
  const found = await sql<KeyRow & { sort_group: number; sort_day: number }>`
    SELECT f.*, ${place} AS sort_group, ${day} AS sort_day FROM (${rows(districtKey)}) f
     WHERE ${predicateOf(filter)} AND ${goOn} ORDER BY ${place}, ${day}, f.sound COLLATE "C", f.id LIMIT ${limit}`.execute(trx)
  return found.rows
}

export async function countKeyRows(trx: Trx, districtKey: string, filter: KeyFilter): Promise<number> {
  const found = await sql<{ count: number }>`SELECT count(*)::int AS count FROM (${rows(districtKey)}) f WHERE ${predicateOf(filter)}`.execute(trx)
  return found.rows[0]?.count ?? 0
}

/** Those on the list by the day on which they should be seen next. */
export function countKeysByDay(trx: Trx, districtKey: string, who: Reaching, scope: string, campaignId: string, days: Days): Promise<CountOfDay[]> {
  return countByDay(trx, sql`SELECT f.next_due AS day FROM (${rows(districtKey)}) f WHERE f.campaign_id = ${campaignId} AND f.state = 'ON' AND ${within(scope, 'f.area_path')} AND ${reached(who, 'f.household_id')}`, days)
}

export async function findKeyRow(trx: Trx, districtKey: string, id: string, who: Reaching): Promise<KeyRow | undefined> {
  const found = await sql<KeyRow>`SELECT f.* FROM (${rows(districtKey)}) f WHERE f.id = ${id} AND ${reached(who, 'f.household_id')}`.execute(trx)
  return found.rows[0]
}

/** The line of a household or person in a campaign, on the list or off it. Held until the end of the transaction. */
export function lockKeyOf(trx: Trx, districtKey: string, campaignId: string, householdId: string, personId: string | null): Promise<Row<'key_household'> | undefined> {
  const query = trx.selectFrom('key_household').selectAll().where('district_key', '=', districtKey).where('campaign_id', '=', campaignId).where('household_id', '=', householdId)
  return (personId === null ? query.where('person_id', 'is', null) : query.where('person_id', '=', personId)).forUpdate().executeTakeFirst()
}

export async function lockKey(trx: Trx, districtKey: string, id: string): Promise<void> {
  await trx.selectFrom('key_household').select('id').where('district_key', '=', districtKey).where('id', '=', id).forUpdate().execute()
}

/** @returns false when it is on the list already */
export async function insertKey(trx: Trx, row: NewRow<'key_household'>): Promise<boolean> {
  const done = await trx.insertInto('key_household').values(row).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export type KeyChange = Partial<
  Pick<NewRow<'key_household'>, 'why' | 'risk' | 'measure' | 'frequency' | 'every_days' | 'helper_name' | 'helper_post' | 'helper_phone' | 'state' | 'added_on' | 'added_by' | 'visit_id' | 'off_on' | 'off_reason'>
>

export async function updateKey(trx: Trx, districtKey: string, id: string, change: KeyChange): Promise<void> {
  await trx
    .updateTable('key_household')
    .set((own) => ({ ...change, version: own('version', '+', 1) }))
    .where('district_key', '=', districtKey)
    .where('id', '=', id)
    .execute()
}

export async function insertKeyEvent(trx: Trx, event: NewRow<'key_event'>): Promise<void> {
  await trx.insertInto('key_event').values(event).execute()
}

export async function insertContact(trx: Trx, contact: NewRow<'key_contact'>): Promise<void> {
  await trx.insertInto('key_contact').values(contact).execute()
}

export function listContacts(trx: Trx, districtKey: string, keyId: string): Promise<Row<'key_contact'>[]> {
  return trx.selectFrom('key_contact').selectAll().where('district_key', '=', districtKey).where('key_id', '=', keyId).orderBy('on_date', 'desc').orderBy('id', 'desc').execute()
}

export function listKeyEvents(trx: Trx, districtKey: string, keyId: string): Promise<Row<'key_event'>[]> {
  return trx.selectFrom('key_event').selectAll().where('district_key', '=', districtKey).where('key_id', '=', keyId).orderBy('at').orderBy('id').execute()
}

export async function hasVisit(trx: Trx, districtKey: string, visitId: string, householdId: string): Promise<boolean> {
  return (await trx.selectFrom('visit').select('id').where('district_key', '=', districtKey).where('id', '=', visitId).where('household_id', '=', householdId).executeTakeFirst()) !== undefined
}

/** Households of an area on the key list whose helper has a name; `held` until the end of the transaction. */
export function listHelpedBy(trx: Trx, districtKey: string, helperName: string, areaPath: string, held?: 'held'): Promise<Row<'key_household'>[]> {
  const query = trx.selectFrom('key_household').selectAll().where('district_key', '=', districtKey).where('helper_name', '=', helperName).where('state', '=', 'ON').where(within(areaPath)).orderBy('id')
  return (held ? query.forUpdate() : query).execute()
}
