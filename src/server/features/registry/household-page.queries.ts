import { sql } from 'kysely'
import { reached, type Reaching } from '../../database/reached.ts'
import type { Row } from '../../database/tables.ts'
import { isTheirsByNow } from '../../database/those.ts'
import type { Trx } from '../../database/transaction.ts'
import { writtenOnce } from '../../database/written-once.ts'

export interface PlacedHousehold extends Row<'household'> {
  area_id: string
  area_name: string
  area_level: string
  town_name: string | null
}

/** A household that whoever asks reaches. */
export async function findHousehold(trx: Trx, who: Reaching, id: string): Promise<PlacedHousehold | undefined> {
  const { districtKey } = who
  if (who.actor.reach === null) return (await placed(trx, { districtKey, id })).rows[0]
  return household(trx, { districtKey, id }).where(reached(who, 'household.id')).executeTakeFirst()
}

const placed = writtenOnce((trx, which: Which) => household(trx, which))

interface Which {
  readonly districtKey: string
  readonly id: string
}

function household(trx: Trx, { districtKey, id }: Which) {
  return trx
    .selectFrom('household')
    .innerJoin('area', 'area.path', 'household.area_path')
    .leftJoin('area as above', 'above.id', 'area.parent_id')
    .selectAll('household')
    .select(['area.id as area_id', 'area.name as area_name', 'area.level as area_level', 'above.name as town_name'])
    .where('household.district_key', '=', districtKey)
    .where('household.id', '=', id)
}

export interface MemberLine {
  readonly person_id: string
  readonly from_date: string | null
  readonly to_date: string | null
  readonly end_reason: string | null
  readonly citizen_id_mask: string
  readonly provisional_number: string | null
}

/** Memberships of a household, those that ended too, with what stands for the number of each person. */
export function listMemberLines(trx: Trx, districtKey: string, householdId: string): Promise<MemberLine[]> {
  return trx
    .selectFrom('membership')
    .innerJoin('person', (join) => join.onRef('person.district_key', '=', 'membership.district_key').onRef('person.id', '=', 'membership.person_id'))
    .select(['membership.person_id', 'membership.from_date', 'membership.to_date', 'membership.end_reason', 'person.citizen_id_mask', 'person.provisional_number'])
    .where('membership.district_key', '=', districtKey)
    .where('person.district_key', '=', districtKey)
    .where('membership.household_id', '=', householdId)
    .execute()
}

/** Whether somebody is or was a member. */
export async function isMemberOf(trx: Trx, districtKey: string, householdId: string, personId: string): Promise<boolean> {
  const found = await trx.selectFrom('membership').select('id').where('district_key', '=', districtKey).where('household_id', '=', householdId).where('person_id', '=', personId).limit(1).executeTakeFirst()
  return found !== undefined
}

/** Households and people that were merged into these: their trail is part of the history. */
export async function listMergedInto(trx: Trx, districtKey: string, householdId: string, personIds: readonly string[]): Promise<string[]> {
  const households = await trx.selectFrom('household').select('id').where('district_key', '=', districtKey).where('merged_into', '=', householdId).execute()
  const persons = personIds.length === 0 ? [] : await trx.selectFrom('person').select('id').where('district_key', '=', districtKey).where('merged_into', 'in', personIds).execute()
  return [...households, ...persons].map((row) => row.id)
}

/** Where a household went that was merged into another one, and on from there. */
export async function findWhereMerged(trx: Trx, districtKey: string, id: string): Promise<string | undefined> {
  const found = await sql<{ id: string }>`
    WITH RECURSIVE way AS (
      SELECT merged_into AS id, 1 AS steps FROM household WHERE district_key = ${districtKey} AND id = ${id}
      UNION ALL SELECT h.merged_into, way.steps + 1 FROM way JOIN household h ON h.district_key = ${districtKey} AND h.id = way.id WHERE way.steps < 20)
    SELECT id FROM way WHERE id IS NOT NULL ORDER BY steps DESC LIMIT 1`.execute(trx)
  return found.rows[0]?.id
}

export async function listSubmittedBy(trx: Trx, districtKey: string, ids: readonly string[]): Promise<Pick<Row<'submission'>, 'id' | 'visit_id' | 'by_name' | 'at'>[]> {
  if (ids.length === 0) return []
  return trx.selectFrom('submission').select(['id', 'visit_id', 'by_name', 'at']).where('district_key', '=', districtKey).where('id', 'in', ids).execute()
}

export function listAidOf(trx: Trx, districtKey: string, householdId: string): Promise<Row<'aid'>[]> {
  return trx.selectFrom('aid').selectAll().where('district_key', '=', districtKey).where('household_id', '=', householdId).orderBy('from_date', 'desc').orderBy('id').execute()
}

export function listEntriesOf(trx: Trx, districtKey: string, householdId: string): Promise<Row<'roster_entry'>[]> {
  return trx.selectFrom('roster_entry').selectAll().where('district_key', '=', districtKey).where('household_id', '=', householdId).orderBy('at', 'desc').execute()
}

export type SignedLine = Pick<Row<'roster_line'>, 'id' | 'campaign_id' | 'part' | 'left_because'> & {
  signed_id: string
  signed_number: number
  signed_kind: string
  signed_by: string
  signed_at: string
  struck_id: string | null
  struck_number: number | null
  struck_by: string | null
  struck_at: string | null
}

/** What was signed of a household, or of one that was merged into it, with the version that signed it and the one that struck it. */
export function listSignedLines(trx: Trx, districtKey: string, householdId: string): Promise<SignedLine[]> {
  return trx
    .selectFrom('roster_line as line')
    .innerJoin('roster_version as signed', (join) => join.onRef('signed.campaign_id', '=', 'line.campaign_id').onRef('signed.area_path', '=', 'line.area_path').onRef('signed.number', '=', 'line.signed_version'))
    .leftJoin('roster_version as struck', (join) => join.onRef('struck.district_key', '=', 'line.district_key').onRef('struck.campaign_id', '=', 'line.campaign_id').onRef('struck.area_path', '=', 'line.area_path').onRef('struck.number', '=', 'line.struck_version'))
    .select(['line.id', 'line.campaign_id', 'line.part', 'line.left_because'])
    .select(['signed.id as signed_id', 'signed.number as signed_number', 'signed.kind as signed_kind', 'signed.signed_by', 'signed.signed_at'])
    .select(['struck.id as struck_id', 'struck.number as struck_number', 'struck.signed_by as struck_by', 'struck.signed_at as struck_at'])
    .where('line.district_key', '=', districtKey)
    .where('signed.district_key', '=', districtKey)
    .where(isTheirsByNow('line.household_id', districtKey, [householdId]))
    .execute()
}

export type VisitLine = Pick<Row<'visit'>, 'id' | 'state' | 'started_at' | 'started_by'> & { submission_id: string | null; visited_on: string | null; handed_in_at: string | null; handed_in_by: string | null }

export function listVisitsOf(trx: Trx, districtKey: string, householdId: string): Promise<VisitLine[]> {
  return trx
    .selectFrom('visit')
    .leftJoin('submission', (join) => join.onRef('submission.district_key', '=', 'visit.district_key').onRef('submission.visit_id', '=', 'visit.id'))
    .select(['visit.id', 'visit.state', 'visit.started_at', 'visit.started_by'])
    .select(['submission.id as submission_id', 'submission.visited_on', 'submission.at as handed_in_at', 'submission.by_name as handed_in_by'])
    .where('visit.district_key', '=', districtKey)
    .where('visit.household_id', '=', householdId)
    .where('visit.state', '<>', 'GIVEN_UP')
    .execute()
}

export type FindingLine = Pick<Row<'finding_event'>, 'id' | 'at' | 'by_name' | 'from_state' | 'to_state' | 'note'> & { finding_id: string; campaign_id: string; visit_id: string | null; kind: string; fixed_on_spot: boolean }

/** Every event of every problem found in a household, the finding itself first. */
export function listFindingEventsOf(trx: Trx, districtKey: string, householdId: string): Promise<FindingLine[]> {
  return trx
    .selectFrom('finding')
    .innerJoin('finding_event as event', (join) => join.onRef('event.district_key', '=', 'finding.district_key').onRef('event.finding_id', '=', 'finding.id'))
    .select(['event.id', 'event.at', 'event.by_name', 'event.from_state', 'event.to_state', 'event.note'])
    .select(['finding.id as finding_id', 'finding.campaign_id', 'event.visit_id', 'finding.kind', 'finding.fixed_on_spot'])
    .where('finding.district_key', '=', districtKey)
    .where('finding.household_id', '=', householdId)
    .orderBy('event.id')
    .execute()
}

export type TrailLine = Pick<Row<'audit_entry'>, 'id' | 'at' | 'account_id' | 'by_name' | 'action' | 'object_id' | 'details'>

/** Who opened a number of these people, and who wrote to these things (their accounts give sources a name). */
export function listTrailOf(trx: Trx, districtKey: string, objectIds: readonly string[]): Promise<TrailLine[]> {
  return trx
    .selectFrom('audit_entry')
    .select(['id', 'at', 'account_id', 'by_name', 'action', 'object_id', 'details'])
    .where('district_key', '=', districtKey)
    .where('object_id', 'in', objectIds)
    .where('action', '<>', 'read-household')
    .execute()
}

/** Of some accounts those that wrote to these things, with the names that they had. */
export async function listWriters(trx: Trx, districtKey: string, objectIds: readonly string[], accountIds: readonly string[]): Promise<{ account_id: string; by_name: string }[]> {
  if (objectIds.length === 0 || accountIds.length === 0) return []
  const found = await trx
    .selectFrom('audit_entry')
    .select(['account_id', 'by_name'])
    .distinct()
    .where('district_key', '=', districtKey)
    .where('object_id', 'in', objectIds)
    .where('account_id', 'in', accountIds)
    .execute()
  return found.flatMap(({ account_id, by_name }) => (account_id ? [{ account_id, by_name }] : []))
}

export async function listImportsById(trx: Trx, districtKey: string, ids: readonly string[]): Promise<Pick<Row<'roster_import'>, 'id' | 'file_name' | 'at' | 'finished_at' | 'by_name'>[]> {
  if (ids.length === 0) return []
  return trx.selectFrom('roster_import').select(['id', 'file_name', 'at', 'finished_at', 'by_name']).where('district_key', '=', districtKey).where('id', 'in', ids).execute()
}
