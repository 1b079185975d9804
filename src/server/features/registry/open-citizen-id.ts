import { hideCitizenIds } from '#domain/id/hide-citizen-ids.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { findPerson } from './person.queries.ts'

/** The whole number, for a purpose that is written down beside who asked. The trail holds the mask and never the number. */
export async function openCitizenId(work: Work, personId: string, purpose: string): Promise<{ citizenId: string }> {
  const person = await findPerson(work.trx, work.districtKey, personId)

  if (!person) throw problem('NOT_FOUND')

  if ((purpose.match(/[\p{L}\p{N}]/gu) ?? []).length < 2) throw problem('PURPOSE_MISSING')
  if (!person.citizen_id_sealed) throw problem('ID_NOT_HELD')

  await work.record({
    action: 'open-citizen-id',
    objectType: 'person',
    objectId: person.id,
    areaPath: person.area_path,
    details: { purpose: hideCitizenIds(purpose), mask: person.citizen_id_mask },
  })
  return { citizenId: work.sealing.openText(person.citizen_id_sealed) }
}
