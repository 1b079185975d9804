import type { Referral } from '#contract/referrals.ts'
import type { PlainDate } from '#domain/calendar/plain-date.ts'
import { departmentTitle } from '#domain/casework/case-plan.ts'
import { isReferralOverdue, type ReferralState } from '#domain/casework/referral.ts'
import type { Plan } from '#domain/plan/plan.ts'
import { townNameOf } from '../findings/public.ts'
import type { Reader } from '../telling/public.ts'
import type { ReferralRow } from './referrals.queries.ts'

/** @param reader whoever reads it: of the facts that went along, no text tells what is kept from it */
export function referralView(row: ReferralRow, plan: Plan, today: PlainDate, reader: Reader): Referral {
  const state = row.state as ReferralState
  return {
    id: row.id,
    campaignId: row.campaign_id,
    householdId: row.household_id,
    headName: row.head_name,
    personId: row.person_id,
    personName: row.person_name,
    areaName: row.area_name,
    townName: townNameOf(row),
    findingId: row.finding_id,
    department: { id: row.department, title: departmentTitle(plan, row.department) ?? { zh: row.department, en: row.department } },
    need: row.need,
    facts: row.facts.filter((fact) => !reader.hides(fact.value)),
    from: row.from_unit,
    sentAt: row.sent_at,
    sentBy: row.sent_by,
    due: row.due_date,
    isOverdue: isReferralOverdue({ state, due: row.due_date }, today),
    state,
    reason: row.reason,
    result: row.result,
    acceptedOn: row.accepted_on,
    answeredOn: row.answered_on,
    toldOn: row.told_on,
    toldHow: row.told_how,
    closedOn: row.closed_on,
    version: row.version,
  }
}
