import type { InHand } from '../../http/in-hand.ts'
import { countTasksOf, giveTasks } from './records.queries.ts'

/** Open tasks of meetings, by the name of whoever was charged with them. */
export const tasksInHand: InHand = {
  kind: 'tasks',
  by: 'name',
  count: (work, of) => countTasksOf(work.trx, work.districtKey, of.name, of.areaPath),
  move: (work, from, to) => giveTasks(work.trx, work.districtKey, from.name, to.name, from.areaPath),
}
