import type { RosterImport } from '#contract/imports.ts'
import { isWithin } from '#domain/access/access.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { moveHouseholds, refreshLabels } from '../registry/public.ts'
import { refreshParts } from '../rosters/public.ts'
import { importView } from './import-view.ts'
import { many } from './import-rows.ts'
import { changeState, findListedImport, holdNamed, waitForTurn, type ListedImport } from './imports.queries.ts'
import type { Report } from './report.ts'
import { forgetFacts, forgetNamed, handOverKept, handOverPlaced, listNamed, listPlaced, removeAdditions, removeMadeHouseholds, removeMadePersons, type Undo } from './undo-import.queries.ts'

/** Takes an import back as one step; a large one as a job, which may take a minute. */
export async function undoImport(work: Work, id: string): Promise<RosterImport> {
  const found = await hold(work, id)
  if (!found || !isWithin(found.area_path, work.actor.scope)) throw problem('NOT_FOUND')

  if (found.state !== 'DONE') throw problem('IMPORT_STATE', { state: found.state })
  if (found.is_used) throw problem('IMPORT_UNDO_TOO_LATE')

  if (found.counts.rows <= many) {
    await carryOut(work, found, 'DONE')
    return importView(work, { ...found, state: 'UNDONE', failure: null })
  }
  const progress = { done: 0, of: steps }
  await changeState(work.trx, work.districtKey, id, ['DONE'], { state: 'UNDOING', progress, failure: null })
  work.enqueue('undo-import', { districtKey: work.districtKey, importId: id, accountId: work.actor.accountId })
  work.record({ action: 'ask-undo-import', objectType: 'import', objectId: id, areaPath: found.area_path, details: {} })
  return importView(work, { ...found, state: 'UNDOING', progress, failure: null })
}

/** The job of it: what was written on the import's households since it was asked for keeps it where it is. */
export async function takeBack(work: Work, id: string, report: Report): Promise<void> {
  const found = await hold(work, id)
  if (found?.state !== 'UNDOING') throw problem('IMPORT_STATE', { state: found?.state })
  if (found.is_used) throw problem('IMPORT_UNDO_TOO_LATE')
  await carryOut(work, found, 'UNDOING', report)
}

async function hold(work: Work, id: string): Promise<ListedImport | undefined> {
  await waitForTurn(work.trx, work.districtKey)
  await holdNamed(work.trx, work.districtKey, id)
  return findListedImport(work.trx, work.districtKey, id)
}

/** Of which the progress tells. */
const steps = 10

/**
 * What the import alone brought in is gone, what it added to others is taken from them, and what a later import names too stays and
 * is that import's from now on. Facts are removed with it, so the transaction is wide.
 */
async function carryOut(work: Work, { id, area_path }: ListedImport, from: string, report: Report = async () => {}): Promise<void> {
  const undo = { districtKey: work.districtKey, importId: id }
  let done = 0
  const step = async <T>(outcome: Promise<T>): Promise<T> => {
    const given = await outcome
    await report((done += 1), steps)
    return given
  }
  const kept = await step(handOverKept(work.trx, undo))
  const touched = await step(listNamed(work.trx, undo, kept))
  if (kept.length > 0) await handOverPlaced(work.trx, undo, kept)
  const removed = await step(removeMadeHouseholds(work.trx, undo))
  await step(removeAdditions(work.trx, undo, kept))
  await step(forgetFacts(work.trx, undo, touched))
  await step(removeMadePersons(work.trx, undo))
  await step(backIntoTheBox(work, undo, kept))
  await step(forgetNamed(work.trx, undo))
  await step(refreshLabels(work, [...touched.households]))
  await refreshParts(work, [...touched.households])
  if (!(await changeState(work.trx, work.districtKey, id, [from], { state: 'UNDONE', failure: null }))) throw problem('CHANGED_MEANWHILE')
  work.record({ action: 'undo-import', objectType: 'import', objectId: id, areaPath: area_path, details: { households: removed, touched: touched.households.size, kept: kept.length } })
}

/** Households to which the import gave a village wait for one again, where they still are in it; whoever was moved since stays. */
async function backIntoTheBox(work: Work, undo: Undo, kept: readonly string[]): Promise<void> {
  const placed = (await listPlaced(work.trx, undo)).filter((one) => !kept.includes(one.household_id))
  for (const [areaPath, own] of Map.groupBy(placed, (one) => one.placed_from)) {
    const ids = own.map((one) => one.household_id)
    await moveHouseholds(work, ids, areaPath)
  }
}
