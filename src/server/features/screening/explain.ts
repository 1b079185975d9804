import type { Card } from '#contract/screening.ts'
import { problem } from '#domain/problem/problem.ts'
import { performRead } from '../../http/perform.ts'
import { systemActor } from '../../http/system-actor.ts'
import type { Services } from '../../http/work.ts'
import { findDistrictOf } from './district.global.queries.ts'
import { getCard } from './get-card.ts'

/** The card of a household for whoever keeps the machine; that it was read stands in the trail. Problem: NOT_FOUND. */
export async function explainHousehold(services: Services, householdId: string, asOf: string | undefined): Promise<Card> {
  const district = await findDistrictOf(services.database, householdId)
  if (!district) throw problem('NOT_FOUND')
  const actor = systemActor({ accountId: '00000000-0000-7000-8000-000000000004', login: 'command-line', name: 'command line' }, { id: district.districtKey, name: '', path: district.path, districtKey: district.districtKey })
  return performRead(services, actor, 'wide', (work) => getCard(work, householdId, asOf))
}
