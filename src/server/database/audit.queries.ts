import type { NewRow } from './tables.ts'
import type { Trx } from './transaction.ts'

export async function insertAuditEntry(trx: Trx, entry: NewRow<'audit_entry'>): Promise<void> {
  await trx.insertInto('audit_entry').values(entry).execute()
}
