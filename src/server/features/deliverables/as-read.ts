import type { Plan } from '#domain/plan/plan.ts'
import { isAboveLead } from '#domain/plan/needs-release.ts'
import { hiddenSources } from '#domain/registry/shown-sources.ts'
import { numbersOnly, versionsIn, withoutRestricted, withoutVersions } from '#domain/reporting/readable-content.ts'
import type { Work } from '../../http/work.ts'
import type { RunningCampaign } from '../campaigns/public.ts'
import { getStoredPlan } from '../plans/public.ts'
import type { Content } from './content.ts'
import { listReleased } from './releases.queries.ts'

/** Whether whoever reads stands above the lead: of what was not released such a person has the numbers (J-64). */
export function readsReleasedOnly(work: Work, { plan }: RunningCampaign): boolean {
  return isAboveLead(plan, work.actor.home.level)
}

/** What stands now, as whoever asks may read it. */
export function standingAsRead(work: Work, campaign: RunningCampaign, content: Content): Content {
  return readsReleasedOnly(work, campaign) ? numbersOnly(content) : asRoleReads(work, [campaign.plan], content)
}

/** What was signed, as whoever asks may read it: a source that either plan, the signed or the running one, keeps for named roles is kept (J-23). */
export async function frozenAsRead(work: Work, campaign: RunningCampaign, content: Content): Promise<Content> {
  const signed = await getStoredPlan(work, content.plan.id, content.plan.digest)
  const read = asRoleReads(work, [signed.plan, campaign.plan], content)
  if (!readsReleasedOnly(work, campaign)) return read
  return withoutVersions(read, new Set(await listReleased(work.trx, work.districtKey, versionsIn(read))))
}

function asRoleReads({ actor }: Work, plans: readonly Plan[], content: Content): Content {
  const sources = new Set(plans.flatMap((plan) => hiddenSources(plan.sources, actor.role)))
  const groups = plans.flatMap((plan) => plan.groups?.list ?? []).filter((group) => group.of.some((id) => sources.has(id)))
  return withoutRestricted(content, { sources, groups: new Set(groups.map((group) => group.id)) })
}

/** Which of some versions whoever asks may open. */
export async function openableOf(work: Work, campaign: RunningCampaign, versions: readonly { readonly id: string }[]): Promise<(version: { readonly id: string }) => boolean> {
  if (!readsReleasedOnly(work, campaign)) return () => true
  const released = new Set(await listReleased(work.trx, work.districtKey, versions.map(({ id }) => id)))
  return ({ id }) => released.has(id)
}
