import type { Team } from '#contract/teams.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { releaseTeam } from './assignments.queries.ts'
import { getTeam } from './get-team.ts'
import { dropTeamVillages, lockTeamRow, updateTeam } from './teams.queries.ts'

/** A team ends. Its households go with their villages, its villages have no team until another takes them. */
export async function closeTeam(work: Work, id: string): Promise<Team> {
  const team = await lockTeamRow(work.trx, work.districtKey, id)
  if (!team) throw problem('NOT_FOUND')
  if (team.state !== 'ACTIVE') throw problem('CHANGED_MEANWHILE')

  const released = await releaseTeam(work.trx, work.districtKey, id, work.now, work.actor.name)
  await dropTeamVillages(work.trx, work.districtKey, id, [])
  await updateTeam(work.trx, work.districtKey, id, { state: 'CLOSED' })

  work.record({ action: 'close-team', objectType: 'team', objectId: id, areaPath: team.area_path, details: { name: team.name, released } })
  return getTeam(work, id)
}
