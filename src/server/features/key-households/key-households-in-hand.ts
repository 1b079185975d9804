import type { InHand } from '../../http/in-hand.ts'
import { insertKeyEvent, listHelpedBy, updateKey } from './key-households.queries.ts'

/** Households on the key list, by the name of their helper. */
export const keyHouseholdsInHand: InHand = {
  kind: 'key-households',
  by: 'name',
  count: async (work, of) => (await listHelpedBy(work.trx, work.districtKey, of.name, of.areaPath)).length,
  move: async (work, from, to) => {
    const rows = await listHelpedBy(work.trx, work.districtKey, from.name, from.areaPath, 'held')
    for (const row of rows) {
      const said = { helper_name: to.name, helper_post: to.post || row.helper_post, helper_phone: to.phone }
      const changes = { helperName: [row.helper_name, said.helper_name], ...(said.helper_post !== row.helper_post && { helperPost: [row.helper_post, said.helper_post] }), ...(said.helper_phone !== row.helper_phone && { helperPhone: [row.helper_phone, said.helper_phone] }) }
      await updateKey(work.trx, work.districtKey, row.id, said)
      await insertKeyEvent(work.trx, { district_key: work.districtKey, id: work.newId(), area_path: row.area_path, household_id: row.household_id, key_id: row.id, at: work.now, by_name: work.actor.name, kind: 'CHANGED', note: '', changes: JSON.stringify(changes) })
    }
    return rows.length
  },
}
