import type { StoredTeamSheet } from '../../database/tables.ts'
import type { Work } from '../../http/work.ts'
import { listAssignments, listPlaces } from './assignments.queries.ts'
import { listTeamsIn } from './teams.queries.ts'

/** Who visits a household. */
export interface TeamOf {
  /** Null: one account alone. */
  readonly id: string | null
  readonly name: string
  readonly accountId: string | null
  /** Leader first. */
  readonly members: StoredTeamSheet['members']
  /** Counts up with every change of the assignment; 0: it goes with its village. */
  readonly epoch: number
  readonly isOwn: boolean
}

/** Who visits households: their own team or account while that holds, else the team of their village. Absent: nobody. */
export async function teamsOf(work: Work, households: readonly { readonly householdId: string; readonly areaPath: string }[]): Promise<Map<string, TeamOf>> {
  const [assignments, here] = await Promise.all([
    listAssignments(work.trx, work.districtKey, households.map((one) => one.householdId), work.today),
    listTeamsIn(work.trx, work.districtKey, [...new Set(households.map((one) => one.areaPath))]),
  ])
  const own = new Map(assignments.map((row) => [row.household_id, row]))
  const found = new Map<string, TeamOf>()
  for (const { householdId, areaPath } of households) {
    const assigned = own.get(householdId)
    if (assigned?.account_id) {
      found.set(householdId, { id: null, name: assigned.account_name, accountId: assigned.account_id, members: [{ name: assigned.account_name, post: '', phone: '', isLeader: true, accountId: assigned.account_id }], epoch: assigned.epoch, isOwn: true })
      continue
    }
    const row = assigned ? here.find((one) => one.team_id === assigned.team_id && one.area_path === areaPath) : here.find((one) => one.area_path === areaPath && one.is_default)
    if (row) found.set(householdId, { id: row.team_id, name: row.sheet.name, accountId: null, members: row.sheet.members, epoch: assigned?.epoch ?? 0, isOwn: assigned !== undefined })
  }
  return found
}

/** Who visits one household; undefined: nobody. The visitors of a visit are prefilled from it. */
export async function teamOf(work: Work, householdId: string): Promise<TeamOf | undefined> {
  const [place] = await listPlaces(work.trx, work.districtKey, [householdId])
  return place && (await teamsOf(work, [{ householdId, areaPath: place.area_path }])).get(householdId)
}
