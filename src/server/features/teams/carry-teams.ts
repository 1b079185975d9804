import type { Work } from '../../http/work.ts'
import { listStayingWith, putAssignments } from './assignments.queries.ts'
import { dropVillages, givePlaceOfTeams, listOwnTeamsIn, listTeamsIn, putTeamVillages, touchTeams, type TeamVillageRow } from './teams.queries.ts'

/** Households that leave one area for another; without `householdIds` all of them, and the area ends. */
export interface Leaving {
  readonly from: { readonly path: string; readonly name: string }
  readonly to: { readonly path: string; readonly name: string }
  readonly householdIds?: readonly string[]
}

interface Going extends Leaving {
  readonly team: TeamVillageRow
  /** Those that went with their village and not by an assignment of their own. */
  readonly stayingWith: readonly string[]
  readonly asVillageTeam: boolean
}

/** The teams that go along with households, as they would be shown. */
export async function teamsGoing(work: Work, leaving: readonly Leaving[]): Promise<{ team: string; from: string; to: string; households: number; asVillageTeam: boolean }[]> {
  return (await going(work, leaving)).map(({ team, from, to, stayingWith, asVillageTeam }) => ({ team: team.sheet.name, from: from.name, to: to.name, households: stayingWith.length, asVillageTeam }))
}

/**
 * Every household keeps the team it has. The village it comes to keeps its own; one without gets that of the part with the most
 * households, and those of the other parts go on with theirs by an assignment.
 */
export async function carryTeams(work: Work, leaving: readonly Leaving[]): Promise<void> {
  const all = await going(work, leaving)
  const row = (to: string, team: Pick<TeamVillageRow, 'team_id' | 'sheet'>, isDefault: boolean) => ({ district_key: work.districtKey, id: work.newId(), area_path: to, team_id: team.team_id, is_default: isDefault, sheet: JSON.stringify(team.sheet) })
  for (const { to, team, stayingWith, asVillageTeam } of all) {
    await putTeamVillages(work.trx, [row(to.path, team, asVillageTeam)])
    if (asVillageTeam) continue
    await putAssignments(work.trx, work.districtKey, stayingWith.map((householdId) => ({ id: work.newId(), householdId, areaPath: to.path })), { teamId: team.team_id, accountId: null, accountName: '', until: null, at: work.now, by: work.actor.name })
  }
  // Who has a team of its own keeps it too; the village it comes to has to see that team.
  for (const { from, to, householdIds } of leaving) await putTeamVillages(work.trx, (await listOwnTeamsIn(work.trx, work.districtKey, from.path, householdIds)).map((team) => row(to.path, team, false)))
  const ended = leaving.filter(({ householdIds }) => householdIds === undefined)
  for (const { from, to } of ended) await givePlaceOfTeams(work.trx, work.districtKey, from.path, to.path)
  await dropVillages(work.trx, work.districtKey, ended.map(({ from }) => from.path))
  await touchTeams(work.trx, work.districtKey, [...new Set(all.map(({ team }) => team.team_id))])
}

async function going(work: Work, leaving: readonly Leaving[]): Promise<Going[]> {
  const defaults = new Map((await listTeamsIn(work.trx, work.districtKey, [...new Set(leaving.flatMap(({ from, to }) => [from.path, to.path]))])).filter((row) => row.is_default).map((row) => [row.area_path, row]))
  const parts = await Promise.all(
    leaving.flatMap((one) => {
      const team = defaults.get(one.from.path)
      return team ? [listStayingWith(work.trx, work.districtKey, one.from.path, work.today, one.householdIds).then((stayingWith) => ({ ...one, team, stayingWith }))] : []
    }),
  )
  return [...Map.groupBy(parts, ({ to }) => to.path)].flatMap(([to, ones]) => {
    const village = defaults.get(to)?.team_id ?? ones.reduce((most, one) => (one.stayingWith.length > most.stayingWith.length ? one : most)).team.team_id
    return ones.map((one): Going => ({ ...one, asVillageTeam: one.team.team_id === village }))
  })
}
