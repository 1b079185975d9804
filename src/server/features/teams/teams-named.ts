import type { Work } from '../../http/work.ts'
import { listTeamRows, listTeamVillages } from './teams.queries.ts'

/** Names of the teams in reach, by id: those that a desk made, and those that work in its villages. */
export async function teamsNamed(work: Work): Promise<Map<string, string>> {
  const below = await listTeamVillages(work.trx, work.districtKey, work.actor.scope)
  const own = await listTeamRows(work.trx, work.districtKey, work.actor.scope)
  return new Map([...below.map((row) => [row.team_id, row.sheet.name] as const), ...own.map((row) => [row.id, row.name] as const)])
}
