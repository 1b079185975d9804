import { sql } from 'kysely'
import type { NewRow, Row } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'

/** A visit with its household and the place where that household now is. */
export interface VisitRow extends Row<'visit'> {
  head_name: string
  household_path: string
  area_name: string
  area_level: string
  above_name: string | null
  part: string | null
}

function withHousehold(trx: Trx, districtKey: string) {
  return trx
    .selectFrom('visit')
    .innerJoin('household', (join) => join.onRef('household.district_key', '=', 'visit.district_key').onRef('household.id', '=', 'visit.household_id'))
    .innerJoin('area', 'area.path', 'household.area_path')
    .leftJoin('area as above', 'above.id', 'area.parent_id')
    .leftJoin('roster_entry as listed', (join) => join.onRef('listed.district_key', '=', 'visit.district_key').onRef('listed.campaign_id', '=', 'visit.campaign_id').onRef('listed.household_id', '=', 'visit.household_id').on('listed.state', '=', 'LISTED'))
    .where('visit.district_key', '=', districtKey)
    .where('household.district_key', '=', districtKey)
    .where('visit.state', '<>', 'GIVEN_UP')
    .selectAll('visit')
    .select(['household.head_name', 'household.area_path as household_path', 'area.name as area_name', 'area.level as area_level', 'above.name as above_name', 'listed.part'])
}

export function findVisit(trx: Trx, districtKey: string, id: string): Promise<VisitRow | undefined> {
  return withHousehold(trx, districtKey).where('visit.id', '=', id).executeTakeFirst()
}

/** Holds visit and household until the end of the transaction: two submissions of either go one after the other. */
export function findVisitForUpdate(trx: Trx, districtKey: string, id: string): Promise<VisitRow | undefined> {
  return withHousehold(trx, districtKey).where('visit.id', '=', id).forUpdate(['visit', 'household']).executeTakeFirst()
}

function drafts(trx: Trx, districtKey: string, campaignId: string, householdId: string) {
  return withHousehold(trx, districtKey).where('visit.campaign_id', '=', campaignId).where('visit.household_id', '=', householdId).where('visit.state', '=', 'DRAFT')
}

/** The draft that an account holds; there is one at most. */
export function findDraftOf(trx: Trx, districtKey: string, campaignId: string, householdId: string, accountId: string): Promise<VisitRow | undefined> {
  return drafts(trx, districtKey, campaignId, householdId)
    .where((where) => where(where.fn.coalesce('visit.holder_id', 'visit.started_by_id'), '=', accountId))
    .executeTakeFirst()
}

/** All drafts of a household, the newest first. */
export function listDraftsOf(trx: Trx, districtKey: string, campaignId: string, householdId: string): Promise<VisitRow[]> {
  return drafts(trx, districtKey, campaignId, householdId).orderBy('visit.started_at', 'desc').execute()
}

export interface EntryOf {
  state: string
  area_path: string
}

/** Holds the entry until the end of the transaction: two who begin a visit go one after the other. */
export async function lockEntry(trx: Trx, districtKey: string, campaignId: string, householdId: string): Promise<EntryOf | undefined> {
  const entry = await trx
    .selectFrom('roster_entry')
    .select('state')
    .where('district_key', '=', districtKey)
    .where('campaign_id', '=', campaignId)
    .where('household_id', '=', householdId)
    .forUpdate()
    .executeTakeFirst()
  if (!entry) return undefined
  const household = await trx.selectFrom('household').select('area_path').where('district_key', '=', districtKey).where('id', '=', householdId).executeTakeFirst()
  return household && { ...entry, ...household }
}

export type PlaceRow = Pick<VisitRow, 'head_name' | 'household_path' | 'area_name' | 'area_level' | 'above_name' | 'part'>

/** Where a listed household is, before there is a visit of it. */
export function findPlaceOf(trx: Trx, districtKey: string, campaignId: string, householdId: string): Promise<PlaceRow | undefined> {
  return trx
    .selectFrom('roster_entry')
    .innerJoin('household', (join) => join.onRef('household.district_key', '=', 'roster_entry.district_key').onRef('household.id', '=', 'roster_entry.household_id'))
    .innerJoin('area', 'area.path', 'household.area_path')
    .leftJoin('area as above', 'above.id', 'area.parent_id')
    .select(['household.head_name', 'household.area_path as household_path', 'area.name as area_name', 'area.level as area_level', 'above.name as above_name', 'roster_entry.part'])
    .where('roster_entry.district_key', '=', districtKey)
    .where('household.district_key', '=', districtKey)
    .where('roster_entry.campaign_id', '=', campaignId)
    .where('roster_entry.household_id', '=', householdId)
    .where('roster_entry.state', '=', 'LISTED')
    .executeTakeFirst()
}

export async function insertVisit(trx: Trx, visit: NewRow<'visit'>): Promise<void> {
  await trx.insertInto('visit').values(visit).execute()
}

export async function updateHolder(trx: Trx, districtKey: string, id: string, holderId: string, holder: string): Promise<void> {
  await trx.updateTable('visit').set({ holder_id: holderId, holder }).where('district_key', '=', districtKey).where('id', '=', id).execute()
}

/** The first draft shows on the roster; a household that was visited before keeps its state until the next is handed in. */
export async function markDraft(trx: Trx, districtKey: string, campaignId: string, householdId: string, visitId: string): Promise<void> {
  await trx
    .updateTable('roster_entry')
    .set({ coverage: 'DRAFT', visit_id: visitId })
    .where('district_key', '=', districtKey)
    .where('campaign_id', '=', campaignId)
    .where('household_id', '=', householdId)
    .where('coverage', '=', 'NOT_VISITED')
    .execute()
}

export async function markGivenUp(trx: Trx, districtKey: string, id: string): Promise<void> {
  await trx.updateTable('visit').set({ state: 'GIVEN_UP' }).where('district_key', '=', districtKey).where('id', '=', id).execute()
}

/** A household of which the draft was all there was is not visited again, or shows the draft that is left. */
export async function markNoDraft(trx: Trx, districtKey: string, campaignId: string, householdId: string, visitId: string, otherId: string | undefined): Promise<void> {
  await trx
    .updateTable('roster_entry')
    .set(otherId === undefined ? { coverage: 'NOT_VISITED', visit_id: null } : { visit_id: otherId })
    .where('district_key', '=', districtKey)
    .where('campaign_id', '=', campaignId)
    .where('household_id', '=', householdId)
    .where('coverage', '=', 'DRAFT')
    .where('visit_id', '=', visitId)
    .execute()
}

/** @returns false when the draft has another version by now, or is handed in */
export async function updateDraft(trx: Trx, districtKey: string, id: string, version: number, draft: string): Promise<boolean> {
  const done = await trx
    .updateTable('visit')
    .set({ draft, draft_version: version + 1 })
    .where('district_key', '=', districtKey)
    .where('id', '=', id)
    .where('state', '=', 'DRAFT')
    .where('draft_version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export async function insertSubmission(trx: Trx, submission: NewRow<'submission'>): Promise<void> {
  await trx.insertInto('submission').values(submission).execute()
}

/** The draft has become the submission and is not kept twice. */
export async function markSubmitted(trx: Trx, districtKey: string, id: string): Promise<void> {
  await trx.updateTable('visit').set({ state: 'SUBMITTED', draft: '{}' }).where('district_key', '=', districtKey).where('id', '=', id).execute()
}

export interface CoverageMark {
  readonly campaignId: string
  readonly householdId: string
  readonly visitId: string
  readonly coverage: string
  readonly seenOn: string
  readonly againOn: string | null
}

/** State of the household on the roster from its latest visit; one handed in late changes nothing that a later visit said. */
export async function updateCoverage(trx: Trx, districtKey: string, mark: CoverageMark): Promise<void> {
  await trx
    .updateTable('roster_entry')
    .set((own) => ({ coverage: mark.coverage, visit_id: mark.visitId, seen_on: mark.seenOn, again_on: mark.againOn, version: own('version', '+', 1) }))
    .where('district_key', '=', districtKey)
    .where('campaign_id', '=', mark.campaignId)
    .where('household_id', '=', mark.householdId)
    .where((where) => where.or([where('seen_on', 'is', null), where('seen_on', '<=', mark.seenOn)]))
    .execute()
}

function submissionsOf(trx: Trx, districtKey: string, campaignId: string, householdId: string) {
  return trx.selectFrom('submission').selectAll().where('district_key', '=', districtKey).where('campaign_id', '=', campaignId).where('household_id', '=', householdId)
}

type Submissions = ReturnType<typeof submissionsOf>

function newestFirst(submissions: Submissions): Submissions {
  return submissions.orderBy(sql`coalesce(no, 0)`, 'desc').orderBy('at', 'desc').orderBy('id', 'desc')
}

export function findNewestSubmission(trx: Trx, districtKey: string, campaignId: string, householdId: string): Promise<Row<'submission'> | undefined> {
  return newestFirst(submissionsOf(trx, districtKey, campaignId, householdId)).limit(1).executeTakeFirst()
}

/** How many submissions of a household there are in a campaign. */
export async function countSubmissions(trx: Trx, districtKey: string, campaignId: string, householdId: string): Promise<number> {
  const row = await trx
    .selectFrom('submission')
    .select(sql<number>`count(*)::int`.as('n'))
    .where('district_key', '=', districtKey)
    .where('campaign_id', '=', campaignId)
    .where('household_id', '=', householdId)
    .executeTakeFirst()
  return row?.n ?? 0
}

/** What was handed in about a household since a draft was begun, the newest first; drafts of before have only their moment. */
export function listSubmissionsSince(trx: Trx, districtKey: string, draft: Pick<VisitRow, 'campaign_id' | 'household_id' | 'base_no' | 'started_at'>): Promise<Row<'submission'>[]> {
  const all = submissionsOf(trx, districtKey, draft.campaign_id, draft.household_id)
  return newestFirst(draft.base_no === null ? all.where(sql<boolean>`at > ${draft.started_at}::timestamptz`) : all.where('no', '>', draft.base_no)).execute()
}

/** The first submission after another one, or the first of all. */
export function findSubmissionAfter(trx: Trx, districtKey: string, campaignId: string, householdId: string, base: string | null): Promise<Row<'submission'> | undefined> {
  const all = submissionsOf(trx, districtKey, campaignId, householdId).orderBy(sql`coalesce(no, 0)`).orderBy('at').orderBy('id').limit(1)
  if (base === null) return all.executeTakeFirst()
  return all.where(sql<boolean>`coalesce(no, 0) > (SELECT coalesce(b.no, 0) FROM submission b WHERE b.district_key = ${districtKey} AND b.id = ${base})`).executeTakeFirst()
}

export function findSubmissionOf(trx: Trx, districtKey: string, visitId: string): Promise<Row<'submission'> | undefined> {
  return trx.selectFrom('submission').selectAll().where('district_key', '=', districtKey).where('visit_id', '=', visitId).executeTakeFirst()
}

/** The problems of a visit in the order in which they were written down, those that it brought back among them. */
export async function listFindingIds(trx: Trx, districtKey: string, visitId: string, householdId: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('finding_event as event')
    .innerJoin('finding', (join) => join.onRef('finding.district_key', '=', 'event.district_key').onRef('finding.id', '=', 'event.finding_id'))
    .select('finding.id')
    .where('event.district_key', '=', districtKey)
    .where('finding.district_key', '=', districtKey)
    .where('finding.household_id', '=', householdId)
    .where('event.visit_id', '=', visitId)
    .where((where) => where.or([where('event.from_state', 'is', null), where.and([where('event.from_state', '=', 'FIXED'), where('event.to_state', '<>', 'FIXED')])]))
    .orderBy('event.id')
    .execute()
  return rows.map((row) => row.id)
}
