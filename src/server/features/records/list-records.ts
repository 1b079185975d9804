import { z } from 'zod'
import type { KeptRecord, RecordKindLine, listRecords as route } from '#contract/records.ts'
import { isWithin, may } from '#domain/access/access.ts'
import { problem } from '#domain/problem/problem.ts'
import { readCursor, writeCursor } from '../../http/cursor.ts'
import type { Work } from '../../http/work.ts'
import { findArea } from '../areas/public.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { mayAdd } from './add-record.ts'
import { recordViews } from './record-view.ts'
import { countByKind, countRecordRows, listRecordRows } from './records.queries.ts'

/** Records of a kind in the account's area and below, the newest first. */
export async function listRecords(work: Work, campaignId: string, query: z.output<(typeof route)['query']>): Promise<{ rows: KeptRecord[]; next: string | null; total: number }> {
  const campaign = await getRunningCampaign(work, campaignId)
  const area = query.area === undefined ? undefined : await findArea(work.trx, work.districtKey, query.area)
  if (query.area !== undefined && !(area && isWithin(area.path, work.actor.scope))) throw problem('NOT_FOUND')
  const filter = { scope: area?.path ?? work.actor.scope, kind: query.kind, state: query.state ?? 'LISTED', isUnanswered: query.unanswered === 'true' }
  const limit = query.limit ?? 50
  const rows = await listRecordRows(work.trx, work.districtKey, campaign.id, filter, readCursor(query.after, z.tuple([z.iso.date(), z.uuid()])), limit + 1)
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return {
    rows: await recordViews(work, campaign, rows.slice(0, limit)),
    next: last ? writeCursor([last.held_on, last.id]) : null,
    total: await countRecordRows(work.trx, work.districtKey, campaign.id, filter),
  }
}

/** The kinds of the plan, each with how many there are. */
export async function listRecordKinds(work: Work, campaignId: string): Promise<RecordKindLine[]> {
  const campaign = await getRunningCampaign(work, campaignId)
  const counts = new Map((await countByKind(work.trx, work.districtKey, campaign.id, work.actor.scope)).map((row) => [row.kind, row]))
  return campaign.plan.records.map((kind) => {
    const found = counts.get(kind.id)
    return { kind: kind.id, records: found?.records ?? 0, latestOn: found?.latest_on ?? null, unanswered: kind.answeredBy === undefined ? 0 : (found?.unanswered ?? 0), mayAdd: may(work.actor.role, 'record.write') && mayAdd(work, campaign, kind) }
  })
}
