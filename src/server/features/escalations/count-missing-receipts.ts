import type { Plan } from '#domain/plan/plan.ts'
import type { Work } from '../../http/work.ts'
import { countEscalationRows } from './escalations.queries.ts'
import { sightOf } from './sight.ts'

/** Reports without a receipt in time, of those that whoever asks may read. */
export function countMissingReceipts(work: Work, campaignId: string, plan: Plan): Promise<number> {
  return countEscalationRows(work.trx, work.districtKey, { ...sightOf(work, plan), campaignId, now: work.now, areaPath: undefined, until: undefined, state: undefined, isOverdue: true })
}
