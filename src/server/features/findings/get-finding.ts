import type { z } from 'zod'
import type { Finding, findingEvent } from '#contract/findings.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { findingView } from './finding-view.ts'
import { findFinding, listEvents } from './findings.queries.ts'

/** One problem with its course, the oldest event first. */
export async function getFinding(work: Work, id: string): Promise<Finding & { events: z.output<typeof findingEvent>[] }> {
  const row = await findFinding(work.trx, work.districtKey, id, work)
  if (!row) throw problem('NOT_FOUND')
  const campaign = await getRunningCampaign(work, row.campaign_id)
  const events = await listEvents(work.trx, work.districtKey, id)
  return {
    ...findingView(row, campaign.plan, work.today),
    events: events.map((event) => ({
      at: event.at,
      by: event.by_name,
      from: event.from_state as Finding['state'] | null,
      to: event.to_state as Finding['state'],
      note: event.note,
      visitId: event.visit_id,
      changes: Object.entries(event.changes).map(([field, [before, after]]) => ({ field, before, after })),
    })),
  }
}
