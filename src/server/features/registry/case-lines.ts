import type { TimelineEntry } from '#contract/households.ts'
import { departmentTitle } from '#domain/casework/case-plan.ts'
import { may } from '#domain/access/access.ts'
import type { Work } from '../../http/work.ts'
import type { RunningCampaign } from '../campaigns/public.ts'
import { listOutcomes } from '../eligibility/public.ts'
import { listKeyLines } from '../key-households/public.ts'
import { listRecordsNaming } from '../records/public.ts'
import { listReferralLines } from '../referrals/public.ts'

/**
 * What became of a household beside visits and problems: the key list with its contacts, departments, what it was enrolled for,
 * records that name it. Reports at once are never among it.
 * @param gone households that were merged into it
 */
export async function caseLines(work: Work, householdId: string, gone: readonly string[], campaigns: readonly RunningCampaign[]): Promise<TimelineEntry[]> {
  const { trx, districtKey, actor } = work
  const [seesKeys, seesReferrals, seesOutcomes] = [may(actor.role, 'key-household.read'), may(actor.role, 'referral.read') && actor.department === null, may(actor.role, 'eligibility.read')]
  const [keys, referrals, outcomes, records] = await Promise.all([
    seesKeys ? listKeyLines(trx, districtKey, householdId) : { events: [], contacts: [] },
    seesReferrals ? listReferralLines(trx, districtKey, householdId) : [],
    seesOutcomes ? listOutcomes(trx, districtKey, householdId) : [],
    may(actor.role, 'record.read') ? listRecordsNaming(work, campaigns, [householdId, ...gone]) : [],
  ])
  const titleOf = (campaignId: string, department: string) => {
    const plan = campaigns.find((one) => one.id === campaignId)?.plan
    return (plan && departmentTitle(plan, department)) ?? { zh: department, en: department }
  }
  return [
    ...keys.events.map((event): TimelineEntry => ({ id: `key ${event.id}`, at: event.at, kind: 'key', code: `timeline.key.${event.kind}`, details: { note: event.note }, by: event.by_name, link: { page: 'key-household', id: event.key_id } })),
    ...keys.contacts.map((one): TimelineEntry => ({ id: `contact ${one.id}`, at: one.at, kind: 'key', code: 'timeline.key.contact', details: { on: one.on_date, manner: one.manner, found: one.found }, by: one.by_name, link: { page: 'key-household', id: one.key_id } })),
    ...referrals.map((event): TimelineEntry => ({ id: `referral ${event.id}`, at: event.at, kind: 'referral', code: `timeline.referral.${event.state}`, details: { department: titleOf(event.campaign_id, event.department), note: event.note }, by: event.by_name, link: { page: 'referral', id: event.referral_id } })),
    ...outcomes.map((one): TimelineEntry => ({ id: `outcome ${one.id}`, at: one.at, kind: 'aid', code: `timeline.outcome.${one.outcome}`, details: { reason: one.reason, ...(one.aid !== null && { aid: one.aid }) }, by: one.by_name, link: null })),
    ...records.map((one): TimelineEntry => ({ id: `record ${one.id}`, at: one.at, kind: 'record', code: 'timeline.record', details: { on: one.heldOn, title: one.title, says: one.says }, by: one.by, link: { page: 'record', id: one.id } })),
  ]
}
