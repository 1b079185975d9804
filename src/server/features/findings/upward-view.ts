import type { Upward } from '#contract/findings.ts'
import { daysBetween } from '#domain/calendar/plain-date.ts'
import { kindOf } from '#domain/casework/case-plan.ts'
import type { Plan } from '#domain/plan/plan.ts'
import { onPaper } from '../../clock.ts'
import type { Work } from '../../http/work.ts'
import { townNameOf } from './finding-view.ts'
import type { UpwardRow } from './upward.queries.ts'

export function upwardView(row: UpwardRow, plan: Plan, work: Pick<Work, 'today' | 'actor'>): Upward {
  const isWaiting = row.state === 'WAITING'
  const sent = onPaper(row.sent_at).slice(0, 10)
  const until = row.answered_at === null ? work.today : onPaper(row.answered_at).slice(0, 10)
  return {
    id: row.id,
    findingId: row.finding_id,
    householdId: row.household_id,
    headName: row.head_name,
    areaName: row.area_name,
    townName: townNameOf(row),
    kindTitle: kindOf(plan, row.kind).title,
    description: row.description,
    measure: row.measure,
    from: row.from_level as Upward['from'],
    to: row.to_level as Upward['to'],
    opinion: row.opinion,
    sentAt: row.sent_at,
    sentBy: row.sent_by,
    waitingDays: daysBetween(sent, until),
    due: row.due_date,
    isOverdue: isWaiting && row.due_date !== null && row.due_date < work.today,
    state: row.state as Upward['state'],
    answer: row.answer,
    answeredAt: row.answered_at,
    answeredBy: row.answered_by,
    referralId: row.referral_id,
    isMine: isWaiting && row.to_level === work.actor.level,
  }
}
