import { daysInMonth, type PlainDate } from '../calendar/plain-date.ts'
import type { Sex } from '../registry/sex.ts'
import { checkCharacterOf } from './check-character.ts'
import { cleanCitizenId, upgradeCitizenId } from './clean-citizen-id.ts'

/** Why a text is not taken as a citizen id; the first that holds, in this order. */
export const citizenIdFaults = [
  'EMPTY', 'NEEDS_NORMALISING', 'MULTIPLE', 'EXCEL_SCIENTIFIC', 'CHARSET', 'LENGTH', 'REGION', 'BIRTH_DATE', 'BIRTH_FUTURE', 'BIRTH_TOO_EARLY', 'CHECK_DIGIT', 'EXCEL_PRECISION',
] as const
export type CitizenIdFault = (typeof citizenIdFaults)[number]

export type CitizenIdOptions = {
  /** Whether ids of the test region 9900xx, which no person has, are taken. */
  readonly allowTestRegion: boolean
  /** Birth dates after it, or more than 130 years before it, are refused. */
  readonly today: PlainDate
  /** `number` when a spreadsheet held the id as a number: 18 digits have then lost their last ones. */
  readonly from?: 'text' | 'number'
  /** Refuse a text that is not written cleanly (NEEDS_NORMALISING) instead of cleaning it. */
  readonly asWritten?: boolean
}

export type CitizenIdCheck =
  | { readonly ok: true; readonly id: string; readonly cleaned: boolean; readonly upgraded: boolean }
  | { readonly ok: false; readonly fault: CitizenIdFault }

const provinces: ReadonlySet<string> = new Set([
  '11', '12', '13', '14', '15', '21', '22', '23', '31', '32', '33', '34', '35', '36', '37', '41', '42', '43', '44', '45', '46',
  '50', '51', '52', '53', '54', '61', '62', '63', '64', '65', '71',
])
const municipalities: ReadonlySet<string> = new Set(['11', '12', '31', '50'])
const residencePermits: ReadonlySet<string> = new Set(['81', '82', '83'])
const oldest = 130
// As nearly all are written: nothing is to be put right.
const plain = /^\d{15}(?:\d\d[\dX])?$/

/** Whether an id is of the test region 9900xx. */
export function isTestRegion(id: string): boolean {
  return id.startsWith('9900')
}

/**
 * Whether an id may begin so; its first four characters decide. A code is never refused because its county was abolished: only the
 * province is looked at, and that municipalities have no prefectures beyond 01 (districts), 02 (counties) and 03 (once the counties
 * of eastern Chongqing).
 */
export function isKnownRegion(id: string, allowTestRegion: boolean): boolean {
  if (isTestRegion(id)) return allowTestRegion
  const province = id.slice(0, 2)
  if (municipalities.has(province)) return /^0[123]$/.test(id.slice(2, 4))
  if (provinces.has(province) || residencePermits.has(province)) return true
  return id.startsWith('9') && provinces.has(id.slice(1, 3)) // permanent residence of foreigners, 2023
}

/** Birth date in an 18-character id, undefined when no such day exists. */
export function birthDateOf(id: string): PlainDate | undefined {
  const [year, month, day] = [id.slice(6, 10), id.slice(10, 12), id.slice(12, 14)]
  const exists = Number(year) >= 1 && Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= daysInMonth(Number(year), Number(month))
  return exists ? `${year}-${month}-${day}` : undefined
}

/** Sex in an 18-character id: odd sequence number male, even female. */
export function sexOf(id: string): Sex {
  return (id.charCodeAt(16) - 48) % 2 === 1 ? 'MALE' : 'FEMALE'
}

/** An id fit for a screen: the first six and the last four characters. */
export function maskCitizenId(id: string): string {
  return id.length < 11 ? '*'.repeat(id.length) : `${id.slice(0, 6)}${'*'.repeat(id.length - 10)}${id.slice(-4)}`
}

/** Whether length, characters, calendar date and check digit of an 18-character id are right, whoever may hold it. */
export function isWellFormed(id: string): boolean {
  return /^\d{17}[\dX]$/.test(id) && birthDateOf(id) !== undefined && checkCharacterOf(id) === id[17]
}

/**
 * Reads a citizen id as people write it. Blanks, full width, a leading apostrophe and a lower-case x are put right, 15 digits
 * become 18; nothing else is ever guessed, a wrong check digit least of all.
 * @param written the text of the cell or field
 * @returns the 18-character id, or the first fault in the order of `citizenIdFaults` (GB 11643-1999); a number ending in 000
 * whose check digit fails has lost its last digits in a spreadsheet (15 significant digits are kept there)
 */
export function checkCitizenId(written: string, options: CitizenIdOptions): CitizenIdCheck {
  const isPlain = plain.test(written)
  const clean = isPlain ? written : cleanCitizenId(written)
  if (clean === '') return { ok: false, fault: 'EMPTY' }
  if (options.asWritten && clean !== written) return { ok: false, fault: 'NEEDS_NORMALISING' }
  if (!isPlain && clean.length >= 2 * 15 && holdsSeveral(written)) return { ok: false, fault: 'MULTIPLE' }
  if (/^\d(\.\d+)?E\+?\d+$/i.test(clean)) return { ok: false, fault: 'EXCEL_SCIENTIFIC' }
  if (!/^(\d+|\d{17}X)$/.test(clean)) return { ok: false, fault: 'CHARSET' }
  if (clean.length !== 18 && clean.length !== 15) return { ok: false, fault: 'LENGTH' }
  const id = clean.length === 15 ? upgradeCitizenId(clean) : clean
  if (!isKnownRegion(id, options.allowTestRegion)) return { ok: false, fault: 'REGION' }
  const birth = birthDateOf(id)
  if (birth === undefined) return { ok: false, fault: 'BIRTH_DATE' }
  if (birth > options.today) return { ok: false, fault: 'BIRTH_FUTURE' }
  if (birth <= `${Number(options.today.slice(0, 4)) - oldest - 1}${options.today.slice(4)}`) return { ok: false, fault: 'BIRTH_TOO_EARLY' }
  const lost = clean.length === 18 && (options.from === 'number' || (id.endsWith('000') && checkCharacterOf(id) !== id[17]))
  if (lost) return { ok: false, fault: 'EXCEL_PRECISION' }
  if (checkCharacterOf(id) !== id[17]) return { ok: false, fault: 'CHECK_DIGIT' }
  return { ok: true, id, cleaned: clean !== written, upgraded: clean.length === 15 }
}

function holdsSeveral(written: string): boolean {
  const runs = cleanCitizenId(written.replaceAll(/[^\dXxＸｘ０-９.+]+/g, '/')).split('/').filter((run) => run.length >= 15)
  return runs.length > 1 || runs.some((run) => /^(\d{17}[\dX]){2,}$/.test(run) || /^\d{30}$/.test(run))
}
