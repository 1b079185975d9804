import { z } from 'zod'
import type { listAudit as contract } from '#contract/audit.ts'
import { isWithin } from '#domain/access/access.ts'
import { problem } from '#domain/problem/problem.ts'
import { readCursor, writeCursor } from '../../http/cursor.ts'
import type { Work } from '../../http/work.ts'
import { findArea } from '../areas/public.ts'
import { readerOf } from '../telling/public.ts'
import { countEntries, listEntries, type AuditFilter } from './audit.queries.ts'

const usual = 50
const cursor = z.tuple([z.iso.datetime(), z.uuid()])
// An administrator runs the system and sees no personal data, in the trail neither.
const typesOfAdministrator = ['account', 'area']

/** Who did what to what in the account's own district, newest first. */
export async function listAudit(work: Work, query: z.output<(typeof contract)['query']>): Promise<z.input<(typeof contract)['response']>> {
  const area = query.area === undefined ? undefined : await findArea(work.trx, work.districtKey, query.area)
  if (query.area !== undefined && (!area || !isWithin(area.path, work.actor.areaPath))) throw problem('NOT_FOUND')
  const filter: AuditFilter = {
    districtKey: work.districtKey,
    scope: work.actor.areaPath,
    action: query.action,
    object: query.object,
    by: query.by?.trim() || undefined,
    from: query.from,
    until: query.until,
    areaPath: area?.path,
    types: work.actor.role === 'administrator' ? typesOfAdministrator : undefined,
  }
  const after = readCursor(query.after, cursor)
  const limit = query.limit ?? usual
  const found = await listEntries(work.trx, filter, after && { at: after[0], id: after[1] }, limit + 1)
  const rows = found.slice(0, limit)
  const reader = await readerOf(work)
  const last = rows.at(-1)
  return {
    rows: rows.map((row) => ({
      id: row.id,
      at: row.at,
      byName: row.by_name,
      action: row.action,
      objectType: row.object_type,
      objectId: row.object_id,
      areaName: row.area_name ?? '',
      details: reader.deep(row.details),
    })),
    next: last && found.length > limit ? writeCursor([last.at, last.id]) : null,
    total: await countEntries(work.trx, filter),
  }
}
