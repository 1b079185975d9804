import type { NewRow, Row } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'

export async function insertAttachment(trx: Trx, attachment: NewRow<'attachment'>): Promise<void> {
  await trx.insertInto('attachment').values(attachment).execute()
}

export function findAttachment(trx: Trx, districtKey: string, id: string): Promise<Row<'attachment'> | undefined> {
  return trx.selectFrom('attachment').selectAll().where('district_key', '=', districtKey).where('id', '=', id).executeTakeFirst()
}

export async function listAttachmentNames(trx: Trx, districtKey: string, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await trx.selectFrom('attachment').select(['id', 'name']).where('district_key', '=', districtKey).where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}
