import type { Team } from '#contract/teams.ts'
import type { Work } from '../../http/work.ts'
import { listAreasAmong } from '../areas/public.ts'
import { countLoad, countPlanned, type LoadRow } from './assignments.queries.ts'
import { listMembers, listTeamVillages, type TeamRow, type TeamVillageRow } from './teams.queries.ts'

/** What falls to teams in a campaign. */
export interface Loads {
  readonly rows: readonly LoadRow[]
  readonly planned: ReadonlyMap<string, number>
}

export async function loadsOf(work: Work, campaignId: string | undefined): Promise<Loads> {
  return {
    rows: campaignId === undefined ? [] : await countLoad(work.trx, work.districtKey, campaignId, work.actor.scope, work.today),
    planned: await countPlanned(work.trx, work.districtKey, work.actor.scope, work.today),
  }
}

/** Teams as the desk that made them sees them. */
export async function teamViews(work: Work, teams: readonly TeamRow[], loads: Loads): Promise<Team[]> {
  const ids = teams.map((team) => team.id)
  const [people, rows] = await Promise.all([listMembers(work.trx, work.districtKey, ids), listTeamVillages(work.trx, work.districtKey, work.actor.scope, ids)])
  const areas = await listAreasAmong(work.trx, work.districtKey, 'path', [...teams, ...rows].map((row) => row.area_path))
  const members = Map.groupBy(people, (member) => member.team_id)
  const villages = Map.groupBy(rows, (row) => row.team_id)
  return teams.map((team) => {
    const area = areas.find((one) => one.path === team.area_path)
    return {
      id: team.id,
      name: team.name,
      areaId: area?.id ?? '',
      areaName: area?.name ?? '',
      state: team.state as Team['state'],
      note: team.note,
      version: team.version,
      members: (members.get(team.id) ?? []).map(({ name, post, phone, is_leader, account_id }) => ({ name, post, phone, isLeader: is_leader, accountId: account_id })),
      villages: villagesOf(villages.get(team.id) ?? [], areas),
      load: loadOf(team.id, loads),
    }
  })
}

/** Teams as the villages in which they work see them. */
export async function teamsFromBelow(work: Work, loads: Loads): Promise<Team[]> {
  const all = await listTeamVillages(work.trx, work.districtKey, work.actor.scope)
  const areas = await listAreasAmong(work.trx, work.districtKey, 'path', all.map((row) => row.area_path))
  const byTeam = Map.groupBy(all, (row) => row.team_id)
  return [...byTeam].map(([id, rows]) => {
    const { name, members } = rows[0]!.sheet
    return { id, name, areaId: '', areaName: '', state: 'ACTIVE', note: '', version: 0, members, villages: villagesOf(rows, areas), load: loadOf(id, loads) }
  })
}

function villagesOf(rows: readonly TeamVillageRow[], areas: readonly { id: string; name: string; path: string }[]): Team['villages'] {
  return rows.filter((row) => row.is_default).flatMap((row) => areas.filter((area) => area.path === row.area_path).map((area) => ({ areaId: area.id, areaName: area.name })))
}

function loadOf(teamId: string, { rows, planned }: Loads): Team['load'] {
  const own = rows.filter((row) => row.team_id === teamId)
  const sum = (of: 'households' | 'seen' | 'partly' | 'gone') => own.reduce((total, row) => total + row[of], 0)
  return { households: sum('households'), seen: sum('seen'), partly: sum('partly'), gone: sum('gone'), planned: planned.get(teamId) ?? 0 }
}
