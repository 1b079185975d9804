import { z } from 'zod'
import type { Escalation, listEscalations as contract } from '#contract/escalations.ts'
import { isWithin } from '#domain/access/access.ts'
import { problem } from '#domain/problem/problem.ts'
import { readCursor, writeCursor } from '../../http/cursor.ts'
import type { Work } from '../../http/work.ts'
import { findArea } from '../areas/public.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { countEscalationRows, listEscalationRows } from './escalations.queries.ts'
import { escalationView } from './escalation-view.ts'
import { sightOf } from './sight.ts'

const cursor = z.tuple([z.string().max(60), z.uuid()])
const usual = 100

/** Reports at once that whoever asks may read, the newest first; nothing in the list says whom they are about. */
export async function listEscalations(work: Work, campaignId: string, query: z.output<(typeof contract)['query']>): Promise<{ rows: Escalation[]; next: string | null; total: number }> {
  const { plan } = await getRunningCampaign(work, campaignId)
  const area = query.area === undefined ? undefined : await findArea(work.trx, work.districtKey, query.area)
  if (query.area !== undefined && (!area || !isWithin(area.path, work.actor.scope))) throw problem('NOT_FOUND')
  const filter = { ...sightOf(work, plan), campaignId, now: work.now, areaPath: area?.path, until: query.until, state: query.state, isOverdue: query.overdue === 'true' }
  const limit = query.limit ?? usual
  const found = await listEscalationRows(work.trx, work.districtKey, filter, readCursor(query.after, cursor), limit + 1)
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  return {
    rows: rows.map((row) => escalationView(row, plan, work)),
    next: last && found.length > limit ? writeCursor([last.told_at, last.id]) : null,
    total: await countEscalationRows(work.trx, work.districtKey, filter),
  }
}
