import type { z } from 'zod'
import type { newHousehold as route } from '#contract/household-desk.ts'
import { birthDateOf, sexOf } from '#domain/id/citizen-id.ts'
import { readPhone } from '#domain/id/phone.ts'
import { isWithin } from '#domain/access/access.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { findArea } from '../areas/public.ts'
import { listRunningCampaigns } from '../campaigns/public.ts'
import { addHouseholds, type FactValues } from './add-households.ts'
import { checkedId, fieldFault } from './checked-id.ts'
import { refuseKnown } from './refuse-known.ts'
import { giveProvisionalNumber } from './provisional-number.ts'

type Input = z.output<typeof route.body>

/**
 * A household that no register has, by its head: often somebody met in the street of whom nobody knows more than a name
 * (J-17). Without a citizen id the person gets a provisional number.
 */
export async function newHousehold(work: Work, input: Input): Promise<z.input<typeof route.response>> {
  const area = await findArea(work.trx, work.districtKey, input.areaId)
  if (!area || !isWithin(area.path, work.actor.scope) || area.level === 'district') throw problem('NOT_FOUND')

  const citizenId = input.citizenId ? checkedId(work, input.citizenId) : undefined
  const phone = input.phone ? readPhone(input.phone) : undefined
  if (input.phone && phone === undefined) throw fieldFault('phone', 'PHONE_UNREADABLE', { text: input.phone })
  if ((input.birthDate && input.birthDate > work.today) || (input.metOn && input.metOn > work.today)) throw problem('MEMBER_DATES')
  const citizenIdIndex = citizenId === undefined ? undefined : await refuseKnown(work, citizenId)

  const [householdId, personId] = [work.newId(), work.newId()]
  const number = citizenId === undefined ? await giveProvisionalNumber(work, area) : undefined
  const sex = citizenId === undefined ? input.sex : sexOf(citizenId)
  const birthDate = citizenId === undefined ? input.birthDate : birthDateOf(citizenId)
  const facts: FactValues = { ...(phone && { phone }), ...(input.metOn && { metOn: input.metOn }), ...(input.metAt && { metAt: input.metAt }), ...(input.note && { remark: input.note }) }
  const person = { name: input.name, ...(sex && { sex }), ...(birthDate && { birthDate }), ...(citizenId && citizenIdIndex && { citizenId, citizenIdIndex }), ...(number && { provisionalNumber: number }) }
  const household = { id: householdId, areaPath: area.path, household: { headName: input.name, address: input.address }, facts: {}, aid: [], members: [{ personId, person, joins: { relation: '02', isHead: true }, facts, aid: [] }] }
  await addHouseholds(work, [household], { source: `desk:${work.actor.accountId}`, importId: null }, await listRunningCampaigns(work))

  work.record({ action: 'new-household', objectType: 'household', objectId: householdId, areaPath: area.path, details: { ...(number && { number }), ...(input.metOn && { metOn: input.metOn }), ...(input.metAt && { metAt: input.metAt }) } })
  return { householdId, personId, provisionalNumber: number ?? null }
}
