import type { z } from 'zod'
import type { assignHouseholds as route } from '#contract/teams.ts'
import { isWithin } from '#domain/access/access.ts'
import { accountKey } from '#domain/access/reach.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Services, Work } from '../../http/work.ts'
import { endReach, grantReach } from '../reach/public.ts'
import { listAssignmentsBefore, listPlaces, putAssignments, type AssignedTo } from './assignments.queries.ts'
import { listSurveyorRows } from './surveyors.queries.ts'
import { dropTeamVillages, findTeamRow, listMembers, listTeamVillages, putTeamVillages } from './teams.queries.ts'

type Input = z.output<typeof route.body>

/**
 * Gives households to a team, or to one contracted surveyor until a day (at the latest the end of the contract), or back to the
 * team of their village. Whoever had them before sees them no more; all of them are given or none.
 */
export async function assignHouseholds(services: Services, work: Work, input: Input): Promise<{ assigned: number }> {
  const ids = [...new Set(input.householdIds)]
  const places = await listPlaces(work.trx, work.districtKey, ids, 'held')
  if (places.length < ids.length || !places.every((place) => isWithin(place.area_path, work.actor.scope))) throw problem('NOT_FOUND')
  const to = await toWhom(services, work, input)
  const before = await listAssignmentsBefore(work.trx, work.districtKey, ids)

  if (to.teamId !== null) await workIn(work, to.teamId, [...new Set(places.map((place) => place.area_path))])
  await putAssignments(work.trx, work.districtKey, places.map((place) => ({ id: work.newId(), householdId: place.id, areaPath: place.area_path })), to)
  for (const [accountId, rows] of Map.groupBy(before.filter((row) => row.account_id !== null), (row) => row.account_id as string)) {
    await endReach(work, { householdIds: rows.map((row) => row.household_id), key: accountKey(accountId) })
  }
  if (to.accountId !== null) await grantReach(work, { householdIds: ids, key: accountKey(to.accountId), until: to.until })
  for (const teamId of new Set(before.flatMap((row) => (row.team_id !== null && row.team_id !== to.teamId ? [row.team_id] : [])))) await leaveVillages(work, teamId)

  work.record({ action: 'assign-households', objectType: 'assignment', objectId: to.teamId ?? to.accountId ?? work.districtKey, areaPath: work.actor.areaPath, details: { households: ids, team: to.teamId, account: to.accountId, until: to.until } })
  return { assigned: ids.length }
}

async function toWhom(services: Services, work: Work, input: Input): Promise<AssignedTo> {
  const own = { at: work.now, by: work.actor.name }
  const until = input.until ?? null
  if (until !== null && until < work.today) throw problem('INPUT_INVALID', { place: 'body', issues: [{ path: 'until', code: 'ASSIGNMENT_PAST' }] })
  if (input.accountId) {
    const surveyor = (await listSurveyorRows(services.apart, work.actor.scope, work.today)).find((one) => one.id === input.accountId)
    if (!surveyor) throw problem('NOT_FOUND')
    const contract = surveyor.until_date
    return { ...own, teamId: null, accountId: surveyor.id, accountName: surveyor.name, until: until === null || (contract !== null && contract < until) ? contract : until }
  }
  if (input.teamId === null) return { ...own, teamId: null, accountId: null, accountName: '', until: null }
  const team = await findTeamRow(work.trx, work.districtKey, input.teamId)
  if (team?.state !== 'ACTIVE') throw problem('NOT_FOUND')
  return { ...own, teamId: team.id, accountId: null, accountName: '', until }
}

/** The villages of these households see the team from now on. */
async function workIn(work: Work, teamId: string, areaPaths: readonly string[]): Promise<void> {
  const team = await findTeamRow(work.trx, work.districtKey, teamId)
  const members = (await listMembers(work.trx, work.districtKey, [teamId])).map(({ name, post, phone, is_leader, account_id }) => ({ name, post, phone, isLeader: is_leader, accountId: account_id }))
  const sheet = JSON.stringify({ name: team!.name, members })
  await putTeamVillages(work.trx, areaPaths.map((path) => ({ district_key: work.districtKey, id: work.newId(), area_path: path, team_id: teamId, is_default: false, sheet })))
}

async function leaveVillages(work: Work, teamId: string): Promise<void> {
  const kept = (await listTeamVillages(work.trx, work.districtKey, work.actor.scope, [teamId])).filter((row) => row.is_default).map((row) => row.area_path)
  await dropTeamVillages(work.trx, work.districtKey, teamId, kept)
}
