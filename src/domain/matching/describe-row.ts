import { firstDayOf, readDate } from '../registry/roster-values.ts'
import type { Sex } from '../registry/sex.ts'
import type { Described } from './alike.ts'

/** Columns by which rows without an id are looked at, counted from 0. */
export interface TellingColumns {
  readonly name: number | null
  readonly birth: number | null
  readonly sex: number | null
  /** Or only the village. */
  readonly address: number | null
}

/**
 * Which columns are missing before rows without an id can be looked at: a name, and beside it the day of birth or else sex and address.
 * @returns none when they can be
 */
export function lackingColumns({ name, birth, sex, address }: TellingColumns): readonly (keyof TellingColumns)[] {
  return [...(name === null ? ['name' as const] : []), ...(birth === null && (sex === null || address === null) ? ['birth' as const] : [])]
}

/**
 * Whom a row without an id describes.
 * @param sound of a name, without tones, as letters
 * @returns undefined when it says too little: no name, or neither a whole day of birth nor sex and place. Of somebody of whom only
 * the month is known there are too many.
 */
export function describeRow(columns: TellingColumns, fields: readonly string[], sound: (name: string) => string): Described | undefined {
  const said = (column: number | null): string => (column === null ? '' : (fields[column] ?? '').trim())
  const name = said(columns.name)
  const date = readDate({ text: said(columns.birth), raw: 'string' })
  const birthDate = date?.day === undefined ? null : firstDayOf(date)
  const [sex, address] = [sexWritten(said(columns.sex)), said(columns.address)]
  if (name === '' || (birthDate === null && (sex === null || address === ''))) return undefined
  return { name, pinyin: sound(name), birthDate, sex, village: '', address }
}

function sexWritten(text: string): Sex | null {
  return /^(男|1|M)/i.test(text) ? 'MALE' : /^(女|2|F)/i.test(text) ? 'FEMALE' : null
}
