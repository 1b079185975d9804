import type { AreaChange, ChangePreview } from '#contract/areas.ts'
import type { AreaLevel, Role } from '#domain/access/access.ts'
import type { Work } from '../../http/work.ts'
import { contentHash } from '../../sealing/content-hash.ts'
import type { AreaRow } from './areas.queries.ts'
import { countStanding, listAccountsAt } from './move-rows.queries.ts'
import type { Neighbours } from './neighbours.ts'
import { leavingOf, planChange, type ChangePlan, type Tree } from './plan-change.ts'
import { standingAreas } from './standing-areas.ts'
import { listAreaVersions } from './versions.queries.ts'

/** From so many households on a change is carried out as a job. */
const large = 3000

export async function treeOf(work: Work): Promise<Tree> {
  const standing = await standingAreas(work)
  const keys = [...new Set(standing.map((area) => area.district_key))]
  return { standing, versions: (await Promise.all(keys.map((key) => listAreaVersions(work.trx, key)))).flat() }
}

/** Exactly what a change would do, and a hash of it: whoever carries it out says which one was looked at. */
export async function previewChange(work: Work, change: AreaChange, neighbours: Neighbours): Promise<{ plan: ChangePlan; preview: ChangePreview }> {
  const plan = await planChange(work, await treeOf(work), change)
  const standing: ChangePreview['standing'] = []
  const movedIds = new Set(plan.moved.map(({ area }) => area.id))
  const touched: AreaRow[] = [...new Set([...plan.ended, ...plan.moved.map(({ area }) => area), ...plan.placed.map(({ from }) => from)])]
  for (const area of touched) standing.push({ areaId: area.id, name: area.name, ends: plan.ended.includes(area), ...(await countStanding(work.trx, area.district_key, area.path, movedIds.has(area.id))) })

  const households = (area: AreaRow) => standing.find((one) => one.areaId === area.id)?.households ?? 0
  const nameOf = new Map([...plan.made, ...plan.poured.map(({ to }) => to), ...plan.edited.map(({ area, name }) => ({ id: area.id, name }))].map(({ id, name }) => [id, name]))
  const moves = [
    ...plan.poured.map(({ from, to }) => ({ from: from.name, to: nameOf.get(to.id) ?? to.name, toBox: false, households: households(from) })),
    ...plan.moved.map(({ area, parent }) => ({ from: area.name, to: nameOf.get(parent.id) ?? parent.name, toBox: false, households: households(area) })),
    ...plan.placed.map(({ from, to, toBox, householdIds }) => ({ from: from.name, to: to.name, toBox, households: householdIds.length })),
  ]
  const accounts = (await listAccountsAt(work.trx, plan.ended.map((area) => area.id))).map(({ name, role, area_id }) => {
    const to = plan.accounts.find(({ from }) => from.id === area_id)?.to
    return { name, role: role as Role, to: to ? (nameOf.get(to.id) ?? to.name) : null }
  })
  const teams = (await neighbours.teamsGoing(work, leavingOf(plan))).map((one) => ({ ...one, to: renamed(one.to, plan) }))
  const foreignTeams: ChangePreview['foreignTeams'] = []
  for (const { area, parent } of plan.moved) if (area.level === 'village' && !plan.poured.some(({ to }) => to.id === parent.id)) for (const team of await neighbours.teamsFromElsewhere(work, area.path, parent.path)) foreignTeams.push({ team, village: area.name })
  const shown = {
    moves,
    teams,
    foreignTeams,
    standing,
    made: plan.made.map(({ name, code, level }) => ({ name, code, level: level as AreaLevel })),
    edited: plan.edited.map(({ area, name, code }) => ({ areaId: area.id, was: name === area.name ? area.code : area.name, becomes: name === area.name ? code : name })),
    ended: plan.ended.map(({ id, name }) => ({ areaId: id, name })),
    accounts,
    isLarge: moves.reduce((sum, one) => sum + one.households, 0) >= large,
  }
  return { plan, preview: { ...shown, hash: contentHash({ change, ...shown }) } }
}

function renamed(name: string, plan: ChangePlan): string {
  return plan.edited.find(({ area }) => area.name === name)?.name ?? name
}
