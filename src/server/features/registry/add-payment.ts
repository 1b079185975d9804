import type { z } from 'zod'
import type { addPayment as route } from '#contract/household-desk.ts'
import { problem } from '#domain/problem/problem.ts'
import { codeTitle } from '#domain/registry/code-lists.ts'
import type { Work } from '../../http/work.ts'
import { fieldFault } from './checked-id.ts'
import { listMemberships, lockHousehold } from './desk.queries.ts'
import { insertPayments } from './payments.queries.ts'

/** Money that was paid to a household or one of its people on a day (J-07). */
export async function addPayment(work: Work, householdId: string, input: z.output<typeof route.body>): Promise<{ paymentId: string }> {
  const { trx, districtKey } = work
  const household = await lockHousehold(trx, districtKey, work.actor.scope, householdId)
  if (!household) throw problem('NOT_FOUND')
  const members = await listMemberships(trx, districtKey, householdId, input.paidOn)
  if (input.personId !== undefined && !members.some((member) => member.person_id === input.personId)) throw problem('NOT_FOUND')

  if (codeTitle('aid-kind', input.kind) === undefined) throw fieldFault('kind', 'invalid_value')
  if (input.paidOn > work.today) throw problem('AID_DATES')

  const paymentId = work.newId()
  await insertPayments(trx, [{ district_key: districtKey, id: paymentId, area_path: household.area_path, household_id: householdId, person_id: input.personId ?? null, kind: input.kind, paid_on: input.paidOn, amount_fen: input.amountFen, source: `desk:${work.actor.accountId}`, recorded_at: work.now }])

  work.record({ action: 'add-payment', objectType: 'household', objectId: householdId, areaPath: household.area_path, details: { aid: input.kind, on: input.paidOn, amountFen: input.amountFen, ...(input.personId && { person: input.personId }) } })
  return { paymentId }
}
