import type { z } from 'zod'
import type { createTeam } from '#contract/teams.ts'
import { isWithin } from '#domain/access/access.ts'
import { problem } from '#domain/problem/problem.ts'
import type { StoredTeamSheet } from '../../database/tables.ts'
import type { Work } from '../../http/work.ts'
import { listAreasAmong, type AreaRow } from '../areas/public.ts'
import { dropTeamVillages, listTeamsIn, putTeamVillages, replaceMembers, updateSheets } from './teams.queries.ts'

export type SheetInput = Pick<z.output<typeof createTeam.body>, 'name' | 'members' | 'villages'>

/**
 * What a sheet has to be: one leader at least, no name twice, villages below the team's own area that no other team visits.
 * Problems: INPUT_INVALID, TEAM_VILLAGE_TAKEN.
 */
export async function checkSheet(work: Work, teamId: string, areaPath: string, input: SheetInput): Promise<readonly AreaRow[]> {
  if (!input.members.some((member) => member.isLeader)) throw problem('INPUT_INVALID', { place: 'body', issues: [{ path: 'members', code: 'TEAM_WITHOUT_LEADER' }] })
  const areas = await listAreasAmong(work.trx, work.districtKey, 'id', input.villages)
  const villages = [...new Set(input.villages)].map((id) => areas.find((area) => area.id === id))
  const isHere = villages.every((area) => area?.level === 'village' && isWithin(area.path, areaPath) && isWithin(area.path, work.actor.scope))
  if (!isHere) throw problem('NOT_FOUND')
  const chosen = villages as readonly AreaRow[]
  const taken = (await listTeamsIn(work.trx, work.districtKey, chosen.map((area) => area.path))).filter((row) => row.is_default && row.team_id !== teamId)
  if (taken.length > 0) throw problem('TEAM_VILLAGE_TAKEN', { villages: taken.map((row) => areas.find((area) => area.path === row.area_path)?.name ?? '').join('、'), team: taken[0]!.sheet.name })
  return chosen
}

/** Writes people and villages of a team, and what its villages see of it. */
export async function writeSheet(work: Work, teamId: string, areaPath: string, input: SheetInput, villages: readonly AreaRow[]): Promise<void> {
  const members = input.members.map((member) => ({ ...member, accountId: member.accountId ?? null }))
  await replaceMembers(
    work.trx,
    work.districtKey,
    teamId,
    members.map(({ name, post, phone, isLeader, accountId }) => ({ district_key: work.districtKey, id: work.newId(), area_path: areaPath, team_id: teamId, name, post, phone, is_leader: isLeader, account_id: accountId })),
  )
  const sheet: StoredTeamSheet = { name: input.name, members: members.toSorted((a, b) => Number(b.isLeader) - Number(a.isLeader)) }
  await dropTeamVillages(work.trx, work.districtKey, teamId, villages.map((area) => area.path))
  await putTeamVillages(work.trx, villages.map((area) => ({ district_key: work.districtKey, id: work.newId(), area_path: area.path, team_id: teamId, is_default: true, sheet: JSON.stringify(sheet) })))
  await updateSheets(work.trx, work.districtKey, teamId, sheet)
}
