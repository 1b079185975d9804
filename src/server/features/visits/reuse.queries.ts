import type { Trx } from '../../database/transaction.ts'

/** @returns false when the draft has another version by now, or is handed in */
export async function keepReuse(trx: Trx, districtKey: string, id: string, version: number, draft: string, reused: string): Promise<boolean> {
  const done = await trx
    .updateTable('visit')
    .set({ draft, reused, draft_version: version + 1 })
    .where('district_key', '=', districtKey)
    .where('id', '=', id)
    .where('state', '=', 'DRAFT')
    .where('draft_version', '=', version)
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}
