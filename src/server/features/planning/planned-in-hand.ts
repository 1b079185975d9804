import type { InHand, Party } from '../../http/in-hand.ts'
import type { Work } from '../../http/work.ts'
import { listVisitedBy, updatePlanned, type PlannedRow } from './planning.queries.ts'

const between = /\s*[、，,；;/]\s*|\s+/u

/** Planned visits that are still to be made, by the names of those who go there. */
export const plannedInHand: InHand = {
  kind: 'planned',
  by: 'name',
  count: async (work, of) => (await ofName(work, of)).length,
  move: async (work, from, to) => {
    const rows = await ofName(work, from, 'held')
    for (const row of rows) {
      const names = row.visitors.split(between).map((name) => (name === from.name ? to.name : name))
      await updatePlanned(work.trx, work.districtKey, row.id, { visitors: [...new Set(names)].join('、') })
    }
    return rows.length
  },
}

async function ofName(work: Work, of: Party, held?: 'held'): Promise<PlannedRow[]> {
  return (await listVisitedBy(work.trx, work.districtKey, of.name, of.areaPath, held)).filter((row) => row.visitors.split(between).includes(of.name))
}
