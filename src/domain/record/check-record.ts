import { isPlainDate } from '../calendar/plain-date.ts'
import type { Participant, RecordDetails } from './record-details.ts'
import type { RecordItem, RecordKind } from './record-kind.ts'

export type RecordFault = {
  /** Id of the item; `row` of a list counts from 0. */
  readonly item: string
  readonly row?: number
  readonly code: 'MISSING' | 'UNKNOWN' | 'TYPE' | 'NOT_AN_OPTION' | 'TOO_SMALL' | 'TOO_LARGE' | 'TOO_LONG' | 'NAME_MISSING' | 'GROUP_MISSING' | 'UNIT_MISSING' | 'MORE_THAN_ALL'
}

const longest = { text: 200, 'long-text': 5000 } as const
const mostRows = 2000

/**
 * What is wrong with the details of a record.
 * @param details values by item id; money in fen, dates as YYYY-MM-DD
 * @returns a fault for each item that is missing, unknown or not of its type; none when the record may be kept
 */
export function checkRecord(kind: RecordKind, details: RecordDetails): readonly RecordFault[] {
  const unknown = Object.keys(details).filter((id) => !kind.items.some((item) => item.id === id))
  return [...unknown.map((item): RecordFault => ({ item, code: 'UNKNOWN' })), ...kind.items.flatMap((item) => itemFaults(item, details[item.id])), ...coverageFaults(kind, details)]
}

function itemFaults(item: RecordItem, value: unknown): RecordFault[] {
  const fault = (code: RecordFault['code'], row?: number): RecordFault => ({ item: item.id, code, ...(row !== undefined && { row }) })
  const isEmpty = value === undefined || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0)
  if (isEmpty) return item.required ? [fault('MISSING')] : []
  const isText = typeof value === 'string'
  switch (item.type) {
    case 'text':
    case 'long-text':
      return !isText ? [fault('TYPE')] : value.length > longest[item.type] ? [fault('TOO_LONG')] : []
    case 'integer':
    case 'money':
      if (!Number.isSafeInteger(value)) return [fault('TYPE')]
      if ((value as number) < (item.min ?? (item.type === 'money' ? 0 : -Infinity))) return [fault('TOO_SMALL')]
      return (value as number) > (item.max ?? Infinity) ? [fault('TOO_LARGE')] : []
    case 'date':
      return isPlainDate(value) ? [] : [fault('TYPE')]
    case 'yes-no':
      return typeof value === 'boolean' ? [] : [fault('TYPE')]
    case 'choice':
      return isText && isOption(item, value) ? [] : [fault('NOT_AN_OPTION')]
    case 'choices':
      return isTexts(value) && value.every((code) => isOption(item, code)) ? [] : [fault('NOT_AN_OPTION')]
    case 'households':
      return isTexts(value) && value.length <= mostRows ? [] : [fault('TYPE')]
    case 'participants':
      if (!Array.isArray(value) || value.length > mostRows) return [fault('TYPE')]
      return value.flatMap((row: unknown, index) => participantFaults(item, row, (code) => fault(code, index)))
  }
}

function participantFaults(item: RecordItem, row: unknown, fault: (code: RecordFault['code']) => RecordFault): RecordFault[] {
  if (typeof row !== 'object' || row === null) return [fault('TYPE')]
  const { name, post, group, areaId } = row as { [K in keyof Participant]: unknown }
  if (typeof name !== 'string' || name.trim() === '') return [fault('NAME_MISSING')]
  if ([post, group, areaId].some((text) => text !== undefined && typeof text !== 'string')) return [fault('TYPE')]
  if (name.length > longest.text || String(post ?? '').length > longest.text) return [fault('TOO_LONG')]
  if (item.options && !isOption(item, String(group ?? ''))) return [fault('GROUP_MISSING')]
  return item.level !== undefined && !areaId ? [fault('UNIT_MISSING')] : []
}

function isOption(item: RecordItem, code: string): boolean {
  return item.options?.some((option) => option.code === code) ?? false
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string')
}

function coverageFaults(kind: RecordKind, details: RecordDetails): RecordFault[] {
  const coverage = coverageOf(kind, details)
  return coverage && coverage.lookedAt > coverage.of ? [{ item: kind.coverage!.lookedAt, code: 'MORE_THAN_ALL' }] : []
}

/** How many were looked at, and of how many, where the kind of record asks for both and both were given. */
export function coverageOf(kind: RecordKind, details: RecordDetails): { readonly lookedAt: number; readonly of: number } | undefined {
  const lookedAt = kind.coverage && details[kind.coverage.lookedAt]
  const of = kind.coverage && details[kind.coverage.of]
  return typeof lookedAt === 'number' && typeof of === 'number' ? { lookedAt, of } : undefined
}
