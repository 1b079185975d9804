import type { z } from 'zod'
import type { planVisits as route } from '#contract/planning.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { getRunningCampaign } from '../campaigns/public.ts'
import { teamsOf } from '../teams/public.ts'
import { nearVisitsOf, reuseWithin } from './near-visits.ts'
import { insertPlanned, listHouseholdNames } from './planning.queries.ts'

type Input = z.output<typeof route.body>

/**
 * Plans visits on a day. A household that was visited, or that somebody plans to visit, within the days of the plan is held back
 * with what is known of that visit until it is decided: its answers do, or the visit is still needed, and why (J-69).
 */
export async function planVisits(work: Work, input: Input): Promise<z.input<typeof route.response>> {
  const ids = [...new Set(input.householdIds)]
  const households = await listHouseholdNames(work.trx, work.districtKey, work, work.actor.scope, ids, 'held')
  if (households.length < ids.length) throw problem('NOT_FOUND')
  if (input.campaignId !== null) await getRunningCampaign(work, input.campaignId)

  if (input.on < work.today) throw problem('INPUT_INVALID', { place: 'body', issues: [{ path: 'on', code: 'PLANNED_IN_PAST' }] })
  if (input.decision === 'STILL_NEEDED' && !input.reason) throw problem('INPUT_INVALID', { place: 'body', issues: [{ path: 'reason', code: 'REASON_MISSING' }] })
  const days = await reuseWithin(work)
  const near = days === null ? new Map<string, never[]>() : await nearVisitsOf(work, ids, input.on, days)
  const held = input.decision ? [] : households.filter((one) => (near.get(one.id) ?? []).length > 0)
  const free = households.filter((one) => !held.includes(one))
  if (input.decision === 'REUSE' && !isMade(near, ids, input.earlierVisitId)) throw problem('INPUT_INVALID', { place: 'body', issues: [{ path: 'earlierVisitId', code: 'NOTHING_TO_REUSE' }] })

  const teams = await teamsOf(work, free.map((one) => ({ householdId: one.id, areaPath: one.area_path })))
  await insertPlanned(
    work.trx,
    free.map((one) => {
      const team = teams.get(one.id)
      return {
        district_key: work.districtKey,
        id: work.newId(),
        area_path: one.area_path,
        household_id: one.id,
        campaign_id: input.campaignId,
        purpose: input.purpose,
        department: input.department ?? '',
        planned_on: input.on,
        team_id: team?.id ?? null,
        visitors: input.visitors || (team?.members.map((member) => member.name).join('、') ?? ''),
        state: 'PLANNED',
        decision: input.decision ?? null,
        reason: input.reason ?? '',
        earlier_visit_id: input.decision ? (input.earlierVisitId ?? null) : null,
        at: work.now,
        by_id: work.actor.accountId,
        by_name: work.actor.name,
      }
    }),
  )

  work.record({ action: 'plan-visits', objectType: 'planned-visit', objectId: input.campaignId ?? work.districtKey, areaPath: work.actor.areaPath, details: { on: input.on, households: free.map((one) => one.id), held: held.length, decision: input.decision ?? null } })
  return { planned: free.length, held: held.map((one) => ({ householdId: one.id, headName: one.head_name, near: near.get(one.id) ?? [] })) }
}

function isMade(near: ReadonlyMap<string, readonly { kind: string; visitId: string | null }[]>, ids: readonly string[], visitId: string | undefined): boolean {
  return visitId !== undefined && ids.every((id) => (near.get(id) ?? []).some((one) => one.kind === 'MADE' && one.visitId === visitId))
}
