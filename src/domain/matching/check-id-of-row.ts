import { checkCitizenId, type CitizenIdCheck, type CitizenIdOptions } from '../id/citizen-id.ts'
import { cleanCitizenId } from '../id/clean-citizen-id.ts'
import { saysNothing } from '../registry/roster-values.ts'

/**
 * The id of a row of a file: as `checkCitizenId` reads it, but 无, a dash, NULL or 0 is written where there is none, in whatever
 * width and with whatever blanks an id may be written.
 * @returns problem EMPTY for these too, so that the row is looked at by what else it tells
 */
export function checkIdOfRow(written: string, options: CitizenIdOptions): CitizenIdCheck {
  const check = checkCitizenId(written, options)
  if (check.ok) return check
  const clean = cleanCitizenId(written)
  return saysNothing(clean) || /^0+$/.test(clean) ? { ok: false, fault: 'EMPTY' } : check
}
