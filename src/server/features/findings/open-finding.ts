import type { z } from 'zod'
import type { Finding, openFinding as contract } from '#contract/findings.ts'
import { isPlainDate } from '#domain/calendar/plain-date.ts'
import { gapKinds, kindOf } from '#domain/casework/case-plan.ts'
import { defaultDue } from '#domain/casework/severity.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { findArea } from '../areas/public.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { findingView } from './finding-view.ts'
import { findCaseHousehold, findFinding, findTownOf, insertFindings, type FindingRow } from './findings.queries.ts'

/** Writes down a problem that came by another way than a visit: a call, the hotline, an inspection. */
export async function openFinding(work: Work, campaignId: string, body: z.output<(typeof contract)['body']>): Promise<Finding> {
  const { trx, districtKey, today } = work
  const campaign = await getRunningCampaign(work, campaignId)
  const household = await findCaseHousehold(trx, districtKey, body.householdId, work, 'held')

  if (!household) throw problem('NOT_FOUND')

  const townId = (await findTownOf(trx, districtKey, household.area_path)) ?? (await chosenTown(work, body.townId))
  if (townId === undefined) throw problem('OWNING_TOWN_MISSING')
  const due = body.due ?? defaultDue(body.severity, body.foundOn) ?? null
  const issues = [
    ...(campaign.plan.problems.kinds.some((kind) => kind.id === body.kind) ? [] : [{ path: 'kind', code: 'PROBLEM_KIND_UNKNOWN' }]),
    ...(body.gap === null || gapKinds(campaign.plan).some((gap) => gap.id === body.gap) ? [] : [{ path: 'gap', code: 'GAP_UNKNOWN' }]),
    ...(body.personId === null || household.people.includes(body.personId) ? [] : [{ path: 'personId', code: 'NOT_OF_HOUSEHOLD' }]),
    ...(isPlainDate(body.foundOn) && body.foundOn <= today ? [] : [{ path: 'foundOn', code: 'date' }]),
    ...(due === null || (isPlainDate(due) && due >= body.foundOn) ? [] : [{ path: 'due', code: 'DUE_BEFORE_FOUND' }]),
  ]
  if (issues.length > 0) throw problem('INPUT_INVALID', { place: 'body', issues })

  const id = work.newId()
  const place = { district_key: districtKey, area_path: household.area_path }
  await insertFindings(
    trx,
    [
      {
        ...place,
        id,
        campaign_id: campaignId,
        household_id: body.householdId,
        person_id: body.personId,
        visit_id: null,
        kind: body.kind,
        severity: body.severity,
        description: body.description,
        cause: body.cause,
        gap: body.gap,
        measure: body.measure,
        owner_unit: body.ownerUnit,
        owner_person: body.ownerPerson,
        found_on: body.foundOn,
        found_by: work.actor.name,
        due_date: due,
        state: 'NOT_STARTED',
        fixed_on_spot: false,
        closed_on: null,
        proof: '',
        town_id: townId,
        line_department: kindOf(campaign.plan, body.kind).line ?? '',
        source: body.source,
        source_note: body.sourceNote,
        reported_at: work.now,
      },
    ],
    [{ ...place, id: work.newId(), finding_id: id, at: work.now, by_name: work.actor.name, from_state: null, to_state: 'NOT_STARTED', note: body.sourceNote }],
  )

  work.record({ action: 'open-finding', objectType: 'finding', objectId: id, areaPath: household.area_path, details: { household: body.householdId, kind: body.kind, source: body.source } })
  return findingView((await findFinding(trx, districtKey, id, work)) as FindingRow, campaign.plan, today)
}

async function chosenTown(work: Work, townId: string | null): Promise<string | undefined> {
  const area = townId === null ? undefined : await findArea(work.trx, work.districtKey, townId)
  return area?.level === 'town' && area.path.startsWith(work.actor.scope) ? area.id : undefined
}
