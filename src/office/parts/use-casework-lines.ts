import { getAlertsWaiting } from '#contract/alerts.ts'
import type { CaseworkWaiting } from '#contract/casework.ts'
import { getMatchingWaiting } from '#contract/matching.ts'
import { paths } from '../paths.ts'
import { useMay, useSession } from '../session.ts'
import { useRead } from '../use-read.ts'
import { useRulesWaiting } from './use-rules-waiting.ts'
import { useCasework } from './use-casework.ts'

export type CaseworkLine = { readonly kind: string; readonly count: number; readonly to: string; readonly mustAct: boolean }

/** What of casework waits for the account, as lines of Today; the gravest first. */
export function useCaseworkLines(campaignId: string): readonly CaseworkLine[] {
  const may = useMay()
  const { area } = useSession()
  const waiting = useCasework(campaignId)
  const proposed = useRulesWaiting()
  const alerts = useRead(getAlertsWaiting, {}, { enabled: may('alert.act') }).data
  const matching = useRead(getMatchingWaiting, {}, { enabled: may('matching.decide') }).data
  if (!waiting) return []
  const isTown = area?.level === 'town'
  const line = (kind: string, count: keyof CaseworkWaiting, to: string, mustAct: boolean, isMine = true): CaseworkLine[] => {
    const n = waiting[count] ?? 0
    return isMine && n > 0 ? [{ kind, count: n, to, mustAct }] : []
  }
  const ofCount = (kind: string, count: number, to: string, mustAct: boolean): CaseworkLine[] => (count > 0 ? [{ kind, count, to, mustAct }] : [])
  return [
    ...ofCount('rules-proposed', proposed, paths.rules(), false),
    ...ofCount('alerts-overdue', alerts?.overdue ?? 0, paths.alerts({ mine: 'true', overdue: 'true' }), true),
    ...ofCount('alerts', (alerts?.open ?? 0) - (alerts?.overdue ?? 0), paths.alerts({ mine: 'true' }), false),
    ...ofCount('sampled', alerts?.sampled ?? 0, paths.alertSampled(), false),
    ...ofCount('hits-open', matching?.open ?? 0, paths.matchHits(), false),
    ...ofCount('hits-undone', matching?.undone ?? 0, paths.matchHits({ state: 'UNDONE' }), true),
    ...ofCount('data-due', matching?.due ?? 0, paths.matching(), false),
    ...line('receipts-missing', 'receiptsMissing', paths.escalations(campaignId, { overdue: 'true' }), true),
    ...line('upward', 'upward', paths.upward(campaignId, { mine: 'true' }), true, may('upward.answer')),
    ...line('doubts', 'doubts', paths.problems(campaignId, { doubt: 'true' }), true, may('finding.settle') && area?.level !== 'district'),
    ...line('reviews-due', 'reviews', paths.problems(campaignId, { review: 'true' }), true, may('finding.settle') && area?.level !== 'district'),
    ...line('keys-due', 'keyOverdue', paths.keyHouseholds(campaignId, { overdue: 'true' }), true, may('key-household.keep') && area?.level !== 'district'),
    ...line('keys-proposed', 'keyProposed', paths.keyHouseholds(campaignId), false, may('key-household.keep') && isTown),
    ...line('referrals-waiting', 'referralsWaiting', paths.referrals(campaignId, { unanswered: 'true' }), false, !may('referral.make')),
    ...line('referrals-overdue', 'referralsOverdue', paths.referrals(campaignId, { overdue: 'true' }), true, may('referral.make')),
    ...line('referrals-to-tell', 'referralsToTell', paths.referrals(campaignId), false, may('referral.close')),
    ...line('undecided', 'undecided', paths.eligibility(campaignId, { outcome: 'OPEN' }), false, isTown),
  ]
}
