import type { z } from 'zod'
import type { closeEscalation as closing, EscalationDetail, followEscalation as following, recordReceipt as receiving } from '#contract/escalations.ts'
import { reportAtOnce } from '#domain/casework/case-plan.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { insertEscalationEvent, updateEscalation } from './escalations.queries.ts'
import { escalationDetail } from './escalation-view.ts'
import { sealContent, type EventContent } from './sealed-content.ts'
import { readableEscalation } from './sight.ts'

type Step = { readonly action: 'record-receipt' | 'follow-escalation' | 'close-escalation'; readonly kind: string; readonly version: number; readonly content: Omit<EventContent, 'by'>; readonly state?: string; readonly receiptAt?: Date }

/** The receipt of whoever was told: name, number, when. */
export async function recordReceipt(work: Work, id: string, { version, receipt }: z.output<(typeof receiving)['body']>): Promise<EscalationDetail> {
  return takeStep(work, id, { action: 'record-receipt', kind: 'RECEIPT', version, content: { note: '', receipt }, state: 'RECEIVED', receiptAt: new Date(receipt.at) })
}

/** What happened since, or that another body was told too. */
export async function followEscalation(work: Work, id: string, { version, note, told }: z.output<(typeof following)['body']>): Promise<EscalationDetail> {
  if (note === '' && told === null) throw problem('INPUT_INVALID', { place: 'body', issues: [{ path: 'note', code: 'too_small' }] })
  return takeStep(work, id, { action: 'follow-escalation', kind: told ? 'TOLD' : 'FOLLOW_UP', version, content: { note, ...(told && { told }) } })
}

/** The end of a report: what came of it. Without a receipt there is no end. */
export async function closeEscalation(work: Work, id: string, { version, note }: z.output<(typeof closing)['body']>): Promise<EscalationDetail> {
  return takeStep(work, id, { action: 'close-escalation', kind: 'CLOSED', version, content: { note }, state: 'CLOSED' })
}

async function takeStep(work: Work, id: string, step: Step): Promise<EscalationDetail> {
  const { row, campaign } = await readableEscalation(work, id)

  if (row.version !== step.version) throw problem('CHANGED_MEANWHILE', { version: row.version })

  const isReady = row.state !== 'CLOSED' && !(step.state === 'CLOSED' && row.state !== 'RECEIVED')
  if (!isReady) throw problem('CASE_STATE')
  const { told } = step.content
  if (told && !reportAtOnce(campaign.plan)?.told.some((one) => one.id === told.body)) throw problem('INPUT_INVALID', { place: 'body', issues: [{ path: 'told.body', code: 'BODY_UNKNOWN' }] })
  if (step.receiptAt && step.receiptAt < new Date(row.told_at)) throw problem('INPUT_INVALID', { place: 'body', issues: [{ path: 'receipt.at', code: 'BEFORE_TOLD' }] })

  await updateEscalation(work.trx, work.districtKey, id, { ...(step.state !== undefined && { state: step.state }), ...(step.receiptAt && { receipt_at: step.receiptAt }) })
  await insertEscalationEvent(work.trx, {
    district_key: work.districtKey,
    id: work.newId(),
    area_path: row.area_path,
    escalation_id: id,
    at: work.now,
    by_id: work.actor.accountId,
    kind: step.kind,
    content_sealed: sealContent(work.sealing, { ...step.content, by: work.actor.name }),
  })

  work.record({ action: step.action, objectType: 'escalation', objectId: id, areaPath: work.actor.areaPath })
  return escalationDetail(work, (await readableEscalation(work, id)).row, campaign.plan)
}
