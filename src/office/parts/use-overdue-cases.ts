import { paths } from '../paths.ts'
import { useCasework } from './use-casework.ts'

/** Casework that is past its day, of all whom the account sees; nothing of it until it is there. */
export function useOverdueCases(campaignId: string): readonly { readonly kind: string; readonly count: number; readonly to: string }[] {
  const waiting = useCasework(campaignId)
  if (!waiting) return []
  return [
    { kind: 'keys', count: waiting.keyOverdue ?? 0, to: paths.keyHouseholds(campaignId, { overdue: 'true', state: 'ON' }) },
    { kind: 'referrals', count: waiting.referralsOverdue ?? 0, to: paths.referrals(campaignId, { overdue: 'true' }) },
    { kind: 'upward', count: waiting.upwardOverdue ?? 0, to: paths.upward(campaignId, { overdue: 'true', mine: 'true' }) },
    { kind: 'reviews', count: waiting.reviews ?? 0, to: paths.problems(campaignId, { review: 'true' }) },
    { kind: 'doubts', count: waiting.doubts ?? 0, to: paths.problems(campaignId, { doubt: 'true' }) },
  ].filter((one) => one.count > 0)
}
