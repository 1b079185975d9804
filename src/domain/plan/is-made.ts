import { deliverableRows } from './fields.ts'
import type { Deliverable } from './plan.ts'

/** Whether the engine makes a deliverable. A plan that was published long ago may name what was never made, or a report without sections. */
export function isMade(deliverable: Deliverable | undefined): deliverable is Deliverable {
  if (!deliverable || !(deliverableRows as readonly string[]).includes(deliverable.rows)) return false
  return deliverable.rows === 'report' ? deliverable.sections.length > 0 : deliverable.columns.length > 0
}
