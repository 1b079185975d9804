import type { Company } from '#contract/visits.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { mustReach } from '../reach/public.ts'
import { findAreaPathOf, keepCompany, listCompany } from './company.queries.ts'

const lasts = 60_000 // milliseconds: two signs of life may be lost

/**
 * Who else has a household open at this moment, and that one has it open oneself. Like the time at which somebody was last seen
 * it is no change of anything that is kept, and has no entry in the trail.
 */
export async function getCompany(work: Work, householdId: string, page: Company['others'][number]['page']): Promise<Company> {
  const { trx, districtKey, actor, now } = work
  const household = await findAreaPathOf(trx, districtKey, actor.scope, householdId)
  if (!household) throw problem('NOT_FOUND')
  await mustReach(work, householdId)
  await keepCompany(trx, {
    district_key: districtKey,
    id: work.newId(),
    area_path: household.area_path,
    household_id: householdId,
    account_id: actor.accountId,
    name: actor.name,
    page,
    expires_at: new Date(now.getTime() + lasts),
  })
  return { others: (await listCompany(trx, districtKey, householdId, actor.accountId, now)).map((one) => ({ name: one.name, page: one.page as typeof page })) }
}
