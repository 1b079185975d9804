import type { z } from 'zod'
import type { addInstitution as adding, changeInstitution as changing } from '#contract/institutions.ts'
import { isWithin } from '#domain/access/access.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { findArea } from '../areas/public.ts'
import { departmentsOf } from '../campaigns/public.ts'
import { insertInstitution, lockInstitution, updateInstitution } from './institutions.queries.ts'

/** An institution that is to be screened, at a place of one's own area. */
export async function addInstitution(work: Work, { areaId, ...about }: z.output<(typeof adding)['body']>, id = work.newId()): Promise<{ id: string }> {
  const area = await findArea(work.trx, work.districtKey, areaId)

  if (!area || !isWithin(area.path, work.actor.scope)) throw problem('NOT_FOUND')

  await mustBeDepartment(about.department)
  await insertInstitution(work.trx, { id, district_key: work.districtKey, area_id: areaId, ...about })

  work.record({ action: 'add-institution', objectType: 'institution', objectId: id, areaPath: area.path, details: { name: about.name } })
  return { id }
}

export async function changeInstitution(work: Work, id: string, { version, ...about }: z.output<(typeof changing)['body']>): Promise<{ id: string }> {
  const row = await lockInstitution(work.trx, work.districtKey, id)

  if (!row || !isWithin(row.area_path, work.actor.scope)) throw problem('NOT_FOUND')
  if (row.version !== version) throw problem('CHANGED_MEANWHILE', { version: row.version })

  await mustBeDepartment(about.department)
  await updateInstitution(work.trx, work.districtKey, id, about)

  work.record({ action: 'change-institution', objectType: 'institution', objectId: id, areaPath: row.area_path, details: { name: about.name } })
  return { id }
}

async function mustBeDepartment(department: string): Promise<void> {
  if (!(await departmentsOf()).some((one) => one.id === department)) throw problem('INPUT_INVALID', { place: 'body', issues: [{ path: 'department', code: 'DEPARTMENT_UNKNOWN' }] })
}
