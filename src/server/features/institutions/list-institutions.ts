import type { z } from 'zod'
import type { Institution, listInstitutions as contract } from '#contract/institutions.ts'
import type { Titles } from '#domain/clause/clause.ts'
import { inOrder } from '#domain/reporting/place-and-name.ts'
import type { Work } from '../../http/work.ts'
import { departmentsOf } from '../campaigns/public.ts'
import { soundOf } from '../../name-sound.ts'
import { listInstitutionRows, type InstitutionRow } from './institutions.queries.ts'
import { sightOf } from './sight.ts'

/** Institutions of the area or with residents of it; of a department or an institution its own. */
export async function listInstitutions(work: Work, campaignId: string | undefined): Promise<z.input<(typeof contract)['response']>> {
  const rows = await listInstitutionRows(work.trx, work.districtKey, sightOf(work.actor), campaignId)
  const departments = await departmentsOf()
  return { rows: rows.toSorted((a, b) => inOrder(soundOf(a.name).order, soundOf(b.name).order)).map((row) => ({ ...institutionView(row, departments), residents: row.residents, checked: row.checked, troubled: row.troubled })) }
}

export function institutionView(row: InstitutionRow, departments: readonly { readonly id: string; readonly title: Pick<Titles, 'zh' | 'en'> }[]): Institution {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind as Institution['kind'],
    areaId: row.area_id,
    areaName: row.area_name,
    department: row.department,
    departmentTitle: departments.find((one) => one.id === row.department)?.title ?? { zh: row.department, en: row.department },
    address: row.address,
    phone: row.phone,
    version: row.version,
  }
}
