import { addDays, isPlainDate } from '#domain/calendar/plain-date.ts'
import { departmentsOf, referralsOf } from '#domain/casework/case-plan.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import type { RunningCampaign } from '../campaigns/public.ts'
import { findCaseHousehold, owningTown } from '../findings/public.ts'
import { referableFacts } from './referable-facts.ts'
import { findReferable, insertReferral, insertReferralEvent } from './referrals.queries.ts'

export interface NewReferral {
  readonly householdId: string
  readonly personId: string | null
  readonly findingId: string | null
  readonly department: string
  readonly need: string
  /** The facts that go with it, chosen one by one. */
  readonly facts: readonly { readonly personId: string | null; readonly name: string }[]
  /** null: by what the plan says. */
  readonly due: string | null
}

// Plans that say nothing of it give a department two weeks.
const usualDays = 15

/**
 * Puts a referral on the ledger with the facts that were chosen, as they stand today; nothing else of the household goes with it.
 * The audit entry is the caller's. @returns its id
 */
export async function createReferral(work: Work, campaign: RunningCampaign, referral: NewReferral): Promise<string> {
  const { trx, districtKey, today } = work
  const household = await findCaseHousehold(trx, districtKey, referral.householdId, work, 'held')
  const known = await findReferable(trx, districtKey, referral.householdId)

  if (!household || !known) throw problem('NOT_FOUND')

  const rule = referralsOf(campaign.plan)
  if (!rule) throw problem('NOT_ASKED_BY_PLAN')
  const due = referral.due ?? addDays(today, rule.answerWithinDays ?? usualDays)
  const sendable = referableFacts(known.household, known.people.filter((person) => person.id === referral.personId))
  const facts = referral.facts.map((chosen) => sendable.find((fact) => fact.personId === chosen.personId && fact.name === chosen.name))
  const issues = [
    ...(departmentsOf(campaign.plan).some((one) => one.id === referral.department) ? [] : [{ path: 'department', code: 'DEPARTMENT_UNKNOWN' }]),
    ...(referral.personId === null || known.people.some((person) => person.id === referral.personId) ? [] : [{ path: 'personId', code: 'NOT_OF_HOUSEHOLD' }]),
    ...(facts.includes(undefined) ? [{ path: 'facts', code: 'FACT_UNKNOWN' }] : []),
    ...(isPlainDate(due) && due >= today ? [] : [{ path: 'due', code: 'date' }]),
  ]
  if (issues.length > 0) throw problem('INPUT_INVALID', { place: 'body', issues })

  const id = work.newId()
  const place = { district_key: districtKey, area_path: household.area_path, household_id: referral.householdId }
  await insertReferral(trx, {
    ...place,
    id,
    campaign_id: campaign.id,
    person_id: referral.personId,
    finding_id: referral.findingId,
    town_id: await owningTown(work, household.area_path),
    department: referral.department,
    need: referral.need,
    facts: JSON.stringify(facts),
    from_unit: work.actor.areaName,
    sent_at: work.now,
    sent_by: work.actor.name,
    due_date: due,
    state: 'SENT',
  })
  await insertReferralEvent(trx, { ...place, id: work.newId(), referral_id: id, at: work.now, by_name: work.actor.name, state: 'SENT', note: referral.need })
  return id
}
