import type { InHand, Party } from '../../http/in-hand.ts'
import type { Work } from '../../http/work.ts'
import { listOwnLines, lockTeams } from './in-hand.queries.ts'
import { listMembers, replaceMembers, updateSheets, updateTeam, type MemberRow } from './teams.queries.ts'

/** Places in teams. */
export const teamsInHand: InHand = {
  kind: 'teams',
  by: 'account',
  count: async (work, of) => (await byAccount(work, of)).length,
  move: async (work, from, to) => giveLines(work, await byAccount(work, from), to),
}

/** Places in teams where a name is written without an account. */
export const teamsNamedInHand: InHand = {
  kind: 'team-names',
  by: 'name',
  count: async (work, of) => (await byName(work, of)).length,
  move: async (work, from, to) => giveLines(work, await byName(work, from), to),
}

const byAccount = (work: Work, of: Party): Promise<MemberRow[]> => listOwnLines(work.trx, work.districtKey, { accountId: of.id })
const byName = (work: Work, of: Party): Promise<MemberRow[]> => listOwnLines(work.trx, work.districtKey, { name: of.name, areaPath: of.areaPath })

/** The successor stands where the leaver stood; who is in the team already stays there once, and leads it if the leaver did. */
async function giveLines(work: Work, lines: readonly MemberRow[], to: Party): Promise<number> {
  if (lines.length === 0) return 0
  const teams = await lockTeams(work.trx, work.districtKey, [...new Set(lines.map((line) => line.team_id))])
  const members = Map.groupBy(await listMembers(work.trx, work.districtKey, teams.map((team) => team.id)), (member) => member.team_id)
  const left = new Set(lines.map((line) => line.id))
  const isSuccessor = (member: MemberRow): boolean => member.account_id === to.id || (member.account_id === null && member.name === to.name)

  for (const team of teams) {
    const all = members.get(team.id) ?? []
    const place = all.find((member) => left.has(member.id)) as MemberRow
    const before = all.find((member) => !left.has(member.id) && isSuccessor(member))
    const successor = { ...place, name: to.name, post: to.post || before?.post || place.post, phone: to.phone || before?.phone || '', is_leader: before?.is_leader || all.some((member) => left.has(member.id) && member.is_leader), account_id: to.id }
    const standing = all.filter((member) => member === place || (!left.has(member.id) && member !== before)).map((member) => (member === place ? successor : member))
    const sorted = standing.toSorted((a, b) => Number(b.is_leader) - Number(a.is_leader))
    await replaceMembers(work.trx, work.districtKey, team.id, standing)
    await updateSheets(work.trx, work.districtKey, team.id, { name: team.name, members: sorted.map(({ name, post, phone, is_leader, account_id }) => ({ name, post, phone, isLeader: is_leader, accountId: account_id })) })
    await updateTeam(work.trx, work.districtKey, team.id, { name: team.name })
  }
  return lines.length
}
