import type { z } from 'zod'
import type { createTeam as route, Team } from '#contract/teams.ts'
import { isWithin } from '#domain/access/access.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { findArea } from '../areas/public.ts'
import { getTeam } from './get-team.ts'
import { checkSheet, writeSheet } from './team-sheet.ts'
import { insertTeam } from './teams.queries.ts'

/** A town forms a visiting team, led by the cadre in charge of the village (J-36). It stays from campaign to campaign. */
export async function createTeam(work: Work, input: z.output<typeof route.body>): Promise<Team> {
  const area = await findArea(work.trx, work.districtKey, input.areaId ?? work.actor.areaId)
  if (!area || area.level === 'village' || !isWithin(area.path, work.actor.scope)) throw problem('NOT_FOUND')
  const id = work.newId()
  const villages = await checkSheet(work, id, area.path, input)

  await insertTeam(work.trx, { district_key: work.districtKey, id, area_path: area.path, name: input.name, state: 'ACTIVE', note: input.note ?? '', at: work.now, by_name: work.actor.name })
  await writeSheet(work, id, area.path, input, villages)

  work.record({ action: 'create-team', objectType: 'team', objectId: id, areaPath: area.path, details: { name: input.name, members: input.members.length, villages: villages.map((village) => village.id) } })
  return getTeam(work, id)
}
