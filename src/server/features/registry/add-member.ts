import type { z } from 'zod'
import type { addMember as route } from '#contract/household-desk.ts'
import { birthDateOf, maskCitizenId, sexOf } from '#domain/id/citizen-id.ts'
import { problem } from '#domain/problem/problem.ts'
import { codeTitle } from '#domain/registry/code-lists.ts'
import type { Row } from '../../database/tables.ts'
import type { Work } from '../../http/work.ts'
import { findArea } from '../areas/public.ts'
import { checkedId, fieldFault } from './checked-id.ts'
import { findMembership, insertMembership, insertPersonKey, lockHousehold, lockPerson, markLivedIn, updatePerson } from './desk.queries.ts'
import { findKnownPersons } from './known-persons.ts'
import { giveProvisionalNumber } from './provisional-number.ts'
import { refreshLabels } from './refresh-labels.ts'
import { insertPersons } from './registry.queries.ts'
import { endColumns, soundColumns } from './search-columns.ts'

type Input = z.output<typeof route.body>
type Household = Pick<Row<'household'>, 'id' | 'area_path'>

/** Somebody comes into a household from a day on: a newborn, somebody who came back, somebody whom no register had. */
export async function addMember(work: Work, householdId: string, input: Input): Promise<{ personId: string }> {
  const { trx, districtKey, today } = work
  const household = await lockHousehold(trx, districtKey, work.actor.scope, householdId)
  if (!household) throw problem('NOT_FOUND')

  if (input.relation !== '' && codeTitle('relation', input.relation) === undefined) throw fieldFault('relation', 'invalid_value')
  if (input.from > today) throw problem('MEMBER_DATES')
  refuseUnborn(input.birthDate, input.from)
  const personId = input.personId ? await comesBack(work, household, input.personId, input.from) : await newcomer(work, household, input)

  await insertMembership(trx, { district_key: districtKey, id: work.newId(), area_path: household.area_path, household_id: householdId, person_id: personId, relation: input.relation, is_head: false, from_date: input.from, source: `desk:${work.actor.accountId}` })
  await markLivedIn(trx, districtKey, [householdId], today)
  await refreshLabels(work, [householdId])

  work.record({ action: 'add-member', objectType: 'household', objectId: householdId, areaPath: household.area_path, details: { person: personId, on: input.from, relation: input.relation } })
  return { personId }
}

async function comesBack(work: Work, household: Household, personId: string, from: string): Promise<string> {
  const { trx, districtKey } = work
  const person = await lockPerson(trx, districtKey, work.actor.scope, personId)
  if (!person) throw problem('NOT_FOUND')
  refuseUnborn(person.birth_date, from)
  const home = await findMembership(trx, districtKey, personId, from)
  if (home) throw problem('PERSON_SETTLED', { household: home.head_name })
  if (person.area_path !== household.area_path) await updatePerson(trx, districtKey, personId, { area_path: household.area_path })
  return personId
}

async function newcomer(work: Work, household: Household, input: Input): Promise<string> {
  const citizenId = input.citizenId ? checkedId(work, input.citizenId) : undefined
  const index = citizenId === undefined ? undefined : work.sealing.index(citizenId)
  const known = index && (await findKnownPersons(work, [index])).get(Buffer.from(index).toString('hex'))
  if (known?.isElsewhere) throw problem('PERSON_IN_OTHER_DISTRICT')
  if (known) {
    if (input.name && known.name !== input.name) throw problem('PERSON_KNOWN', { name: known.name, personId: known.id, householdId: known.household?.id ?? null })
    return comesBack(work, household, known.id, input.from)
  }
  if (!input.name) throw fieldFault('name', 'too_small')
  if (citizenId !== undefined) refuseUnborn(birthDateOf(citizenId), input.from)

  const id = work.newId()
  const number = citizenId === undefined ? await giveProvisionalNumber(work, await areaOf(work, household.area_path)) : null
  await insertPersons(work.trx, [{
    district_key: work.districtKey,
    id,
    area_path: household.area_path,
    name: input.name,
    ...soundColumns(input.name),
    sex: citizenId === undefined ? (input.sex ?? null) : sexOf(citizenId),
    birth_date: (citizenId === undefined ? input.birthDate : birthDateOf(citizenId)) ?? null,
    ...(citizenId !== undefined && index && { citizen_id_sealed: work.sealing.seal(citizenId), citizen_id_index: index, ...endColumns(work.sealing, citizenId) }),
    citizen_id_mask: citizenId === undefined ? '' : maskCitizenId(citizenId),
    provisional_number: number,
    facts: '{}',
    created_at: work.now,
  }])
  if (index) await insertPersonKey(work.trx, { id_index: index, district_key: work.districtKey, person_id: id })
  return id
}

function refuseUnborn(birthDate: string | null | undefined, from: string): void {
  if (birthDate && from < birthDate) throw problem('MEMBER_DATES')
}

async function areaOf(work: Work, path: string) {
  const area = await findArea(work.trx, work.districtKey, path.split('/').filter(Boolean).at(-1) ?? '')
  if (!area) throw problem('NOT_FOUND')
  return area
}
