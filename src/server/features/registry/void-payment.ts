import { hideCitizenIds } from '#domain/id/hide-citizen-ids.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { lockPayment, markVoid } from './payments.queries.ts'

/** A payment that was written wrongly stays in sight, crossed out with the reason, and counts no longer. */
export async function voidPayment(work: Work, id: string, reason: string): Promise<{ paymentId: string }> {
  const payment = await lockPayment(work.trx, work.districtKey, work.actor.scope, id)
  if (!payment) throw problem('NOT_FOUND')

  if (payment.voided_at !== null) throw problem('CHANGED_MEANWHILE')

  await markVoid(work.trx, work.districtKey, id, work.now, hideCitizenIds(reason))

  work.record({ action: 'void-payment', objectType: 'household', objectId: payment.household_id, areaPath: payment.area_path, details: { aid: payment.kind, on: payment.paid_on, amountFen: payment.amount_fen, reason: hideCitizenIds(reason) } })
  return { paymentId: id }
}
