import { sql } from 'kysely'
import type { Trx } from '../../database/transaction.ts'

// Whoever began a draft of before has it in hand when nobody is named as its holder.
const held = (accountId: string) => sql<boolean>`coalesce(visit.holder_id, visit.started_by_id) = ${accountId}::uuid`

export async function countDraftsOf(trx: Trx, districtKey: string, accountId: string): Promise<number> {
  const row = await trx.selectFrom('visit').select(sql<number>`count(*)`.as('count')).where('district_key', '=', districtKey).where('state', '=', 'DRAFT').where(held(accountId)).executeTakeFirstOrThrow()
  return row.count
}

/**
 * Drafts go to whoever takes over; who began them stays written. One of a household of which the other has a draft too stays
 * where it is: both can be read and taken over.
 * @returns how many went
 */
export async function moveDrafts(trx: Trx, districtKey: string, fromId: string, to: { readonly id: string; readonly name: string }): Promise<number> {
  const done = await trx
    .updateTable('visit')
    .set({ holder_id: to.id, holder: to.name })
    .where('district_key', '=', districtKey)
    .where('state', '=', 'DRAFT')
    .where(held(fromId))
    .where(sql<boolean>`NOT EXISTS (SELECT 1 FROM visit own WHERE own.district_key = ${districtKey} AND own.campaign_id = visit.campaign_id AND own.household_id = visit.household_id AND own.state = 'DRAFT' AND coalesce(own.holder_id, own.started_by_id) = ${to.id}::uuid)`)
    .executeTakeFirst()
  return Number(done.numUpdatedRows)
}
