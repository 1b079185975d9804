import type { z } from 'zod'
import type { listInstitutionNames as contract } from '#contract/institutions.ts'
import { inOrder } from '#domain/reporting/place-and-name.ts'
import type { Work } from '../../http/work.ts'
import { soundOf } from '../../name-sound.ts'
import { listNameRows } from './institutions.queries.ts'
import { sightOf } from './sight.ts'

/** Institutions to choose from; of a department or an institution its own. */
export async function listInstitutionNames(work: Work): Promise<z.input<(typeof contract)['response']>> {
  const rows = await listNameRows(work.trx, work.districtKey, sightOf(work.actor))
  return { rows: rows.toSorted((a, b) => inOrder(soundOf(a.name).order, soundOf(b.name).order)) }
}
