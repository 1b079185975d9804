import type { z } from 'zod'
import type { setRegistration as route } from '#contract/household-desk.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { findArea } from '../areas/public.ts'
import { fieldFault } from './checked-id.ts'
import { lockHousehold } from './desk.queries.ts'
import { registerElsewhere } from './register-elsewhere.ts'
import { writeFacts } from './write-facts.ts'

type Input = z.output<typeof route.body>

/**
 * Where a household is registered, when it is not where it lives (J-24). In another village of the district it stands there as
 * a line, so that both villages see it; the roster has it once, where it lives, and so it is visited once.
 */
export async function setRegistration(work: Work, householdId: string, input: Input): Promise<{ householdId: string }> {
  const { trx, districtKey } = work
  const household = await lockHousehold(trx, districtKey, work.actor.scope, householdId)
  if (!household) throw problem('NOT_FOUND')
  const village = input.kind === 'ELSEWHERE' && input.areaId ? await findArea(trx, districtKey, input.areaId) : undefined
  if (input.kind === 'ELSEWHERE' && input.areaId && village?.level !== 'village') throw fieldFault('areaId', 'invalid_value')

  if (input.kind === 'ELSEWHERE' && !village && !input.place) throw fieldFault('place', 'too_small')
  if (village?.path === household.area_path) throw fieldFault('areaId', 'invalid_value')
  if (input.asOf > work.today) throw problem('MEMBER_DATES')

  await registerElsewhere(work, { id: householdId, headName: household.head_name, livesPath: household.area_path }, village?.path)
  const place = input.kind === 'ELSEWHERE' ? [village?.name, input.place].filter(Boolean).join(' ') : ''
  await writeFacts(work, household, undefined, { registrationSplit: input.kind !== 'HERE', registrationKind: input.kind, ...(input.kind === 'ELSEWHERE' && { hukouAddress: place }) }, input.asOf)

  work.record({ action: 'set-registration', objectType: 'household', objectId: householdId, areaPath: household.area_path, details: { registration: input.kind, ...(place && { place }) } })
  return { householdId }
}
