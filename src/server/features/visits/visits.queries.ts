import type { NewRow, Row } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'

/** A visit with its household and the place where that household now is. */
export interface VisitRow extends Row<'visit'> {
  head_name: string
  household_path: string
  area_name: string
  area_level: string
  above_name: string | null
}

function withHousehold(trx: Trx, districtKey: string) {
  return trx
    .selectFrom('visit')
    .innerJoin('household', (join) => join.onRef('household.district_key', '=', 'visit.district_key').onRef('household.id', '=', 'visit.household_id'))
    .innerJoin('area', 'area.path', 'household.area_path')
    .leftJoin('area as above', 'above.id', 'area.parent_id')
    .where('visit.district_key', '=', districtKey)
    .where('household.district_key', '=', districtKey)
    .selectAll('visit')
    .select(['household.head_name', 'household.area_path as household_path', 'area.name as area_name', 'area.level as area_level', 'above.name as above_name'])
}

export function findVisit(trx: Trx, districtKey: string, id: string): Promise<VisitRow | undefined> {
  return withHousehold(trx, districtKey).where('visit.id', '=', id).executeTakeFirst()
}

/** Holds visit and household until the end of the transaction: two submissions of either go one after the other. */
export function findVisitForUpdate(trx: Trx, districtKey: string, id: string): Promise<VisitRow | undefined> {
  return withHousehold(trx, districtKey).where('visit.id', '=', id).forUpdate(['visit', 'household']).executeTakeFirst()
}

export function findDraftOf(trx: Trx, districtKey: string, campaignId: string, householdId: string): Promise<VisitRow | undefined> {
  return withHousehold(trx, districtKey).where('visit.campaign_id', '=', campaignId).where('visit.household_id', '=', householdId).where('visit.state', '=', 'DRAFT').executeTakeFirst()
}

export interface EntryOf {
  state: string
  area_path: string
}

export function findEntry(trx: Trx, districtKey: string, campaignId: string, householdId: string): Promise<EntryOf | undefined> {
  return trx
    .selectFrom('roster_entry')
    .innerJoin('household', (join) => join.onRef('household.district_key', '=', 'roster_entry.district_key').onRef('household.id', '=', 'roster_entry.household_id'))
    .select(['roster_entry.state', 'household.area_path'])
    .where('roster_entry.district_key', '=', districtKey)
    .where('household.district_key', '=', districtKey)
    .where('roster_entry.campaign_id', '=', campaignId)
    .where('roster_entry.household_id', '=', householdId)
    .executeTakeFirst()
}

/** @returns false when the household has a draft in this campaign already */
export async function insertVisit(trx: Trx, visit: NewRow<'visit'>): Promise<boolean> {
  const done = await trx
    .insertInto('visit')
    .values(visit)
    .onConflict((conflict) => conflict.columns(['district_key', 'campaign_id', 'household_id']).where('state', '=', 'DRAFT').doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
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

export function findSubmissionOf(trx: Trx, districtKey: string, visitId: string): Promise<Row<'submission'> | undefined> {
  return trx.selectFrom('submission').selectAll().where('district_key', '=', districtKey).where('visit_id', '=', visitId).executeTakeFirst()
}

export async function listFindingIds(trx: Trx, districtKey: string, visitId: string, householdId: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('finding')
    .select('id')
    .where('district_key', '=', districtKey)
    .where('household_id', '=', householdId)
    .where('visit_id', '=', visitId)
    .orderBy('id')
    .execute()
  return rows.map((row) => row.id)
}
