import { provisionalNumber } from '#domain/id/provisional-number.ts'
import type { Work } from '../../http/work.ts'
import { nextProvisional } from './desk.queries.ts'

/** A number for somebody without any document, unique in the district. */
export async function giveProvisionalNumber(work: Work, area: { readonly path: string; readonly code: string }): Promise<string> {
  return provisionalNumber(area.code, await nextProvisional(work.trx, work.districtKey, area.path, work.newId()))
}
