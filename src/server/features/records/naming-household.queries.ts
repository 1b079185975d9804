import { sql } from 'kysely'
import type { Trx } from '../../database/transaction.ts'
import { within } from '../../database/within.ts'
import type { RecordRow } from './records.queries.ts'

/** A place in which records name households: the item of a kind. */
export interface NamingItem {
  readonly kind: string
  readonly item: string
}

/** Records of a scope that name one of some households. */
export function listRowsNaming(trx: Trx, districtKey: string, campaignId: string, items: readonly NamingItem[], householdIds: readonly string[], scope: string): Promise<RecordRow[]> {
  if (items.length === 0) return Promise.resolve([])
  return trx
    .selectFrom('campaign_record')
    .selectAll()
    .where('district_key', '=', districtKey)
    .where('campaign_id', '=', campaignId)
    .where('state', '=', 'LISTED')
    .where(within(scope))
    .where((where) => where.or(items.flatMap(({ kind, item }) => householdIds.map((id) => where.and([where('kind', '=', kind), sql<boolean>`details @> ${JSON.stringify({ [item]: [id] })}::jsonb`])))))
    .orderBy('held_on')
    .orderBy('id')
    .execute()
}
