import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { holderIdOf } from './visit-view.ts'
import type { VisitRow } from './visits.queries.ts'

/** Only a draft is written, and only by whoever holds it. Problems: VISIT_SUBMITTED, VISIT_HELD with the holder's name. */
export function mustHold(work: Work, visit: VisitRow): void {
  if (visit.state !== 'DRAFT') throw problem('VISIT_SUBMITTED')
  if (holderIdOf(visit) !== work.actor.accountId) throw problem('VISIT_HELD', { holder: visit.holder ?? visit.started_by })
}
