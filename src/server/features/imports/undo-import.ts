import type { RosterImport } from '#contract/imports.ts'
import { isWithin } from '#domain/access/access.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { moveHouseholds, refreshLabels } from '../registry/public.ts'
import { refreshParts } from '../rosters/public.ts'
import { importView } from './import-view.ts'
import { changeState, findListedImport, holdNamed, waitForTurn } from './imports.queries.ts'
import { forgetFacts, forgetNamed, handOverKept, handOverPlaced, listNamed, listPlaced, removeAdditions, removeMadeHouseholds, removeMadePersons, type Undo } from './undo-import.queries.ts'

/**
 * Takes an import back as one step: what it alone brought in is gone, what it added to others is taken from them, and what
 * a later import names too stays and is that import's from now on. Facts are removed with it, so the transaction is wide.
 */
export async function undoImport(work: Work, id: string): Promise<RosterImport> {
  await waitForTurn(work.trx, work.districtKey)
  await holdNamed(work.trx, work.districtKey, id)
  const found = await findListedImport(work.trx, work.districtKey, id)
  if (!found || !isWithin(found.area_path, work.actor.scope)) throw problem('NOT_FOUND')

  if (found.state !== 'DONE') throw problem('IMPORT_STATE', { state: found.state })
  if (found.is_used) throw problem('IMPORT_UNDO_TOO_LATE')

  const undo = { districtKey: work.districtKey, importId: id }
  const kept = await handOverKept(work.trx, undo)
  const touched = await listNamed(work.trx, undo, kept)
  if (kept.length > 0) await handOverPlaced(work.trx, undo, kept)
  const removed = await removeMadeHouseholds(work.trx, undo)
  await removeAdditions(work.trx, undo, kept)
  await forgetFacts(work.trx, undo, touched)
  await removeMadePersons(work.trx, undo)
  await backIntoTheBox(work, undo, kept)
  await forgetNamed(work.trx, undo)
  await refreshLabels(work, [...touched.households])
  await refreshParts(work, [...touched.households])
  if (!(await changeState(work.trx, work.districtKey, id, ['DONE'], { state: 'UNDONE' }))) throw problem('CHANGED_MEANWHILE')

  await work.record({ action: 'undo-import', objectType: 'import', objectId: id, areaPath: found.area_path, details: { households: removed, touched: touched.households.size, kept: kept.length } })
  return importView(work, { ...found, state: 'UNDONE' })
}

/** Households to which the import gave a village wait for one again, where they still are in it; whoever was moved since stays. */
async function backIntoTheBox(work: Work, undo: Undo, kept: readonly string[]): Promise<void> {
  const placed = (await listPlaced(work.trx, undo)).filter((one) => !kept.includes(one.household_id))
  for (const [areaPath, own] of Map.groupBy(placed, (one) => one.placed_from)) {
    const ids = own.map((one) => one.household_id)
    await moveHouseholds(work, ids, areaPath)
  }
}
