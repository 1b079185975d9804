import type { Visit, VisitChange } from '#contract/visits.ts'
import type { FactChange } from '#domain/form/registry-changes.ts'
import type { HouseholdFacts } from '#domain/policy/facts.ts'
import { problem } from '#domain/problem/problem.ts'
import { coverageOf, nextTryOf } from '#domain/visit/coverage.ts'
import type { Submission } from '#domain/visit/submission.ts'
import type { Work } from '../../http/work.ts'
import { contentHash } from '../../sealing/content-hash.ts'
import { listRunningCampaigns, type RunningCampaign } from '../campaigns/public.ts'
import { doubtFindings, openFindings } from '../findings/public.ts'
import { planNext } from '../planning/public.ts'
import { mustReach } from '../reach/public.ts'
import { applyChanges } from '../registry/public.ts'
import { refreshParts } from '../rosters/public.ts'
import { checkVisit } from './check-visit.ts'
import { insertDifferences } from './differences.queries.ts'
import { mergeVisit, type MergedVisit } from './merge-visit.ts'
import { mustHold } from './must-hold.ts'
import { listPapers } from './papers.queries.ts'
import { showVisit } from './show-visit.ts'
import { loadVisitFacts } from './visit-facts.ts'
import { visitForm } from './visit-form.ts'
import { lastDayOf } from './visit-view.ts'
import { countSubmissions, findSubmissionAfter, findVisitForUpdate, insertSubmission, listSubmissionsSince, markSubmitted, updateCoverage, type VisitRow } from './visits.queries.ts'

export interface HandingIn {
  readonly submission: Submission
  readonly draftVersion?: number | undefined
  /** The newest submission that was known to what the visitor was shown; null: none. Left out: the newest there is. */
  readonly base?: string | null | undefined
}

/**
 * Hands in a visit: nothing of it changes any more; the registry, the roster and the list of problems follow from it. Where another
 * visit of the household came in since this one was begun, what both say is merged field by field, and what they say differently
 * waits for a person.
 */
export async function submitVisit(work: Work, visitId: string, input: HandingIn): Promise<Visit> {
  const { trx, districtKey, today } = work
  const [visit, campaigns] = await Promise.all([findVisitForUpdate(trx, districtKey, visitId), listRunningCampaigns(work)])
  if (!visit) throw problem('NOT_FOUND')
  const campaign = campaigns.find((one) => one.id === visit.campaign_id) as RunningCampaign
  const [, known, papers, since, earlier] = await Promise.all([
    mustReach(work, visit.household_id),
    loadVisitFacts(work, visit.household_id),
    listPapers(trx, districtKey, visitId),
    listSubmissionsSince(trx, districtKey, visit),
    countSubmissions(trx, districtKey, visit.campaign_id, visit.household_id),
  ])
  const before = known as HouseholdFacts
  const state = await stateShown(work, visit, input.base, before)

  mustHold(work, visit)
  if (input.draftVersion !== undefined && input.draftVersion !== visit.draft_version) throw problem('CHANGED_MEANWHILE', { draftVersion: visit.draft_version })

  const form = visitForm(campaign.plan)
  const count = (kind: string) => papers.filter((paper) => paper.kind === kind).length
  const { complaints, asked } = checkVisit(campaign.plan, form, state, input.submission, { today, since: campaign.row.start_date, until: lastDayOf(campaign), papers: { signed: count('SIGNED_FORM'), photos: count('PHOTO') } })
  if (complaints.length > 0) throw problem('VISIT_GATES', { complaints })

  const id = work.newId()
  const { submission } = input
  const on = submission.visit.date
  const household = { id: visit.household_id, areaPath: visit.household_path, facts: before }
  const merged = mergeVisit(form, state, before, submission, since, asked)
  const { applied, facts: after } = await applyChanges(work, household, merged.changes, on, `visit:${id}`, campaigns)
  const handedIn = {
    id,
    at: work.now.toISOString(),
    by_name: work.actor.name,
    digest: contentHash({ visitId, householdId: household.id, campaignId: campaign.id, form: { id: form.id, version: form.version }, submission }),
    answers: submission,
    changes: [...merged.changes.facts, ...merged.held].map((change) => changeView(change, applied, merged.held)),
  }
  const row = {
    ...handedIn,
    district_key: districtKey,
    area_path: household.areaPath,
    visit_id: visitId,
    household_id: household.id,
    campaign_id: campaign.id,
    form_id: form.id,
    form_version: form.version,
    answers: JSON.stringify(submission),
    facts_before: JSON.stringify(state),
    changes: JSON.stringify(handedIn.changes),
    visited_on: on,
    at: work.now,
    by_id: work.actor.accountId,
    no: earlier + 1,
  }
  await Promise.all([refreshParts(work, [household.id], campaigns), insertSubmission(trx, row), markSubmitted(trx, districtKey, visitId)])
  await insertDifferences(trx, differenceRows(work, visit, id, merged))
  const foundIn = { campaignId: campaign.id, householdId: household.id, areaPath: household.areaPath, visitId }
  const findingIds = await openFindings(work, foundIn, merged.submission)
  await doubtFindings(work, foundIn, campaign.plan, form, merged.submission, before, after, `visit:${id}`)
  const next = merged.changes.facts.find((change) => change.subject.kind === 'household' && change.name === 'nextVisitOn')
  if (next) await planNext(work, { ...foundIn, on: next.value as string })
  const coverage = coverageOf(before, merged.submission, merged.seenBeside)
  const { facts, came, left } = merged.changes
  const [shown] = await Promise.all([
    showVisit(work, visit, campaign, state, { ...handedIn, findingIds }, papers),
    updateCoverage(trx, districtKey, { campaignId: campaign.id, householdId: household.id, visitId, coverage, seenOn: on, againOn: nextTryOf(before, merged.submission, merged.seenBeside) ?? null }),
    work.record({
      action: 'submit-visit',
      objectType: 'visit',
      objectId: visitId,
      areaPath: household.areaPath,
      details: { household: household.id, submission: id, digest: handedIn.digest, coverage, findings: findingIds.length, facts: facts.filter((change) => !change.isConfirmation).length, confirmed: facts.filter((change) => change.isConfirmation).length, came: came.length, left: left.length, differences: merged.differences.length },
    }),
  ])
  return shown
}

// The facts beside the questions may be older than the newest submission: a page that was open meanwhile.
async function stateShown(work: Work, visit: VisitRow, base: string | null | undefined, before: HouseholdFacts): Promise<HouseholdFacts> {
  if (base === undefined) return before
  const next = await findSubmissionAfter(work.trx, work.districtKey, visit.campaign_id, visit.household_id, base)
  return next ? { ...(next.facts_before as HouseholdFacts), asOf: work.today } : before
}

function differenceRows(work: Work, visit: VisitRow, submissionId: string, merged: MergedVisit) {
  return merged.differences.map((one) => ({
    district_key: work.districtKey,
    id: work.newId(),
    area_path: visit.household_path,
    campaign_id: visit.campaign_id,
    household_id: visit.household_id,
    person_id: one.personId ?? null,
    path: one.path,
    item_id: one.itemId ?? null,
    fact: one.fact ?? null,
    submission_id: submissionId,
    value: JSON.stringify(one.mine),
    other_submission_id: one.otherId,
    other_value: JSON.stringify(one.theirs),
    at: work.now,
    state: 'OPEN',
  }))
}

function changeView(change: FactChange, applied: ReadonlySet<FactChange>, held: ReadonlySet<FactChange>): VisitChange {
  return {
    subject: change.subject.id,
    name: change.name,
    before: change.before?.value ?? null,
    after: change.value,
    isConfirmation: change.isConfirmation,
    isApplied: applied.has(change),
    ...(held.has(change) && { isHeld: true as const }),
  }
}
