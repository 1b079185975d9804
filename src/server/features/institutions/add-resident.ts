import type { z } from 'zod'
import type { addResident as contract } from '#contract/institutions.ts'
import { institutionKey } from '#domain/access/reach.ts'
import { isPlainDate } from '#domain/calendar/plain-date.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { findCaseHousehold } from '../findings/public.ts'
import { grantReach } from '../reach/public.ts'
import { writeFacts } from '../registry/public.ts'
import { findInstitution } from './institutions.queries.ts'
import { insertResident } from './residents.queries.ts'
import { sightOf } from './sight.ts'

/** Somebody of the registry lives in an institution from a day on: its people see the household at home, and the registry knows where the person lives (J-26). */
export async function addResident(work: Work, institutionId: string, body: z.output<(typeof contract)['body']>): Promise<{ id: string }> {
  const { trx, districtKey, today } = work
  const institution = await findInstitution(trx, districtKey, { ...sightOf(work.actor), scope: `${districtKey}/` }, institutionId)
  const household = await findCaseHousehold(trx, districtKey, body.householdId, work, 'held')

  if (!institution || !household) throw problem('NOT_FOUND')

  const issues = [
    ...(household.people.includes(body.personId) ? [] : [{ path: 'personId', code: 'NOT_OF_HOUSEHOLD' }]),
    ...(isPlainDate(body.from) && body.from <= today ? [] : [{ path: 'from', code: 'date' }]),
  ]
  if (issues.length > 0) throw problem('INPUT_INVALID', { place: 'body', issues })

  const id = work.newId()
  const isNew = await insertResident(trx, {
    district_key: districtKey,
    id,
    area_path: household.area_path,
    household_id: body.householdId,
    person_id: body.personId,
    institution_id: institutionId,
    bed: body.bed,
    payer: body.payer,
    contact_name: body.contactName,
    contact_phone: body.contactPhone,
    from_date: body.from,
  })
  if (!isNew) throw problem('CASE_STATE')
  await grantReach(work, { householdIds: [body.householdId], key: institutionKey(institutionId) })
  await writeFacts(work, { id: body.householdId, area_path: household.area_path }, body.personId, { livingState: 'IN_INSTITUTION' }, body.from)

  work.record({ action: 'add-resident', objectType: 'resident', objectId: id, areaPath: household.area_path, details: { household: body.householdId } })
  return { id }
}
