import type { z } from 'zod'
import type { listStays as contract } from '#contract/institutions.ts'
import type { Work } from '../../http/work.ts'
import { findCaseHousehold } from '../findings/public.ts'
import { problem } from '#domain/problem/problem.ts'
import { listStayRows } from './residents.queries.ts'

/** Who of a household lives in an institution, and when they were last checked there. */
export async function listStays(work: Work, householdId: string): Promise<z.input<(typeof contract)['response']>> {
  if (!(await findCaseHousehold(work.trx, work.districtKey, householdId, work))) throw problem('NOT_FOUND')
  const rows = await listStayRows(work.trx, work, householdId)
  return { rows: rows.map((row) => ({ residentId: row.id, personId: row.person_id, name: row.name, institutionId: row.institution_id, institutionName: row.institution_name, from: row.from_date, checkedOn: row.checked_on })) }
}
