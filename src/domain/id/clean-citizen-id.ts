import { halfWidth } from '../registry/half-width.ts'
import { checkCharacterOf } from './check-character.ts'

// The last group: zero-width characters and marks of writing direction, which come along when text is copied from chats.
const blanks = /[\s\u00a0\u3000\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]+/g

/**
 * Puts right how an id is written without touching what it says: blanks of every kind, full-width digits and letters,
 * an apostrophe before or behind (the spreadsheet's mark of text), a lower-case x.
 */
export function cleanCitizenId(written: string): string {
  return halfWidth(written).replaceAll(blanks, '').replaceAll(/^['’‘`]+|['’‘`]+$/g, '').replaceAll('x', 'X')
}

/**
 * The 18-character id of a 15-digit one: the century before the year, the check character behind. The old sequences
 * 996-999 marked people born before 1900.
 * @param id15 15 digits
 */
export function upgradeCitizenId(id15: string): string {
  const century = Number(id15.slice(12)) >= 996 ? '18' : '19'
  const first17 = `${id15.slice(0, 6)}${century}${id15.slice(6)}`
  return first17 + checkCharacterOf(first17)
}
