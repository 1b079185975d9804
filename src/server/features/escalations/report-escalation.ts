import type { z } from 'zod'
import type { EscalationDetail, reportEscalation as contract } from '#contract/escalations.ts'
import { reportAtOnce } from '#domain/casework/case-plan.ts'
import { receiptDue } from '#domain/casework/escalation.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { findArea } from '../areas/public.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { findCaseHousehold } from '../findings/public.ts'
import { insertEscalation, insertEscalationEvent, updateEscalation } from './escalations.queries.ts'
import { escalationDetail } from './escalation-view.ts'
import { sealContent } from './sealed-content.ts'
import { readableEscalation } from './sight.ts'

// Clocks of offices and phones are not the same to the second.
const apart = 5 * 60_000

/** Writes down that somebody was told at once (及时报告政法、公安): the report is sealed and read by those who are named for it alone. */
export async function reportEscalation(work: Work, campaignId: string, body: z.output<(typeof contract)['body']>): Promise<EscalationDetail> {
  const { trx, districtKey, actor, sealing } = work
  const campaign = await getRunningCampaign(work, campaignId)
  const rule = reportAtOnce(campaign.plan)
  const household = body.householdId === null ? undefined : await findCaseHousehold(trx, districtKey, body.householdId, work, 'held')
  const area = body.areaId === null ? undefined : await findArea(trx, districtKey, body.areaId)

  if ((body.householdId !== null && !household) || (body.areaId !== null && !area?.path.startsWith(actor.scope))) throw problem('NOT_FOUND')

  if (!rule) throw problem('NOT_ASKED_BY_PLAN')
  const [seenAt, toldAt, receiptAt] = [new Date(body.seenAt), new Date(body.told.at), body.receipt && new Date(body.receipt.at)]
  const latest = work.now.getTime() + apart
  const issues = [
    ...(rule.kinds.some((kind) => kind.id === body.kind) ? [] : [{ path: 'kind', code: 'KIND_UNKNOWN' }]),
    ...(rule.told.some((one) => one.id === body.told.body) ? [] : [{ path: 'told.body', code: 'BODY_UNKNOWN' }]),
    ...(seenAt.getTime() > latest ? [{ path: 'seenAt', code: 'IN_FUTURE' }] : []),
    ...(toldAt.getTime() > latest ? [{ path: 'told.at', code: 'IN_FUTURE' }] : []),
    ...(toldAt < seenAt ? [{ path: 'told.at', code: 'BEFORE_SEEN' }] : []),
    ...(receiptAt && (receiptAt < toldAt || receiptAt.getTime() > latest) ? [{ path: 'receipt.at', code: 'BEFORE_TOLD' }] : []),
  ]
  if (issues.length > 0) throw problem('INPUT_INVALID', { place: 'body', issues })

  const id = work.newId()
  const areaPath = household?.area_path ?? area?.path ?? actor.areaPath
  const { signs, where, who, description, householdId, visitId } = body
  await insertEscalation(trx, {
    district_key: districtKey,
    id,
    area_path: areaPath,
    campaign_id: campaignId,
    kind: body.kind,
    content_sealed: sealContent(sealing, { signs, where, who, description, householdId, visitId, reporter: actor.name }),
    state: 'TOLD',
    seen_at: seenAt,
    told_at: toldAt,
    receipt_due_at: new Date(receiptDue(body.told.at, rule.receiptHours)),
    reporter_id: actor.accountId,
    recorded_at: work.now,
  })
  const event = { district_key: districtKey, area_path: areaPath, escalation_id: id, at: work.now, by_id: actor.accountId }
  await insertEscalationEvent(trx, { ...event, id: work.newId(), kind: 'TOLD', content_sealed: sealContent(sealing, { by: actor.name, note: '', told: body.told }) })
  if (body.receipt && receiptAt) {
    await updateEscalation(trx, districtKey, id, { state: 'RECEIVED', receipt_at: receiptAt })
    await insertEscalationEvent(trx, { ...event, id: work.newId(), kind: 'RECEIPT', content_sealed: sealContent(sealing, { by: actor.name, note: '', receipt: body.receipt }) })
  }

  work.record({ action: 'report-escalation', objectType: 'escalation', objectId: id, areaPath: actor.areaPath })
  const { row } = await readableEscalation(work, id)
  return escalationDetail(work, row, campaign.plan)
}
