import type { Visit, VisitChange } from '#contract/visits.ts'
import { registryChanges, type FactChange } from '#domain/form/registry-changes.ts'
import type { HouseholdFacts } from '#domain/policy/facts.ts'
import { problem } from '#domain/problem/problem.ts'
import { coverageOf, nextTryOf } from '#domain/visit/coverage.ts'
import type { Submission } from '#domain/visit/submission.ts'
import type { Work } from '../../http/work.ts'
import { contentHash } from '../../sealing/content-hash.ts'
import { listRunningCampaigns, type RunningCampaign } from '../campaigns/public.ts'
import { openFindings } from '../findings/public.ts'
import { applyChanges, loadHouseholdFacts, mustReach } from '../registry/public.ts'
import { checkVisit } from './check-visit.ts'
import { visitForm } from './visit-form.ts'
import { findVisitForUpdate, insertSubmission, markSubmitted, updateCoverage } from './visits.queries.ts'
import { visitView } from './visit-view.ts'

/** Hands in a visit: nothing of it changes any more; the registry, the roster and the list of problems follow from it. */
export async function submitVisit(work: Work, visitId: string, input: { submission: Submission; draftVersion?: number | undefined }): Promise<Visit> {
  const { trx, districtKey, today } = work
  const { submission } = input
  const visit = await findVisitForUpdate(trx, districtKey, visitId)
  if (!visit) throw problem('NOT_FOUND')
  await mustReach(work, visit.household_id)
  const campaigns = await listRunningCampaigns(work)
  const campaign = campaigns.find((one) => one.id === visit.campaign_id) as RunningCampaign
  const before = (await loadHouseholdFacts(work, [visit.household_id])).get(visit.household_id) as HouseholdFacts

  if (visit.state !== 'DRAFT') throw problem('VISIT_SUBMITTED')
  if (input.draftVersion !== undefined && input.draftVersion !== visit.draft_version) throw problem('CHANGED_MEANWHILE', { draftVersion: visit.draft_version })

  const form = visitForm(campaign.plan)
  const complaints = checkVisit(campaign.plan, form, before, submission, { today, since: campaign.row.start_date })
  if (complaints.length > 0) throw problem('VISIT_GATES', { complaints })

  const id = work.newId()
  const on = submission.visit.date
  const household = { id: visit.household_id, areaPath: visit.household_path, facts: before }
  const changes = registryChanges(form, before, submission)
  const { applied } = await applyChanges(work, household, changes, on, `visit:${id}`, campaigns)
  const handedIn = {
    id,
    at: work.now.toISOString(),
    by_name: work.actor.name,
    digest: contentHash({ visitId, householdId: household.id, campaignId: campaign.id, form: { id: form.id, version: form.version }, submission }),
    answers: submission,
    changes: changes.facts.map((change) => changeView(change, applied)),
  }
  await insertSubmission(trx, {
    ...handedIn,
    district_key: districtKey,
    area_path: household.areaPath,
    visit_id: visitId,
    household_id: household.id,
    campaign_id: campaign.id,
    form_id: form.id,
    form_version: form.version,
    answers: JSON.stringify(submission),
    facts_before: JSON.stringify(before),
    changes: JSON.stringify(handedIn.changes),
    visited_on: on,
    at: work.now,
    by_id: work.actor.accountId,
  })
  await markSubmitted(trx, districtKey, visitId)
  const findingIds = await openFindings(work, { campaignId: campaign.id, householdId: household.id, areaPath: household.areaPath, visitId }, submission)
  const coverage = coverageOf(before, submission)
  await updateCoverage(trx, districtKey, { campaignId: campaign.id, householdId: household.id, visitId, coverage, seenOn: on, againOn: nextTryOf(before, submission) ?? null })

  await work.record({
    action: 'submit-visit',
    objectType: 'visit',
    objectId: visitId,
    areaPath: household.areaPath,
    details: { household: household.id, submission: id, digest: handedIn.digest, coverage, findings: findingIds.length, facts: changes.facts.length, came: changes.came.length, left: changes.left.length },
  })
  return visitView(visit, campaign, before, { ...handedIn, findingIds }, today)
}

function changeView(change: FactChange, applied: ReadonlySet<FactChange>): VisitChange {
  return { subject: change.subject.id, name: change.name, before: change.before?.value ?? null, after: change.value, isConfirmation: change.isConfirmation, isApplied: applied.has(change) }
}
