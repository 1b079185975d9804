import type { Household } from '#contract/households.ts'
import { ageOn } from '#domain/calendar/age.ts'
import { may } from '#domain/access/access.ts'
import type { HouseholdFacts } from '#domain/policy/facts.ts'
import { currentMembers } from '#domain/policy/indicators-of.ts'
import { labelsOf } from '#domain/policy/labels.ts'
import { problem } from '#domain/problem/problem.ts'
import { shownListing, type Listing } from '#domain/registry/shown-sources.ts'
import type { Row } from '../../database/tables.ts'
import type { Actor, Work } from '../../http/work.ts'
import { listRunningCampaigns, type RunningCampaign } from '../campaigns/public.ts'
import { listVersionsNaming } from '../deliverables/public.ts'
import { factViews, partsOfSource, type KnownSources } from './fact-sources.ts'
import { loadHouseholdFacts } from './household-facts.ts'
import { findHousehold, listAidOf, listEntriesOf, listFindingEventsOf, listImportsById, listMasks, listTrailOf, listVersions, listVisitsOf } from './household-page.queries.ts'
import { labelView, labelViews, type LabelView } from './label-view.ts'
import { timelineOf } from './timeline.ts'

/** One household on one page: people with what is known of each and from where, why it is on a list, all that happened to it. */
export async function getHousehold(work: Work, id: string): Promise<Household> {
  const { trx, districtKey, actor } = work
  const household = await findHousehold(trx, work, id)
  if (!household) throw problem('NOT_FOUND')
  const facts = (await loadHouseholdFacts(work, [id])).get(id) as HouseholdFacts
  const campaigns = await listRunningCampaigns(work)
  const masks = await listMasks(trx, districtKey, id)
  const entries = (await listEntriesOf(trx, districtKey, id)).map((entry) => shownTo(actor, campaigns, entry))
  const versions = await listVersions(trx, districtKey, household.area_path, entries.flatMap((entry) => [entry.signed_version ?? [], entry.struck_version ?? []].flat()))
  const visits = await listVisitsOf(trx, districtKey, id)
  const findings = await listFindingEventsOf(trx, districtKey, id)
  const trail = await listTrailOf(trx, districtKey, [id, ...masks.keys(), ...entries.map((entry) => entry.id)])
  const imports = await listImportsById(trx, districtKey, importsOf(household.import_id, facts))

  await work.record({ action: 'read-household', objectType: 'household', objectId: id, areaPath: household.area_path })

  const known: KnownSources = {
    imports: new Map(may(actor.role, 'roster.import') ? imports.map((one) => [one.id, one.file_name]) : []),
    visits: new Map(visits.flatMap((visit) => (visit.submission_id ? [[visit.submission_id, { visitId: visit.id, by: visit.handed_in_by ?? '' }]] : []))),
    accounts: new Map(trail.flatMap((line) => (line.account_id ? [[line.account_id, line.by_name]] : []))),
  }
  const { labels, memberLabels, undecided } = labelsIn(campaigns, facts)
  const isPlaced = household.area_level === 'village'
  return {
    id,
    headName: household.head_name,
    areaId: household.area_id,
    areaName: household.area_name,
    townName: isPlaced ? (household.town_name ?? '') : household.area_level === 'town' ? household.area_name : '',
    isPlaced,
    address: household.address,
    members: membersOf(facts, masks, memberLabels, known),
    facts: factViews(facts.household.facts, known),
    aid: (await listAidOf(trx, districtKey, id)).map((aid) => ({ id: aid.id, kind: aid.kind, from: aid.from_date, to: aid.to_date, amountFen: aid.amount_fen, personId: aid.person_id })),
    labels,
    undecided,
    campaigns: campaigns.flatMap((campaign) => entries.filter((entry) => entry.campaign_id === campaign.id).map((entry) => onList(campaign, entry, may(actor.role, 'visit.record')))),
    timeline: timelineOf({
      household,
      entries,
      versions,
      imports,
      mayOpenImports: may(actor.role, 'roster.import'),
      visits,
      findings,
      deliverables: may(actor.role, 'deliverable.read') ? await listVersionsNaming(work, { id, areaPath: household.area_path }) : [],
      openings: trail.filter((line) => line.action === 'open-citizen-id'),
      nameOf: (personId) => facts.members.find((member) => member.personId === personId)?.name ?? '',
      kindTitle: (campaignId, kind) => campaigns.find((one) => one.id === campaignId)?.plan.problems.kinds.find((one) => one.id === kind)?.title ?? { zh: kind, en: kind },
    }),
  }
}

function membersOf(facts: HouseholdFacts, masks: Map<string, string>, labels: Record<string, LabelView[]>, known: KnownSources): Household['members'] {
  const isHere = new Set(currentMembers(facts))
  return [...facts.members]
    .sort((a, b) => Number(isHere.has(b)) - Number(isHere.has(a)))
    .map((member) => ({
      personId: member.personId,
      name: member.name,
      relation: member.relation ?? '',
      isHead: member.isHead,
      sex: member.sex ?? null,
      birthDate: member.birthDate ?? null,
      age: member.birthDate === undefined ? null : ageOn(member.birthDate, facts.asOf),
      maskedId: masks.get(member.personId) ?? '',
      from: member.from ?? null,
      to: member.to ?? null,
      facts: factViews(member.facts, known),
      labels: labels[member.personId] ?? [],
    }))
}

// Two campaigns of one plan give the same labels once.
function labelsIn(campaigns: readonly RunningCampaign[], facts: HouseholdFacts): { labels: LabelView[]; memberLabels: Record<string, LabelView[]>; undecided: Household['undecided'] } {
  const plans = [...new Map(campaigns.map((campaign) => [campaign.row.plan_digest, campaign.plan])).values()]
  const all = plans.map((plan) => labelsOf(plan, facts))
  const views = all.map(labelViews)
  const people = [...new Set(views.flatMap((one) => Object.keys(one.memberLabels)))]
  return {
    labels: once(views.flatMap((one) => one.labels)),
    memberLabels: Object.fromEntries(people.map((personId) => [personId, once(views.flatMap((one) => one.memberLabels[personId] ?? []))])),
    undecided: all.flatMap((one) => one.unknown).map((one) => ({ ...labelView(one), personId: one.personId ?? null, missing: [...one.missing] })),
  }
}

function once(labels: LabelView[]): LabelView[] {
  return [...new Map(labels.map((label) => [`${label.focusOf ?? ''} ${label.id}`, label])).values()]
}

type ShownEntry = Omit<Row<'roster_entry'>, 'sources'> & Listing

function shownTo(actor: Actor, campaigns: readonly RunningCampaign[], entry: Row<'roster_entry'>): ShownEntry {
  const sources = campaigns.find((one) => one.id === entry.campaign_id)?.plan.sources ?? []
  return { ...entry, ...shownListing(sources, actor.role, entry) }
}

function onList(campaign: RunningCampaign, entry: ShownEntry, mayVisit: boolean): Household['campaigns'][number] {
  return {
    campaignId: campaign.id,
    title: campaign.plan.title,
    entryId: entry.id,
    part: entry.part as 'covered',
    state: entry.state as 'LISTED',
    reason: entry.reason,
    sources: [...entry.sources],
    coverage: entry.coverage as 'SEEN',
    visitId: entry.visit_id,
    canVisit: mayVisit && entry.state === 'LISTED',
  }
}

function importsOf(importId: string | null, facts: HouseholdFacts): string[] {
  const sources = [facts.household, ...facts.members].flatMap((one) => Object.values(one.facts).map((fact) => partsOfSource(fact.source)))
  return [...new Set([...(importId ? [importId] : []), ...sources.flatMap(({ kind, id }) => (kind === 'import' ? [id] : []))])]
}
