import type { z } from 'zod'
import type { recordFacts as route } from '#contract/household-desk.ts'
import { knownGroup } from '#domain/area/group-name.ts'
import { hideCitizenIds } from '#domain/id/hide-citizen-ids.ts'
import { isFitting } from '#domain/policy/is-fitting.ts'
import { findIndicator } from '#domain/policy/indicators.ts'
import { problem } from '#domain/problem/problem.ts'
import type { StoredFact } from '../../database/tables.ts'
import type { Work } from '../../http/work.ts'
import { groupsAt } from '../areas/public.ts'
import { fieldFault } from './checked-id.ts'
import { listMemberships, lockHousehold } from './desk.queries.ts'
import { writeFacts } from './write-facts.ts'

/** Facts as somebody at a desk knows them, each with its day. An older one goes into the history and changes nothing of today. */
export async function recordFacts(work: Work, householdId: string, input: z.output<typeof route.body>): Promise<{ householdId: string }> {
  const { trx, districtKey, today } = work
  const household = await lockHousehold(trx, districtKey, work.actor.scope, householdId)
  if (!household) throw problem('NOT_FOUND')
  const members = await listMemberships(trx, districtKey, householdId, today)
  if (input.personId !== undefined && !members.some((member) => member.person_id === input.personId)) throw problem('NOT_FOUND')

  if (input.asOf > today) throw problem('MEMBER_DATES')
  const subject = input.personId === undefined ? 'household' : 'person'
  const values: Record<string, StoredFact['value']> = {}
  for (const { name, value } of input.facts) {
    const indicator = findIndicator(`${subject}.${name}`)
    if (indicator?.source !== 'fact' || !isFitting(indicator, value)) throw fieldFault(`facts.${name}`, 'invalid_value')
    const known = name === 'group' && typeof value === 'string' ? knownGroup(value, await groupsAt(trx, districtKey, household.area_path)) : value
    if (known === undefined) throw fieldFault('facts.group', 'unknown')
    values[name] = typeof known === 'string' ? hideCitizenIds(known) : known
  }

  await writeFacts(work, household, input.personId, values, input.asOf)

  work.record({ action: 'record-facts', objectType: 'household', objectId: householdId, areaPath: household.area_path, details: { names: Object.keys(values), on: input.asOf, ...(input.personId && { person: input.personId }) } })
  return { householdId }
}
