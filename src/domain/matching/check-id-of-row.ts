import { checkCitizenId, type CitizenIdCheck, type CitizenIdOptions } from '../id/citizen-id.ts'
import { saysNothing } from '../registry/roster-values.ts'

/**
 * The id of a row of a file: as `checkCitizenId` reads it, but 无, a dash, NULL or 0 is written where there is none.
 * @returns problem EMPTY for these too, so that the row is looked at by what else it tells
 */
export function checkIdOfRow(written: string, options: CitizenIdOptions): CitizenIdCheck {
  return saysNothing(written) || /^0+$/.test(written.trim()) ? { ok: false, fault: 'EMPTY' } : checkCitizenId(written, options)
}
