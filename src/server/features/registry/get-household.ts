import type { Household } from '#contract/households.ts'
import { ageOn } from '#domain/calendar/age.ts'
import { may } from '#domain/access/access.ts'
import type { HouseholdFacts } from '#domain/policy/facts.ts'
import { currentMembers } from '#domain/policy/computed-indicators.ts'
import { labelsOf } from '#domain/policy/labels.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Row } from '../../database/tables.ts'
import type { Actor, Work } from '../../http/work.ts'
import { listRunningCampaigns, type RunningCampaign } from '../campaigns/public.ts'
import { listVersionsNaming } from '../deliverables/public.ts'
import { listAreasOf } from '../areas/public.ts'
import { readerOf, remarkOf, rowTexts, shownFacts, type Beside } from '../telling/public.ts'
import { factViews, partsOfSource, sourceView, type KnownSources } from './fact-sources.ts'
import { loadHouseholdFacts } from './household-facts.ts'
import { listObligors } from './desk.queries.ts'
import { findHousehold, findWhereMerged, listAidOf, listEntriesOf, listFindingEventsOf, listImportsById, listMemberLines, listMergedInto, listSignedLines, listTrailOf, listVisitsOf, type MemberLine } from './household-page.queries.ts'
import { caseLines } from './case-lines.ts'
import { knownSources } from './known-sources.ts'
import { labelView, labelViews, type LabelView } from './label-view.ts'
import { listPayments } from './payments.queries.ts'
import { timelineOf } from './timeline.ts'

/**
 * One household on one page: people with what is known of each and from where, why it is on a list, all that happened to it.
 * One that was merged into another leads on to that one.
 */
export async function getHousehold(work: Work, id: string): Promise<Household> {
  const { trx, districtKey, actor } = work
  const [household, loaded] = await Promise.all([findHousehold(trx, work, id), loadHouseholdFacts(work, [id])])
  const goneTo = household?.merged_into === null ? undefined : await findWhereMerged(trx, districtKey, id)
  if (goneTo) return getHousehold(work, goneTo)
  const all = loaded.get(id)
  if (!household || !all) throw problem('NOT_FOUND')
  // All that one page takes is asked for together.
  const [campaigns, reader, facts, lines, aid, payments, obligors, onRosters, signed, visits, findings, rows] = await Promise.all([
    listRunningCampaigns(work), readerOf(work), shownFacts(work, all),
    listMemberLines(trx, districtKey, id), listAidOf(trx, districtKey, id), listPayments(trx, districtKey, id), listObligors(trx, districtKey, id),
    listEntriesOf(trx, districtKey, id), listSignedLines(trx, districtKey, id), listVisitsOf(trx, districtKey, id), listFindingEventsOf(trx, districtKey, id),
    listAreasOf(trx, districtKey),
  ])
  const entries = onRosters.map((entry) => shownTo(actor, campaigns, entry, { remark: remarkOf(all), address: household.address }))
  const people = [...new Set(lines.map((line) => line.person_id))]
  const told = [...sourcesOf(facts), ...[...aid, ...payments, ...obligors].map((one) => one.source)]
  const [gone, imports, deliverables] = await Promise.all([
    listMergedInto(trx, districtKey, id, people),
    listImportsById(trx, districtKey, importsOf(household.import_id, facts)),
    may(actor.role, 'deliverable.read') ? listVersionsNaming(work, { id, areaPath: household.area_path }) : [],
  ])
  const about = [id, ...people, ...gone, ...entries.map((entry) => entry.id)]
  const [trail, known, cases] = await Promise.all([listTrailOf(trx, districtKey, about), knownSources(work, told, about), caseLines(work, id, gone, campaigns)])

  work.record({ action: 'read-household', objectType: 'household', objectId: id, areaPath: household.area_path })

  const areas = new Map(rows.map((area) => [area.path, area]))
  const registered = areas.get(household.registered_path ?? '')
  const { labels, memberLabels, undecided } = labelsIn(campaigns, facts)
  const isPlaced = household.area_level === 'village'
  return {
    id,
    headName: household.head_name,
    areaId: household.area_id,
    areaName: household.area_name,
    townName: isPlaced ? (household.town_name ?? '') : household.area_level === 'town' ? household.area_name : '',
    isPlaced,
    address: reader.text(household.address),
    members: membersOf(facts, lines, memberLabels, known),
    facts: factViews(facts.household.facts, known),
    aid: aid.map((one) => ({ id: one.id, kind: one.kind, from: one.from_date, to: one.to_date, amountFen: one.amount_fen, personId: one.person_id, source: sourceView(one.source, known), asOf: one.as_of, note: reader.text(one.note) })),
    payments: payments.map((one) => ({ id: one.id, kind: one.kind, personId: one.person_id, paidOn: one.paid_on, amountFen: one.amount_fen, source: sourceView(one.source, known), voidReason: one.void_reason })),
    obligors: obligors.map((one) => ({
      id: one.id, duty: one.duty, personId: one.person_id, name: one.name, relation: one.relation, maskedId: one.citizen_id_mask, phone: one.phone, address: reader.text(one.address),
      incomeFen: one.income_fen, supportFen: one.support_fen, asOf: one.as_of, source: sourceView(one.source, known),
    })),
    registeredAt: registered ? { areaId: registered.id, name: registered.name } : null,
    labels,
    undecided,
    campaigns: campaigns.flatMap((campaign) => entries.filter((entry) => entry.campaign_id === campaign.id).map((entry) => onList(campaign, entry, may(actor.role, 'visit.record')))),
    timeline: reader.deep(timelineOf({
      household,
      entries,
      signed,
      // What a file is called tells of what is in it, in words that nobody has thought of.
      imports: reader.seesAll ? imports : [],
      mayOpenImports: may(actor.role, 'roster.import'),
      visits,
      findings,
      deliverables,
      trail,
      cases,
      areaName: (path) => areas.get(path)?.name ?? '',
      nameOf: (personId) => facts.members.find((member) => member.personId === personId)?.name ?? '',
      kindTitle: (campaignId, kind) => campaigns.find((one) => one.id === campaignId)?.plan.problems.kinds.find((one) => one.id === kind)?.title ?? { zh: kind, en: kind },
    })),
  }
}

function membersOf(facts: HouseholdFacts, lines: readonly MemberLine[], labels: Record<string, LabelView[]>, known: KnownSources): Household['members'] {
  const isHere = new Set(currentMembers(facts))
  const sorted = [...facts.members].sort((a, b) => Number(isHere.has(b)) - Number(isHere.has(a)) || (b.to ?? '').localeCompare(a.to ?? ''))
  // Somebody who became something else to the household, or went and came back, stands there once: as now, else as last.
  const once = sorted.filter((member, at) => sorted.findIndex((other) => other.personId === member.personId) === at)
  return once.map((member) => {
    const line = lines.find((one) => one.person_id === member.personId && one.from_date === (member.from ?? null) && one.to_date === (member.to ?? null))
    return {
      personId: member.personId,
      name: member.name,
      relation: member.relation ?? '',
      isHead: member.isHead,
      sex: member.sex ?? null,
      birthDate: member.birthDate ?? null,
      age: member.birthDate === undefined ? null : ageOn(member.birthDate, facts.asOf),
      maskedId: line?.citizen_id_mask ?? '',
      provisionalNumber: line?.provisional_number ?? null,
      from: member.from ?? null,
      to: member.to ?? null,
      endReason: line?.end_reason ?? null,
      facts: factViews(member.facts, known),
      labels: labels[member.personId] ?? [],
    }
  })
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
    // Whoever decides the population decides its focus groups.
    undecided: all.flatMap((one) => one.unknown).filter((one) => !one.isBelow).map((one) => ({ ...labelView(one), personId: one.personId ?? null, missing: [...one.missing] })),
  }
}

function once(labels: LabelView[]): LabelView[] {
  return [...new Map(labels.map((label) => [`${label.focusOf ?? ''} ${label.id}`, label])).values()]
}

type ShownEntry = Omit<Row<'roster_entry'>, 'sources'> & { readonly sources: readonly string[] }

function shownTo(actor: Actor, campaigns: readonly RunningCampaign[], entry: Row<'roster_entry'>, beside: Beside): ShownEntry {
  const { sources, reason, strikeReason, particulars } = rowTexts(campaigns.find((one) => one.id === entry.campaign_id)?.plan.sources ?? [], actor.role, entry, beside)
  return { ...entry, sources, reason, strike_reason: strikeReason, particulars: particulars as typeof entry.particulars }
}

function onList(campaign: RunningCampaign, entry: ShownEntry, mayVisit: boolean): Household['campaigns'][number] {
  return {
    campaignId: campaign.id,
    title: campaign.plan.title,
    entryId: entry.id,
    part: entry.part,
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

function sourcesOf(facts: HouseholdFacts): string[] {
  return [facts.household, ...facts.members].flatMap((one) => Object.values(one.facts).map((fact) => fact.source))
}
