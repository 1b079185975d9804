import { sql } from 'kysely'
import type { Row } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'
import { within } from '../../database/within.ts'

/** Duties that were to be done on a day and are not. */
export function listDutiesDueOn(trx: Trx, districtKey: string, campaignId: string, scope: string, day: string): Promise<Pick<Row<'duty'>, 'area_path' | 'code'>[]> {
  return trx
    .selectFrom('duty')
    .select(['area_path', 'code'])
    .where('district_key', '=', districtKey)
    .where('campaign_id', '=', campaignId)
    .where('done_at', 'is', null)
    .where('due_date', '=', day)
    .where(within(scope))
    .execute()
}

/** Problems that were to be settled by a day and are not, by area and kind. */
export function countFindingsDueOn(trx: Trx, districtKey: string, campaignId: string, scope: string, day: string): Promise<{ area_path: string; kind: string; count: number }[]> {
  return trx
    .selectFrom('finding')
    .select(['area_path', 'kind', sql<number>`count(*)`.as('count')])
    .where('district_key', '=', districtKey)
    .where('campaign_id', '=', campaignId)
    .where('state', 'not in', ['FIXED', 'LONG_TERM'])
    .where('due_date', '=', day)
    .where(within(scope))
    .groupBy(['area_path', 'kind'])
    .execute()
}
