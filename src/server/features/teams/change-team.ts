import type { z } from 'zod'
import type { changeTeam as route, Team } from '#contract/teams.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { getTeam } from './get-team.ts'
import { checkSheet, writeSheet } from './team-sheet.ts'
import { lockTeamRow, updateTeam } from './teams.queries.ts'

/** Other people, other villages, another name. */
export async function changeTeam(work: Work, id: string, input: z.output<typeof route.body>): Promise<Team> {
  const team = await lockTeamRow(work.trx, work.districtKey, id)
  if (!team) throw problem('NOT_FOUND')
  if (team.state !== 'ACTIVE' || team.version !== input.version) throw problem('CHANGED_MEANWHILE')
  const villages = await checkSheet(work, id, team.area_path, input)

  await updateTeam(work.trx, work.districtKey, id, { name: input.name, note: input.note ?? '' })
  await writeSheet(work, id, team.area_path, input, villages)

  work.record({ action: 'change-team', objectType: 'team', objectId: id, areaPath: team.area_path, details: { name: input.name, members: input.members.length, villages: villages.map((village) => village.id) } })
  return getTeam(work, id)
}
