import type { Visit } from '#contract/visits.ts'
import { addDays } from '#domain/calendar/plain-date.ts'
import { membersInVisit } from '#domain/form/overlay.ts'
import { problem } from '#domain/problem/problem.ts'
import { reusableAnswers, withReused } from '#domain/visit/reuse.ts'
import type { Submission } from '#domain/visit/submission.ts'
import type { StoredReuse } from '../../database/tables.ts'
import type { Work } from '../../http/work.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { mustReach } from '../reach/public.ts'
import { mustHold } from './must-hold.ts'
import { keepReuse } from './reuse.queries.ts'
import { showVisit } from './show-visit.ts'
import { loadVisitFacts } from './visit-facts.ts'
import { visitForm } from './visit-form.ts'
import { findSubmissionOf, findVisit } from './visits.queries.ts'

/**
 * Takes the answers of an earlier visit of the same household over into a draft, at the visitor's word (J-69). What was answered
 * stays; each answer taken over is kept with where it comes from, so that the draft shows it and the visit tells it later.
 * @param withinDays how far back the earlier visit may lie; null: no plan lets answers be used again
 */
export async function reuseAnswers(work: Work, id: string, input: { visitId: string; draftVersion: number; withinDays: number | null }): Promise<Visit> {
  const { trx, districtKey, today } = work
  const visit = await findVisit(trx, districtKey, id)
  if (!visit) throw problem('NOT_FOUND')
  await mustReach(work, visit.household_id)
  mustHold(work, visit)
  const campaign = await getRunningCampaign(work, visit.campaign_id)
  const earlier = await findSubmissionOf(trx, districtKey, input.visitId)
  const facts = await loadVisitFacts(work, visit.household_id)
  if (earlier?.household_id !== visit.household_id || !facts) throw problem('NOT_FOUND')

  if (visit.draft_version !== input.draftVersion) throw problem('CHANGED_MEANWHILE', { draftVersion: visit.draft_version })
  if (input.withinDays === null || earlier.visited_on < addDays(today, -input.withinDays)) throw problem('VISIT_TOO_OLD_TO_REUSE', { on: earlier.visited_on, days: input.withinDays ?? 0 })

  const draft = visit.draft as Partial<Submission>
  const taken = reusableAnswers(visitForm(campaign.plan), earlier.answers as Submission, membersInVisit(facts, draft).map((member) => member.personId), draft)
  const reused: StoredReuse = { visitId: input.visitId, on: earlier.visited_on, answers: { ...(visit.reused?.visitId === input.visitId ? visit.reused.answers : {}), ...taken } }
  const next = withReused(draft, taken)
  if (!(await keepReuse(trx, districtKey, id, input.draftVersion, JSON.stringify(next), JSON.stringify(reused)))) throw problem('CHANGED_MEANWHILE', { draftVersion: visit.draft_version })

  work.record({ action: 'reuse-answers', objectType: 'visit', objectId: id, areaPath: visit.household_path, details: { household: visit.household_id, from: input.visitId, answers: Object.keys(taken).length } })
  return showVisit(work, { ...visit, draft: next, draft_version: visit.draft_version + 1, reused }, campaign, facts)
}
