import type { Escalation, EscalationDetail } from '#contract/escalations.ts'
import { reportAtOnce } from '#domain/casework/case-plan.ts'
import { isReceiptOverdue } from '#domain/casework/escalation.ts'
import type { Titles } from '#domain/clause/clause.ts'
import type { Plan } from '#domain/plan/plan.ts'
import type { Row } from '../../database/tables.ts'
import type { Work } from '../../http/work.ts'
import { listEscalationEvents, type EscalationRow } from './escalations.queries.ts'
import { openContent, type EscalationContent, type EventContent } from './sealed-content.ts'

export function escalationView(row: EscalationRow, plan: Plan, work: Pick<Work, 'now' | 'actor'>): Escalation {
  return {
    id: row.id,
    kind: row.kind,
    kindTitle: titleIn(reportAtOnce(plan)?.kinds, row.kind),
    areaName: row.area_name ?? '',
    seenAt: row.seen_at,
    toldAt: row.told_at,
    receiptDueAt: row.receipt_due_at,
    receiptAt: row.receipt_at,
    isOverdue: isReceiptOverdue({ state: row.state, receiptDueAt: row.receipt_due_at }, work.now.toISOString()),
    state: row.state as Escalation['state'],
    isMine: row.reporter_id === work.actor.accountId,
    version: row.version,
  }
}

/** All of a report. Whoever calls this has made sure that it may be read, and writes down that it was. */
export async function escalationDetail(work: Work, row: EscalationRow, plan: Plan): Promise<EscalationDetail> {
  const content = openContent<EscalationContent>(work.sealing, row.content_sealed)
  const events = await listEscalationEvents(work.trx, work.districtKey, row.id)
  return {
    ...escalationView(row, plan, work),
    campaignId: row.campaign_id,
    signs: [...content.signs] as EscalationDetail['signs'],
    where: content.where,
    who: content.who,
    description: content.description,
    householdId: content.householdId,
    visitId: content.visitId,
    reporter: content.reporter,
    events: events.map((event) => eventView(work, plan, event)),
  }
}

function eventView(work: Work, plan: Plan, event: Row<'escalation_event'>): EscalationDetail['events'][number] {
  const { by, note, told, receipt } = openContent<EventContent>(work.sealing, event.content_sealed)
  return {
    id: event.id,
    at: event.at,
    by,
    kind: event.kind as 'TOLD',
    told: (told as EscalationDetail['events'][number]['told']) ?? null,
    bodyTitle: told ? titleIn(reportAtOnce(plan)?.told, told.body) : null,
    receipt: receipt ?? null,
    note,
  }
}

function titleIn(list: readonly { readonly id: string; readonly title: Titles }[] | undefined, id: string): Titles {
  return list?.find((one) => one.id === id)?.title ?? { zh: id, en: id }
}
