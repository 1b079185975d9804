import type { AreaChange, ChangePreview } from '#contract/areas.ts'
import { writtenDate } from '#domain/calendar/plain-date.ts'
import type { Work } from '../../http/work.ts'
import { readTexts, say } from '../../locale.ts'
import { insertAreas } from './areas.queries.ts'
import { keepPlaces, moveAccounts, moveRowsOfArea, pourHouseholds, removeOpenDuties, type Report } from './move-rows.queries.ts'
import type { Neighbours } from './neighbours.ts'
import { leavingOf, type ChangePlan } from './plan-change.ts'
import { editAreas, endAreas, insertLineage, moveInTree, updateChange } from './versions.queries.ts'

export interface ReadyChange {
  readonly id: string
  readonly change: AreaChange
  readonly plan: ChangePlan
  readonly preview: ChangePreview
}

/** Does what a plan of a change says, all of it in the transaction of the work, and writes into the trail what became of what. */
export async function carryOut(work: Work, { id, change, plan, preview }: ReadyChange, neighbours: Neighbours, report: Report = async () => undefined): Promise<void> {
  const { trx } = work
  const done = { changeId: id, on: change.on }
  const steps = plan.moved.length + plan.poured.length + plan.placed.length
  let step = 0
  const inStep: Report = (part, of) => report(step * of + part, steps * of)
  const dutiesGone: string[] = []
  const paths: [string, string][] = []

  await endAreas(trx, plan.ended.map((area) => area.id), done)
  await editAreas(trx, plan.edited.map(({ area, name, code }) => ({ id: area.id, name, code })), done)
  await insertAreas(trx, plan.made, change.on, id)

  for (const { area, parent } of plan.moved) {
    await keepPlaces(trx, area.district_key, area.path, true, change.on, () => work.newId())
    const path = await moveInTree(trx, area, parent, done)
    await moveRowsOfArea(trx, area.district_key, area.path, path, inStep)
    paths.push([area.path, area.id], [path, area.id])
    step += 1
  }
  await neighbours.carryTeams(work, leavingOf(plan))
  for (const { from, to } of plan.poured) {
    await keepPlaces(trx, from.district_key, from.path, false, change.on, () => work.newId())
    await pourHouseholds(trx, from.district_key, from.path, to.path, inStep)
    step += 1
  }
  for (const { to, householdIds } of plan.placed) {
    await neighbours.moveHouseholds(work, householdIds, to.path, change.on, say(readTexts('zh-CN', 'rosters'), 'rosters.area-changed', { on: writtenDate(change.on), area: to.name }))
    step += 1
    await report(step, steps)
  }
  for (const area of plan.ended) dutiesGone.push(...(await removeOpenDuties(trx, area.district_key, area.path)))
  for (const { from, to } of plan.accounts) await moveAccounts(trx, from.id, to.id)
  await insertLineage(trx, plan.lineage.map(({ from, to }) => ({ change_id: id, district_key: from.district_key, from_id: from.id, to_id: to.id, on_date: change.on })))
  if (plan.made.length > 0) await neighbours.giveDuties(work)

  const details = {
    moves: preview.moves,
    ended: preview.ended.map((area) => area.name),
    made: preview.made.map((area) => area.name),
    edited: preview.edited.map(({ was, becomes }) => ({ was, becomes })),
    duties: dutiesGone,
    accounts: preview.accounts.length,
  }
  await updateChange(trx, id, ['QUEUED', 'RUNNING'], { state: 'DONE', details, finishedAt: work.now })
  // The trail says it in words that are the same in every language.
  const said = {
    kind: change.kind,
    on: change.on,
    moves: preview.moves.map(({ from, to, households }) => `${from} → ${to} ${households}`).join('; '),
    ended: details.ended.join('; '),
    made: details.made.join('; '),
    edited: details.edited.map(({ was, becomes }) => `${was} → ${becomes}`).join('; '),
    duties: dutiesGone.length,
    accounts: details.accounts,
    teams: [...new Set(preview.teams.map(({ team }) => team))].join('; '),
    change: id,
  }
  // Each place that something left or came to has an entry of its own: the trail of either tells it, and both are counted again.
  const touched = new Map<string, string>(paths)
  for (const area of [...plan.ended, ...plan.edited.map((one) => one.area), ...plan.made, ...plan.poured.map((one) => one.to), ...plan.placed.flatMap((one) => [one.from, one.to])]) touched.set(area.path, area.id)
  for (const [areaPath, areaId] of touched) work.record({ action: 'carry-out-change', objectType: 'area', objectId: areaId, areaPath, details: said })
}
