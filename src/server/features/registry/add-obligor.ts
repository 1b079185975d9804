import type { z } from 'zod'
import type { addObligor as route } from '#contract/household-desk.ts'
import { hideCitizenIds } from '#domain/id/hide-citizen-ids.ts'
import { maskCitizenId } from '#domain/id/citizen-id.ts'
import { readPhone } from '#domain/id/phone.ts'
import { problem } from '#domain/problem/problem.ts'
import { codeTitle } from '#domain/registry/code-lists.ts'
import type { Work } from '../../http/work.ts'
import { checkedId, fieldFault } from './checked-id.ts'
import { endObligorRow, insertObligor, listMemberships, lockHousehold, lockObligor } from './desk.queries.ts'

/** Somebody who owes support to a member and lives elsewhere, with what is known of income and of what is given a month. */
export async function addObligor(work: Work, householdId: string, input: z.output<typeof route.body>): Promise<{ obligorId: string }> {
  const { trx, districtKey } = work
  const household = await lockHousehold(trx, districtKey, work.actor.scope, householdId)
  if (!household) throw problem('NOT_FOUND')
  const members = await listMemberships(trx, districtKey, householdId, work.today)
  if (input.personId !== undefined && !members.some((member) => member.person_id === input.personId)) throw problem('NOT_FOUND')
  const earlier = input.replaces === undefined ? undefined : await lockObligor(trx, districtKey, work.actor.scope, input.replaces)
  if (input.replaces !== undefined && (!earlier || earlier.household_id !== householdId)) throw problem('NOT_FOUND')

  if (codeTitle('support-duty', input.duty) === undefined) throw fieldFault('duty', 'invalid_value')
  if (earlier && earlier.ended_at !== null) throw problem('CHANGED_MEANWHILE')
  if (input.asOf > work.today) throw problem('MEMBER_DATES')
  const citizenId = input.citizenId ? checkedId(work, input.citizenId) : undefined
  const phone = input.phone ? readPhone(input.phone) : ''
  if (phone === undefined) throw fieldFault('phone', 'PHONE_UNREADABLE', { text: input.phone })

  const obligorId = work.newId()
  await insertObligor(trx, {
    district_key: districtKey, id: obligorId, area_path: household.area_path, household_id: householdId, person_id: input.personId ?? null, duty: input.duty, name: input.name, relation: input.relation,
    // A number that is not given anew is the one that was there.
    citizen_id_sealed: citizenId === undefined ? (earlier?.citizen_id_sealed ?? null) : work.sealing.seal(citizenId),
    citizen_id_mask: citizenId === undefined ? (earlier?.citizen_id_mask ?? '') : maskCitizenId(citizenId),
    phone, address: hideCitizenIds(input.address), income_fen: input.incomeFen ?? null, support_fen: input.supportFen ?? null, as_of: input.asOf, source: `desk:${work.actor.accountId}`, recorded_at: work.now,
  })
  if (earlier) await endObligorRow(trx, districtKey, earlier.id, work.now, obligorId)
  work.changedHouseholds.add(householdId)

  work.record({ action: earlier ? 'change-obligor' : 'add-obligor', objectType: 'household', objectId: householdId, areaPath: household.area_path, details: { name: input.name, duty: input.duty, on: input.asOf } })
  return { obligorId }
}
