import type { Actor } from '../../http/work.ts'
import type { ReferralSight } from './referrals.queries.ts'

const none = '-'

/** What whoever asks may see: its area, and a line department only what was referred to it. */
export function sightOf(actor: Pick<Actor, 'scope' | 'role' | 'department'>): ReferralSight {
  return { scope: actor.scope, department: actor.role === 'department-officer' ? (actor.department ?? none) : undefined }
}
