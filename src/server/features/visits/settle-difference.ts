import type { VisitDifference } from '#contract/visits.ts'
import type { Answer } from '#domain/form/form.ts'
import type { FactChange, RegistryChanges } from '#domain/form/registry-changes.ts'
import type { Fact, HouseholdFacts } from '#domain/policy/facts.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Presence } from '#domain/visit/compare-submissions.ts'
import type { Work } from '../../http/work.ts'
import { listRunningCampaigns, type RunningCampaign } from '../campaigns/public.ts'
import { mustReach } from '../reach/public.ts'
import { applyChanges, loadHouseholdFacts, reopenMembership } from '../registry/public.ts'
import { differenceView } from './difference-view.ts'
import { findDifference, lockHousehold, markSettled, type DifferenceRow } from './differences.queries.ts'
import { visitForm } from './visit-form.ts'

/**
 * A person chooses between two answers, with a reason. The chosen one holds in the registry, with the submission it comes from;
 * both submissions stay as they were handed in. What a later visit has said since is not overwritten.
 */
export async function settleDifference(work: Work, id: string, input: { chosenSubmissionId: string; reason: string }): Promise<VisitDifference> {
  const { trx, districtKey, actor, now } = work
  const first = await findDifference(trx, districtKey, actor.scope, id)
  if (!first) throw problem('NOT_FOUND')
  await mustReach(work, first.household_id)
  await lockHousehold(trx, districtKey, first.household_id)
  const row = (await findDifference(trx, districtKey, actor.scope, id)) as DifferenceRow
  const campaigns = await listRunningCampaigns(work)
  const facts = (await loadHouseholdFacts(work, [row.household_id])).get(row.household_id) as HouseholdFacts

  if (row.state !== 'OPEN') throw problem('DIFFERENCE_SETTLED')
  const { chosenSubmissionId: chosen, reason } = input
  if (chosen !== row.submission_id && chosen !== row.other_submission_id) throw problem('INPUT_INVALID', { place: 'body', issues: [{ path: 'chosenSubmissionId', code: 'choice' }] })

  const isApplied = row.item_id === null ? await applyPresence(work, row, chosen, facts, campaigns) : await applyAnswer(work, row, chosen, facts, campaigns)
  await markSettled(trx, districtKey, id, { chosen, reason, at: now, byId: actor.accountId, by: actor.name })

  work.record({
    action: 'settle-difference',
    objectType: 'household',
    objectId: row.household_id,
    areaPath: row.household_path,
    details: { difference: id, path: row.path, chosen, other: chosen === row.submission_id ? row.other_submission_id : row.submission_id, reason, isApplied },
  })
  const campaign = campaigns.find((one) => one.id === row.campaign_id) as RunningCampaign
  return differenceView({ ...row, state: 'SETTLED', chosen_submission_id: chosen, reason, settled_at: now.toISOString(), settled_by: actor.name }, visitForm(campaign.plan))
}

function sideOf(row: DifferenceRow, chosen: string): { said: unknown; on: string } {
  return chosen === row.submission_id ? { said: row.value, on: row.visited_on } : { said: row.other_value, on: row.other_visited_on }
}

async function applyAnswer(work: Work, row: DifferenceRow, chosen: string, facts: HouseholdFacts, campaigns: readonly RunningCampaign[]): Promise<boolean> {
  const { said, on } = sideOf(row, chosen)
  const answer = said as Answer
  if (row.fact === null || !('value' in answer)) return false
  const kind = row.person_id === null ? 'household' : 'person'
  const holder = kind === 'household' ? facts.household : facts.members.find((member) => member.personId === row.person_id)
  const known = holder?.facts[row.fact]
  if (!holder || isNewer(known, row)) return false
  // Decided now, the chosen answer holds although the other visit may have been later.
  const asOf = known && known.asOf > on ? known.asOf : on
  const change: FactChange = { subject: { kind, id: row.person_id ?? row.household_id }, name: row.fact, value: answer.value, asOf, ...(known && { before: known }), isConfirmation: false }
  await apply(work, row, { facts: [change], came: [], left: [] }, on, chosen, facts, campaigns)
  return true
}

// Something that came from neither of the two was learned afterwards.
function isNewer(known: Fact | undefined, row: DifferenceRow): boolean {
  if (!known || [row.submission_id, row.other_submission_id].some((id) => known.source === `visit:${id}`)) return false
  return known.asOf > row.visited_on && known.asOf > row.other_visited_on
}

async function applyPresence(work: Work, row: DifferenceRow, chosen: string, facts: HouseholdFacts, campaigns: readonly RunningCampaign[]): Promise<boolean> {
  const { said, on } = sideOf(row, chosen)
  const presence = said as Presence
  const personId = row.person_id as string
  const member = facts.members.find((one) => one.personId === personId)
  if ('gone' in presence) {
    await apply(work, row, { facts: [], came: [], left: [{ personId, ...presence.gone }] }, on, chosen, facts, campaigns)
    return true
  }
  const other = sideOf(row, chosen === row.submission_id ? row.other_submission_id : row.submission_id).said as Presence
  if (member?.to === undefined || !('gone' in other) || member.to !== other.gone.date) return false
  await reopenMembership(work, row.household_id, personId, campaigns)
  return true
}

function apply(work: Work, row: DifferenceRow, changes: RegistryChanges, on: string, chosen: string, facts: HouseholdFacts, campaigns: readonly RunningCampaign[]): Promise<unknown> {
  return applyChanges(work, { id: row.household_id, areaPath: row.household_path, facts }, changes, on, `visit:${chosen}`, campaigns)
}
