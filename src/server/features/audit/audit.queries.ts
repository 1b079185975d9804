import { sql } from 'kysely'
import type { Row } from '../../database/tables.ts'
import type { Trx } from '../../database/transaction.ts'
import { within } from '../../database/within.ts'

export interface AuditFilter {
  readonly districtKey: string
  readonly scope: string
  readonly action: string | undefined
  readonly object: string | undefined
  /** Part of a name. */
  readonly by: string | undefined
  /** Days by the official time. */
  readonly from: string | undefined
  readonly until: string | undefined
  readonly areaPath: string | undefined
  /** Only entries about things of these types. */
  readonly types: readonly string[] | undefined
}

export interface EntryWithArea extends Row<'audit_entry'> {
  area_name: string | null
}

function filtered(trx: Trx, filter: AuditFilter) {
  let query = trx.selectFrom('audit_entry').where('audit_entry.district_key', '=', filter.districtKey).where(within(filter.scope, 'audit_entry.area_path'))
  if (filter.action !== undefined) query = query.where('action', '=', filter.action)
  const { object, by, from, until, areaPath } = filter
  if (object !== undefined) {
    query = query.where(sql<boolean>`(object_id = ${object} OR details->>'household' = ${object} OR details->>'householdId' = ${object} OR (jsonb_typeof(details->'households') = 'array' AND details->'households' ? ${object}))`)
  }
  if (by !== undefined) query = query.where(sql<boolean>`strpos(by_name, ${by}) > 0`)
  if (from !== undefined) query = query.where(sql<boolean>`audit_entry.at >= ${from}::date::timestamp AT TIME ZONE 'Asia/Shanghai'`)
  if (until !== undefined) query = query.where(sql<boolean>`audit_entry.at < (${until}::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'`)
  if (areaPath !== undefined) query = query.where(within(areaPath, 'audit_entry.area_path'))
  if (filter.types !== undefined) query = query.where('object_type', 'in', filter.types)
  return query
}

/** Entries newest first, from the one after `after` on. */
export function listEntries(trx: Trx, filter: AuditFilter, after: { at: string; id: string } | undefined, limit: number): Promise<EntryWithArea[]> {
  let query = filtered(trx, filter)
  if (after) query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('audit_entry.at', 'audit_entry.id'), '<', tuple(after.at, after.id)))
  return query
    .leftJoin('area', 'area.path', 'audit_entry.area_path')
    .selectAll('audit_entry')
    .select('area.name as area_name')
    .orderBy('audit_entry.at', 'desc')
    .orderBy('audit_entry.id', 'desc')
    .limit(limit)
    .execute()
}

export async function countEntries(trx: Trx, filter: AuditFilter): Promise<number> {
  const row = await filtered(trx, filter)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return row.count
}
