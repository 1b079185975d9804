import { sql } from 'kysely'
import { reached, type Reaching } from '../../database/reached.ts'
import type { NewRow, Row } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'

export interface FindingRow extends Row<'finding'> {
  head_name: string
  person_name: string | null
  area_name: string
  area_level: string
  above_name: string | null
  proof_name: string | null
}

export async function insertFindings(trx: Trx, findings: NewRow<'finding'>[], events: NewRow<'finding_event'>[]): Promise<void> {
  if (findings.length === 0) return
  await trx.insertInto('finding').values(findings).execute()
  await insertFindingEvents(trx, events)
}

export async function insertFindingEvents(trx: Trx, events: NewRow<'finding_event'>[]): Promise<void> {
  await trx.insertInto('finding_event').values(events).execute()
}

function withNames(trx: Trx, districtKey: string) {
  return trx
    .selectFrom('finding')
    .innerJoin('household', (join) => join.onRef('household.district_key', '=', 'finding.district_key').onRef('household.id', '=', 'finding.household_id'))
    .leftJoin('person', (join) => join.onRef('person.district_key', '=', 'finding.district_key').onRef('person.id', '=', 'finding.person_id'))
    .leftJoin('attachment', (join) => join.onRef('attachment.district_key', '=', 'finding.district_key').onRef('attachment.id', '=', 'finding.proof_id'))
    .innerJoin('area', 'area.path', 'finding.area_path')
    .leftJoin('area as above', 'above.id', 'area.parent_id')
    .where('finding.district_key', '=', districtKey)
    .selectAll('finding')
    .select(['household.head_name', 'person.name as person_name', 'area.name as area_name', 'area.level as area_level', 'above.name as above_name', 'attachment.name as proof_name'])
}

export function findFinding(trx: Trx, districtKey: string, id: string): Promise<FindingRow | undefined> {
  return withNames(trx, districtKey).where('finding.id', '=', id).executeTakeFirst()
}

/** Held until the end of the transaction, so that two settlings of one problem go one after the other. */
export async function lockFinding(trx: Trx, districtKey: string, id: string): Promise<void> {
  await trx.selectFrom('finding').select('id').where('district_key', '=', districtKey).where('id', '=', id).forUpdate().execute()
}

export interface FindingFilter {
  readonly who: Reaching
  readonly campaignId: string
  readonly scope: string
  readonly today: string
  readonly areaPath: string | undefined
  readonly state: string | undefined
  readonly kind: string | undefined
  readonly severity: string | undefined
  readonly isOpen: boolean
  readonly isOverdue: boolean
  readonly isOnSpot: boolean
  readonly search: string | undefined
}

// Overdue ones first, then open ones by the day they are due, then what is closed, the newest first.
const group = (today: string) => sql<number>`CASE WHEN finding.state = 'FIXED' THEN 2 WHEN finding.due_date < ${today}::date THEN 0 ELSE 1 END`
const day = sql<number>`CASE WHEN finding.state = 'FIXED' THEN date '2000-01-01' - finding.closed_on ELSE coalesce(finding.due_date - date '2000-01-01', 999999) END`

export type FindingPlace = readonly [group: number, day: number, id: string]

export async function listFindingRows(trx: Trx, districtKey: string, filter: FindingFilter, after: FindingPlace | undefined, limit: number): Promise<(FindingRow & { sort_group: number; sort_day: number })[]> {
  let query = filtered(withNames(trx, districtKey), filter).select([group(filter.today).as('sort_group'), day.as('sort_day')])
  if (after) query = query.where(sql<boolean>`(${group(filter.today)}, ${day}, finding.id) > (${after[0]}::int, ${after[1]}::int, ${after[2]}::uuid)`)
  return query.orderBy(group(filter.today)).orderBy(day).orderBy('finding.id').limit(limit).execute()
}

export async function countFindingRows(trx: Trx, districtKey: string, filter: FindingFilter): Promise<number> {
  const row = await filtered(withNames(trx, districtKey), filter)
    .clearSelect()
    .select(sql<number>`count(*)`.as('count'))
    .executeTakeFirstOrThrow()
  return row.count
}

function filtered<Q extends ReturnType<typeof withNames>>(query: Q, filter: FindingFilter): Q {
  let narrowed = query.where('finding.campaign_id', '=', filter.campaignId).where(within(filter.scope)).where(reached(filter.who, 'finding.household_id')) as Q
  if (filter.areaPath !== undefined) narrowed = narrowed.where(within(filter.areaPath)) as Q
  if (filter.state !== undefined) narrowed = narrowed.where('finding.state', '=', filter.state) as Q
  if (filter.kind !== undefined) narrowed = narrowed.where('finding.kind', '=', filter.kind) as Q
  if (filter.severity !== undefined) narrowed = narrowed.where('finding.severity', '=', filter.severity) as Q
  if (filter.isOpen || filter.isOverdue) narrowed = narrowed.where('finding.state', '<>', 'FIXED') as Q
  if (filter.isOverdue) narrowed = narrowed.where('finding.due_date', '<', filter.today) as Q
  if (filter.isOnSpot) narrowed = narrowed.where('finding.fixed_on_spot', '=', true) as Q
  if (filter.search) {
    const part = `%${filter.search.replaceAll(/[\\%_]/g, '\\$&')}%`
    narrowed = narrowed.where((where) =>
      where.or([where('household.head_name', 'like', part), where('person.name', 'like', part), where('finding.description', 'like', part), where('finding.owner_person', 'like', part), where('finding.owner_unit', 'like', part)]),
    ) as Q
  }
  return narrowed
}

function within(path: string) {
  return sql<boolean>`finding.area_path COLLATE "C" >= ${path} AND finding.area_path COLLATE "C" < ${path} || '~'`
}

export function listEvents(trx: Trx, districtKey: string, findingId: string): Promise<Row<'finding_event'>[]> {
  return trx.selectFrom('finding_event').selectAll().where('district_key', '=', districtKey).where('finding_id', '=', findingId).orderBy('at').orderBy('id').execute()
}

export type FindingChange = Partial<Pick<NewRow<'finding'>, 'state' | 'measure' | 'owner_unit' | 'owner_person' | 'due_date' | 'closed_on' | 'proof' | 'proof_id'>>

export async function updateFinding(trx: Trx, districtKey: string, id: string, change: FindingChange): Promise<void> {
  await trx
    .updateTable('finding')
    .set((own) => ({ ...change, version: own('version', '+', 1) }))
    .where('district_key', '=', districtKey)
    .where('id', '=', id)
    .execute()
}
