import type { EscalationDetail } from '#contract/escalations.ts'
import type { Work } from '../../http/work.ts'
import { escalationDetail } from './escalation-view.ts'
import { readableEscalation } from './sight.ts'

/** One report with everything in it. That it was opened is written down, and nothing else: the trail says neither whom nor where. */
export async function getEscalation(work: Work, id: string): Promise<EscalationDetail> {
  const { row, campaign } = await readableEscalation(work, id)
  work.record({ action: 'read-escalation', objectType: 'escalation', objectId: id, areaPath: work.actor.areaPath })
  return escalationDetail(work, row, campaign.plan)
}
