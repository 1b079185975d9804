import { addDays } from '#domain/calendar/plain-date.ts'
import { upwardOf } from '#domain/casework/case-plan.ts'
import type { FindingState } from '#domain/casework/transition.ts'
import { levelAbove } from '#domain/casework/upward.ts'
import type { Plan } from '#domain/plan/plan.ts'
import type { Row } from '../../database/tables.ts'
import type { Work } from '../../http/work.ts'
import { closeUpward, findWaiting, insertUpward } from './upward.queries.ts'

/**
 * What a new state of a problem means for what goes up with it: passing it up makes a matter that waits for an answer, and what is
 * settled below meanwhile waits no longer.
 */
export async function followUpward(work: Work, row: Row<'finding'>, to: FindingState, opinion: string, plan: Plan): Promise<void> {
  const waiting = await findWaiting(work.trx, work.districtKey, row.id)
  if (to === 'ESCALATED' && row.state !== 'ESCALATED') await sendUpward(work, row, work.actor.level === 'village' ? 'village' : 'town', opinion, plan)
  else if (to !== 'ESCALATED' && waiting) await closeUpward(work.trx, work.districtKey, waiting.id, { state: 'WITHDRAWN', answer: '', at: work.now, by: work.actor.name })
}

/** Sends a matter one level up, due by what the plan says. @returns its id */
export async function sendUpward(work: Work, row: Row<'finding'>, from: 'village' | 'town', opinion: string, plan: Plan): Promise<string> {
  const id = work.newId()
  const days = upwardOf(plan)?.answerWithinDays
  await insertUpward(work.trx, {
    district_key: work.districtKey,
    id,
    area_path: row.area_path,
    campaign_id: row.campaign_id,
    household_id: row.household_id,
    finding_id: row.id,
    from_level: from,
    to_level: levelAbove(from) as string,
    opinion,
    sent_at: work.now,
    sent_by: work.actor.name,
    due_date: days === undefined ? null : addDays(work.today, days),
    state: 'WAITING',
  })
  return id
}
