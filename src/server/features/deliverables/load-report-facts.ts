import type { PlainDate } from '#domain/calendar/plain-date.ts'
import { isOpen, type FindingState } from '#domain/casework/transition.ts'
import type { ReportedHousehold, ReportedResident, ReportFacts } from '#domain/reporting/report-facts.ts'
import type { Coverage } from '#domain/visit/coverage.ts'
import type { Work } from '../../http/work.ts'
import type { RunningCampaign } from '../campaigns/public.ts'
import { listLastOutcomes } from '../eligibility/public.ts'
import { countEscalations } from '../escalations/public.ts'
import { listFoundProblems } from '../findings/public.ts'
import { listReferredHouseholds } from '../referrals/public.ts'
import { listedKeys } from './listed-keys.ts'
import { listedProblem, unitNames } from './listed-problem.ts'
import { listAidBegun, listCheckedResidents, listFrame, listFrameMembers, listStatesAt, type Extent } from './report.queries.ts'

export interface LoadedFacts {
  readonly facts: ReportFacts
  /** Path of the area of each household. */
  readonly pathOf: ReadonlyMap<string, string>
}

/**
 * All that a report of an area counts, as of a moment.
 * @param from what came in after this moment is new in the period of the report
 * @param cutOff the day of that moment: who lives where on it
 * @param until what came in after this moment does not count (J-73: late visits go to the next week)
 */
export async function loadReportFacts(work: Work, campaign: RunningCampaign, areaPath: string, from: Date, until: Date, cutOff: PlainDate): Promise<LoadedFacts> {
  const { trx, districtKey } = work
  const extent: Extent = { districtKey, campaignId: campaign.id, areaPath, until }
  const frame = await listFrame(trx, extent)
  const members = Map.groupBy(await listFrameMembers(trx, extent), (row) => row.household_id)
  const aid = Map.groupBy(await listAidBegun(trx, extent, campaign.row.start_date), (row) => row.household_id)
  const outcomes = await listLastOutcomes(trx, districtKey, campaign.id, areaPath, until)
  const referred = await listReferredHouseholds(trx, districtKey, campaign.id, areaPath, until)
  const isAfter = (at: string | Date | null): boolean => at !== null && new Date(at) > from

  const households = frame.map((row): ReportedHousehold => {
    const outcome = outcomes.get(row.household_id)
    return {
      householdId: row.household_id,
      visitId: row.visit_id,
      areaCode: row.area_code,
      village: row.area_name,
      household: row.head_name,
      sound: row.head_pinyin,
      part: row.part,
      sources: row.sources,
      // A visit that was begun is not handed in: nobody was there yet.
      coverage: row.coverage === 'DRAFT' ? 'NOT_VISITED' : (row.coverage as Coverage),
      isNew: isAfter(row.handed_in_at),
      notSeen: row.coverage === 'PARTLY' ? [...new Set(row.not_seen)] : [],
      labels: row.labels.household ?? [],
      undecided: row.labels.undecided?.[''] ?? [],
      people: (members.get(row.household_id) ?? []).map((one) => ({ personId: one.person_id, name: one.name, labels: row.labels.persons?.[one.person_id] ?? [], undecided: row.labels.undecided?.[one.person_id] ?? [] })),
      aidBegun: (aid.get(row.household_id) ?? []).map((one) => one.kind),
      ...(outcome !== undefined && { outcome: outcome.outcome }),
      hasApplied: outcome?.has_applied ?? false,
      isReferred: referred.has(row.household_id),
    }
  })

  const states = new Map((await listStatesAt(trx, extent)).map((row) => [row.finding_id, row]))
  const units = await unitNames(work, campaign)
  const problems = (await listFoundProblems(trx, districtKey, campaign.id, areaPath)).flatMap((found) => {
    const at = states.get(found.id)
    if (!at) return []
    const { closedOn, ...listed } = listedProblem(found, units)
    const state = at.to_state as FindingState
    const isClosed = !isOpen({ state })
    return [{ ...listed, state, ...(isClosed && { closedOn: closedOn ?? (at.at.slice(0, 10) as PlainDate) }), isNew: isAfter(at.first_at), isNewlyClosed: isClosed && isAfter(at.at) }]
  })
  const residents = (await listCheckedResidents(trx, extent, cutOff)).map((row): ReportedResident => ({
    residentId: row.id,
    householdId: row.household_id,
    areaCode: row.area_code,
    village: row.area_name,
    household: row.head_name,
    sound: row.head_pinyin,
    person: row.name,
    institution: { id: row.institution_id, name: row.institution_name },
    since: row.from_date as PlainDate,
    ...(row.checked_on !== null && { checkedOn: row.checked_on as PlainDate }),
    problems: (row.answers ?? []).filter((one) => one.answer === 'PROBLEM').map((one) => one.id),
  }))
  return {
    facts: { households, residents, problems, keys: await listedKeys(work, campaign, areaPath), escalations: await countEscalations(trx, districtKey, campaign.id, areaPath, until) },
    pathOf: new Map(frame.map((row) => [row.household_id, row.area_path])),
  }
}
