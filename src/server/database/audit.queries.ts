import type { NewRow } from './tables.ts'
import type { Trx } from './transaction.ts'
import { writtenOnce } from './written-once.ts'

type Entry = Required<NewRow<'audit_entry'>>

export async function insertAuditEntry(trx: Trx, entry: Entry): Promise<void> {
  await insert(trx, entry)
}

const insert = writtenOnce((trx, { district_key, id, area_path, at, account_id, by_name, action, object_type, object_id, details, idempotency_key }: Entry) =>
  trx.insertInto('audit_entry').values({ district_key, id, area_path, at, account_id, by_name, action, object_type, object_id, details, idempotency_key }))
