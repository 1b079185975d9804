import type { z } from 'zod'
import type { changeHead as route } from '#contract/household-desk.ts'
import { codeTitle } from '#domain/registry/code-lists.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { fieldFault } from './checked-id.ts'
import { insertMembership, listMemberships, lockHousehold, lockPerson, updateHousehold, updateMembership, type MembershipRow } from './desk.queries.ts'
import { soundOf } from '../../name-sound.ts'
import { refreshLabels } from './refresh-labels.ts'

type Input = z.output<typeof route.body>

const head = '02' // GB/T 4761
export const changedHead = 'HEAD_CHANGED'

/**
 * Another head from a day on. The head is a member like any other: whoever is something else to the new head has a membership
 * that ends on that day and one that begins, so that it is known who was head when.
 */
export async function changeHead(work: Work, householdId: string, input: Input): Promise<{ personId: string }> {
  const { trx, districtKey, today } = work
  const household = await lockHousehold(trx, districtKey, work.actor.scope, householdId)
  if (!household) throw problem('NOT_FOUND')
  const members = await listMemberships(trx, districtKey, householdId, today)
  const next = members.find((member) => member.person_id === input.personId)
  const person = next && (await lockPerson(trx, districtKey, work.actor.scope, input.personId))
  if (!next || !person) throw problem('NOT_FOUND')

  const given = new Map(input.relations.map((one) => [one.personId, one.relation]))
  if ([...given.values()].some((code) => code !== '' && codeTitle('relation', code) === undefined)) throw fieldFault('relations', 'invalid_value')
  if (next.is_head) throw problem('CHANGED_MEANWHILE')
  if (input.on > today || members.some((member) => member.from_date !== null && input.on < member.from_date)) throw problem('MEMBER_DATES')

  for (const member of members) {
    const isHead = member.id === next.id
    // What the others are to the new head is known only if somebody says so.
    const relation = isHead ? head : (given.get(member.person_id) ?? '')
    if (isHead !== member.is_head || relation !== member.relation) await turn(work, member, { isHead, relation, on: input.on })
  }
  await updateHousehold(trx, districtKey, householdId, { head_name: person.name, head_pinyin: soundOf(person.name).order })
  await refreshLabels(work, [householdId])

  const before = members.find((member) => member.is_head)
  work.record({ action: 'change-head', objectType: 'household', objectId: householdId, areaPath: household.area_path, details: { person: input.personId, on: input.on, ...(before && { before: before.person_id }) } })
  return { personId: input.personId }
}

async function turn(work: Work, member: MembershipRow, into: { isHead: boolean; relation: string; on: string }): Promise<void> {
  const { trx, districtKey } = work
  await updateMembership(trx, districtKey, member, { to_date: into.on, end_reason: changedHead })
  await insertMembership(trx, { district_key: districtKey, id: work.newId(), area_path: member.area_path, household_id: member.household_id, person_id: member.person_id, relation: into.relation, is_head: into.isHead, from_date: into.on, source: `desk:${work.actor.accountId}` })
}
