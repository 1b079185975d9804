import { may } from '#domain/access/access.ts'
import { hideCitizenIds } from '#domain/id/hide-citizen-ids.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { findPerson, listHeldIds } from './person.queries.ts'

/** The whole number, for a purpose that is written down beside who asked. The trail holds the mask and never the number. */
export async function openCitizenId(work: Work, personId: string, purpose: string): Promise<{ citizenId: string }> {
  const person = await findPerson(work.trx, work.districtKey, personId)

  if (!person) throw problem('NOT_FOUND')

  mustSayWhy(purpose)
  if (!person.citizen_id_sealed) throw problem('ID_NOT_HELD')

  work.record({
    action: 'open-citizen-id',
    objectType: 'person',
    objectId: person.id,
    areaPath: person.area_path,
    details: { purpose: hideCitizenIds(purpose), mask: person.citizen_id_mask },
  })
  return { citizenId: work.sealing.openText(person.citizen_id_sealed) }
}

/**
 * The whole numbers of a list, in place of its masks; a mask of somebody who is in the household no more stays. The list itself is
 * written down by whoever gives it out. Problems: NOT_ALLOWED, PURPOSE_MISSING.
 */
export async function openCitizenIds<T extends { readonly householdId: string; readonly maskedId: string }>(work: Work, rows: readonly T[], purpose: string): Promise<T[]> {
  if (!may(work.actor.role, 'person.open-id')) throw problem('NOT_ALLOWED')
  mustSayWhy(purpose)
  const held = Map.groupBy(await listHeldIds(work.trx, work.districtKey, [...new Set(rows.map((row) => row.householdId))]), (one) => one.household_id)
  return rows.map((row) => {
    const whose = held.get(row.householdId)?.find((one) => one.citizen_id_mask === row.maskedId)
    return whose ? { ...row, maskedId: work.sealing.openText(whose.citizen_id_sealed) } : row
  })
}

function mustSayWhy(purpose: string): void {
  if ((purpose.match(/[\p{L}\p{N}]/gu) ?? []).length < 2) throw problem('PURPOSE_MISSING')
}
