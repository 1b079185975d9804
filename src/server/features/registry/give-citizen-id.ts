import { birthDateOf, maskCitizenId, sexOf } from '#domain/id/citizen-id.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { checkedId } from './checked-id.ts'
import { findMembership, insertPersonKey, lockPerson, updatePerson } from './desk.queries.ts'
import { refreshLabels } from './refresh-labels.ts'
import { refuseKnown } from './refuse-known.ts'
import { endColumns } from './search-columns.ts'

/**
 * The real number of somebody who had none. Sex and birth date follow from it; the provisional number stays and still finds
 * the person, and everything recorded so far stays with the same record.
 */
export async function giveCitizenId(work: Work, personId: string, written: string): Promise<{ personId: string }> {
  const { trx, districtKey } = work
  const person = await lockPerson(trx, districtKey, work.actor.scope, personId)
  if (!person) throw problem('NOT_FOUND')

  if (person.citizen_id_index) throw problem('CHANGED_MEANWHILE')
  const citizenId = checkedId(work, written)
  const index = await refuseKnown(work, citizenId)

  const mask = maskCitizenId(citizenId)
  await updatePerson(trx, districtKey, personId, {
    sex: sexOf(citizenId),
    birth_date: birthDateOf(citizenId) as string,
    citizen_id_sealed: work.sealing.seal(citizenId),
    citizen_id_index: index,
    citizen_id_mask: mask,
    ...endColumns(work.sealing, citizenId),
  })
  await insertPersonKey(trx, { id_index: index, district_key: districtKey, person_id: personId })
  const home = await findMembership(trx, districtKey, personId, work.today)
  if (home) await refreshLabels(work, [home.household_id])

  const before = { ...(person.birth_date && { birthBefore: person.birth_date }), ...(person.sex && { sexBefore: person.sex }) }
  work.record({ action: 'give-citizen-id', objectType: 'person', objectId: personId, areaPath: person.area_path, details: { mask, ...(person.provisional_number && { number: person.provisional_number }), ...before } })
  return { personId }
}
