import type { z } from 'zod'
import type { addAuthorisation as route } from '#contract/matching.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { findHouseholdPlace, insertAuthorisation, listMembers } from './authorisations.queries.ts'

/** A paper that members of a household signed: data about them may be asked of departments (domain of economic verification, 57号). */
export async function addAuthorisation(work: Work, householdId: string, input: z.output<typeof route.body>): Promise<{ id: string }> {
  const { trx, districtKey } = work
  const household = await findHouseholdPlace(trx, districtKey, work.actor.scope, householdId)
  if (!household) throw problem('NOT_FOUND')
  const members = await listMembers(trx, districtKey, householdId, work.today)

  if (input.signedOn > work.today || (input.until !== undefined && input.until < input.signedOn)) throw problem('AUTHORISATION_DATES')
  const signers = members.filter((member) => input.signers.includes(member.id)).map(({ id, name }) => ({ personId: id, name }))
  if (signers.length < new Set(input.signers).size) throw problem('AUTHORISATION_SIGNERS')

  const id = work.newId()
  await insertAuthorisation(trx, {
    district_key: districtKey, id, area_path: household.area_path, household_id: householdId, number: input.number, signers: JSON.stringify(signers), signed_on: input.signedOn, until_date: input.until ?? null,
    datasets: JSON.stringify([...new Set(input.datasets)]), at: work.now, by_name: work.actor.name,
  })

  work.record({ action: 'add-authorisation', objectType: 'household', objectId: householdId, areaPath: household.area_path, details: { paper: input.number, on: input.signedOn } })
  return { id }
}
