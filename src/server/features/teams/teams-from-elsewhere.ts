import { isWithin } from '#domain/access/access.ts'
import type { Work } from '../../http/work.ts'
import { findTeamRow, listTeamsIn } from './teams.queries.ts'

/** Names of the teams of a village that would be made by another unit than the one it comes to: they go on, and stay that unit's. */
export async function teamsFromElsewhere(work: Work, villagePath: string, parentPath: string): Promise<string[]> {
  const here = (await listTeamsIn(work.trx, work.districtKey, [villagePath])).filter((row) => row.is_default)
  const teams = await Promise.all(here.map((row) => findTeamRow(work.trx, work.districtKey, row.team_id)))
  return teams.flatMap((team) => (team && !isWithin(parentPath, team.area_path) && !isWithin(team.area_path, villagePath) ? [team.name] : []))
}
