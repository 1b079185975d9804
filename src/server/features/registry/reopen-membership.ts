import type { Work } from '../../http/work.ts'
import { refreshLabels } from './refresh-labels.ts'
import { clearMembershipEnd } from './registry.queries.ts'
import type { WithPlan } from './stored-labels.ts'

/** Somebody who was said to have left is a member after all: the membership goes on as if it had not been ended, and labels follow. */
export async function reopenMembership(work: Work, householdId: string, personId: string, campaigns: readonly WithPlan[]): Promise<void> {
  await clearMembershipEnd(work.trx, work.districtKey, householdId, personId)
  await refreshLabels(work, [householdId], campaigns)
}
