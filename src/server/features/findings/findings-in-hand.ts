import type { InHand } from '../../http/in-hand.ts'
import { giveFindings, insertFindingEvents, listOwnedOpen, lockFindings } from './findings.queries.ts'

/** Problems that are open, by the name of the person who answers for them. */
export const findingsInHand: InHand = {
  kind: 'findings',
  by: 'name',
  count: async (work, of) => (await listOwnedOpen(work.trx, work.districtKey, of.name, of.areaPath)).length,
  move: async (work, from, to) => {
    const found = await listOwnedOpen(work.trx, work.districtKey, from.name, from.areaPath)
    if (found.length === 0) return 0
    await lockFindings(work.trx, work.districtKey, found.map((row) => row.id))
    const rows = await listOwnedOpen(work.trx, work.districtKey, from.name, from.areaPath)
    // Nothing is done about a problem by giving it to another: the clock of the first answer goes on.
    await giveFindings(work.trx, work.districtKey, rows.map((row) => row.id), to.name)
    await insertFindingEvents(
      work.trx,
      rows.map((row) => ({
        district_key: work.districtKey,
        id: work.newId(),
        area_path: row.area_path,
        finding_id: row.id,
        at: work.now,
        by_name: work.actor.name,
        from_state: row.state,
        to_state: row.state,
        note: '',
        changes: JSON.stringify({ ownerPerson: [from.name, to.name] }),
      })),
    )
    return rows.length
  },
}
