import type { z } from 'zod'
import type { endMembership as route } from '#contract/household-desk.ts'
import { codeTitle } from '#domain/registry/code-lists.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { fieldFault } from './checked-id.ts'
import { insertMembership, listMemberships, lockHousehold, markLivedIn, updateMembership, updatePerson } from './desk.queries.ts'
import { refreshLabels } from './refresh-labels.ts'

type Input = z.output<typeof route.body>

/** Somebody leaves a household on a day: by death, by marriage, or to another household of the same area of work, where the membership goes on. */
export async function endMembership(work: Work, householdId: string, personId: string, input: Input): Promise<{ personId: string }> {
  const { trx, districtKey, today } = work
  const household = await lockHousehold(trx, districtKey, work.actor.scope, householdId)
  if (!household) throw problem('NOT_FOUND')
  const members = await listMemberships(trx, districtKey, householdId, today)
  const own = members.find((member) => member.person_id === personId)
  if (!own) throw problem('NOT_FOUND')
  const goesTo = input.toHouseholdId === undefined ? undefined : await lockHousehold(trx, districtKey, work.actor.scope, input.toHouseholdId)
  if (input.toHouseholdId !== undefined && (!goesTo || goesTo.id === householdId)) throw problem('NOT_FOUND')

  if (codeTitle('left-reason', input.reason) === undefined) throw fieldFault('reason', 'invalid_value')
  if (input.relation && codeTitle('relation', input.relation) === undefined) throw fieldFault('relation', 'invalid_value')
  if (input.on > today || (own.from_date !== null && input.on < own.from_date)) throw problem('MEMBER_DATES')
  if (own.is_head && members.length > 1) throw problem('HEAD_NEEDED')

  await updateMembership(trx, districtKey, own, { to_date: input.on, end_reason: input.reason })
  if (goesTo) {
    await insertMembership(trx, { district_key: districtKey, id: work.newId(), area_path: goesTo.area_path, household_id: goesTo.id, person_id: personId, relation: input.relation ?? '', is_head: false, from_date: input.on, source: `desk:${work.actor.accountId}` })
    await updatePerson(trx, districtKey, personId, { area_path: goesTo.area_path })
  }
  const touched = [householdId, ...(goesTo ? [goesTo.id] : [])]
  await markLivedIn(trx, districtKey, touched, today)
  await refreshLabels(work, touched)

  const details = { person: personId, on: input.on, left: input.reason, ...(goesTo && { to: goesTo.id }) }
  work.record({ action: 'end-membership', objectType: 'household', objectId: householdId, areaPath: household.area_path, details })
  if (goesTo) work.record({ action: 'add-member', objectType: 'household', objectId: goesTo.id, areaPath: goesTo.area_path, details: { person: personId, on: input.on, relation: input.relation ?? '' } })
  return { personId }
}
