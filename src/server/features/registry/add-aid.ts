import type { z } from 'zod'
import type { addAid as route } from '#contract/household-desk.ts'
import { hideCitizenIds } from '#domain/id/hide-citizen-ids.ts'
import { problem } from '#domain/problem/problem.ts'
import { codeTitle } from '#domain/registry/code-lists.ts'
import type { Work } from '../../http/work.ts'
import { fieldFault } from './checked-id.ts'
import { insertAid, listMemberships, lockHousehold } from './desk.queries.ts'
import { refreshLabels } from './refresh-labels.ts'

/** Aid that a household or one of its people receives from a day on, as somebody at a desk knows it. */
export async function addAid(work: Work, householdId: string, input: z.output<typeof route.body>): Promise<{ aidId: string }> {
  const { trx, districtKey } = work
  const household = await lockHousehold(trx, districtKey, work.actor.scope, householdId)
  if (!household) throw problem('NOT_FOUND')
  const members = await listMemberships(trx, districtKey, householdId, work.today)
  if (input.personId !== undefined && !members.some((member) => member.person_id === input.personId)) throw problem('NOT_FOUND')

  if (codeTitle('aid-kind', input.kind) === undefined) throw fieldFault('kind', 'invalid_value')
  if (input.from > work.today) throw problem('AID_DATES')

  const aidId = work.newId()
  await insertAid(trx, {
    district_key: districtKey, id: aidId, area_path: household.area_path, household_id: householdId, person_id: input.personId ?? null, kind: input.kind, from_date: input.from,
    amount_fen: input.amountFen ?? null, source: `desk:${work.actor.accountId}`, as_of: work.today, note: hideCitizenIds(input.note),
  })
  await refreshLabels(work, [householdId])

  work.record({ action: 'add-aid', objectType: 'household', objectId: householdId, areaPath: household.area_path, details: { aid: input.kind, on: input.from, ...(input.amountFen !== undefined && { amountFen: input.amountFen }), ...(input.personId && { person: input.personId }) } })
  return { aidId }
}
