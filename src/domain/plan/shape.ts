import { daysInMonth, isPlainDate } from '../calendar/plain-date.ts'
import { nearest } from '../policy/nearest.ts'
import type { Path } from './yaml-file.ts'

/** What a part of a plan file must look like. */
export type Shape =
  | { readonly kind: 'text'; readonly pattern?: RegExp; readonly expected?: string }
  | { readonly kind: 'date' | 'yes-no' | 'anything' }
  | { readonly kind: 'integer'; readonly atLeast?: number; readonly atMost?: number }
  | { readonly kind: 'one-of'; readonly words: readonly string[] }
  | { readonly kind: 'list'; readonly of: Shape; readonly atLeast?: number }
  | { readonly kind: 'record'; readonly of: Shape }
  | { readonly kind: 'object'; readonly fields: Readonly<Record<string, Field>>; readonly isOpen?: boolean }

export type Field = { readonly shape: Shape; readonly isRequired: boolean }

/** A mistake in shape. `atKey`: the key is meant, not the value. */
export type ShapeMistake = {
  readonly path: Path
  readonly atKey?: true
  readonly code: 'KEY_UNKNOWN' | 'KEY_MISSING' | 'VALUE_TYPE' | 'VALUE_NOT_ONE_OF' | 'VALUE_EMPTY' | 'VALUE_TOO_LONG' | 'VALUE_SIGN' | 'DATE_NOT_REAL'
  readonly details: Readonly<Record<string, string>>
  readonly suggestion?: string
}

export const text: Shape = { kind: 'text' }
export const id: Shape = { kind: 'text', pattern: /^[A-Za-z][A-Za-z0-9_-]{0,79}$/, expected: 'id' }
/** An id that expressions can name. */
export const name: Shape = { kind: 'text', pattern: /^[A-Za-z][A-Za-z0-9_]{0,79}$/, expected: 'name' }
/** A share such as 10% or 12.5%, of at most 100%. */
export const percent: Shape = { kind: 'text', pattern: /^(100(\.0+)?|\d{1,2}(\.\d+)?)%$/, expected: 'percent' }
export const date: Shape = { kind: 'date' }
export const integer: Shape = { kind: 'integer' }
/** How many of something: from 1 to 100,000. */
export const count: Shape = { kind: 'integer', atLeast: 1, atMost: 100_000 }
export const yesNo: Shape = { kind: 'yes-no' }
export const anything: Shape = { kind: 'anything' }
export const oneOf = (words: readonly string[]): Shape => ({ kind: 'one-of', words })
export const list = (of: Shape, atLeast = 0): Shape => ({ kind: 'list', of, atLeast })
export const record = (of: Shape): Shape => ({ kind: 'record', of })
export const must = (shape: Shape): Field => ({ shape, isRequired: true })
export const may = (shape: Shape): Field => ({ shape, isRequired: false })
export const object = (fields: Readonly<Record<string, Field>>): Shape => ({ kind: 'object', fields })
/** An object whose other keys are kept as they are, for what the engine does not carry out yet. */
export const openObject = (fields: Readonly<Record<string, Field>>): Shape => ({ kind: 'object', fields, isOpen: true })

/** Everything in a value that is not of a shape, with the nearest known word where there is one. */
export function mistakesIn(value: unknown, shape: Shape, path: Path = []): readonly ShapeMistake[] {
  const wrong = (expected: string): ShapeMistake[] => [{ path, code: 'VALUE_TYPE', details: { expected } }]
  switch (shape.kind) {
    case 'anything':
      return []
    case 'text':
      if (typeof value !== 'string') return wrong(shape.expected ?? 'text')
      if (value.trim() === '') return [{ path, code: 'VALUE_EMPTY', details: {} }]
      if (value.length > longest) return [{ path, code: 'VALUE_TOO_LONG', details: { most: String(longest) } }]
      if (!isWritable(value)) return [{ path, code: 'VALUE_SIGN', details: {} }]
      return shape.pattern && !shape.pattern.test(value) ? wrong(shape.expected ?? 'text') : []
    case 'integer':
      if (!Number.isSafeInteger(value)) return wrong('integer')
      return (value as number) >= (shape.atLeast ?? -Infinity) && (value as number) <= (shape.atMost ?? Infinity) ? [] : wrong('count')
    case 'yes-no':
      return typeof value === 'boolean' ? [] : wrong('yes-no')
    case 'date':
      return dateMistakes(value, path)
    case 'one-of':
      return typeof value === 'string' && shape.words.includes(value) ? [] : [notOneOf(value, shape.words, path)]
    case 'list':
      if (!Array.isArray(value)) return wrong('list')
      if (value.length < (shape.atLeast ?? 0)) return [{ path, code: 'VALUE_EMPTY', details: {} }]
      return value.flatMap((entry, index) => mistakesIn(entry, shape.of, [...path, index]))
    case 'record':
      return isObject(value) ? Object.entries(value).flatMap(([key, entry]) => [...keyMistakes(key, [...path, key]), ...mistakesIn(entry, shape.of, [...path, key])]) : wrong('object')
    case 'object':
      return isObject(value) ? fieldMistakes(value, shape, path) : wrong('object')
  }
}

const longest = 10_000 // characters: some pages
const idPattern = /^[A-Za-z][A-Za-z0-9_-]{0,79}$/

// Signs that no font shows and no database keeps, and halves of signs.
function isWritable(text: string): boolean {
  return !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text) && text.isWellFormed()
}

/** Whether a key of a record is one that can be named. */
export function isId(key: string): boolean {
  return idPattern.test(key)
}

function keyMistakes(key: string, path: Path): ShapeMistake[] {
  return isId(key) ? [] : [{ path, atKey: true, code: 'VALUE_TYPE', details: { expected: 'id' } }]
}

function fieldMistakes(value: Record<string, unknown>, shape: Extract<Shape, { kind: 'object' }>, path: Path): ShapeMistake[] {
  const names = Object.keys(shape.fields)
  const unused = names.filter((name) => value[name] === undefined)
  const unknown = shape.isOpen ? [] : Object.keys(value).filter((key) => !names.includes(key))
  const meant = new Map(unknown.map((key) => [key, nearest(key.slice(0, 80), unused) ?? nearest(key.slice(0, 80), names)]))
  return [
    ...unknown.map((key): ShapeMistake => {
      const suggestion = meant.get(key)
      return { path: [...path, key], atKey: true, code: 'KEY_UNKNOWN', details: { key: key.slice(0, 80) }, ...(suggestion && { suggestion }) }
    }),
    ...names
      .filter((name) => shape.fields[name]!.isRequired && value[name] === undefined && ![...meant.values()].includes(name))
      .map((name): ShapeMistake => ({ path, atKey: true, code: 'KEY_MISSING', details: { key: name }, suggestion: `${name}: …` })),
    ...names.filter((name) => value[name] !== undefined).flatMap((name) => mistakesIn(value[name], shape.fields[name]!.shape, [...path, name])),
  ]
}

function notOneOf(value: unknown, words: readonly string[], path: Path): ShapeMistake {
  const suggestion = nearest(shown(value), words)
  return { path, code: 'VALUE_NOT_ONE_OF', details: { value: shown(value), allowed: words.join(', ') }, ...(suggestion && { suggestion }) }
}

function dateMistakes(value: unknown, path: Path): ShapeMistake[] {
  if (isPlainDate(value)) return []
  const suggestion = dateMeant(shown(value))
  return [{ path, code: 'DATE_NOT_REAL', details: { value: shown(value) }, ...(suggestion && { suggestion }) }]
}

// What was written, when it is a word; a part of it when it is long.
function shown(value: unknown): string {
  return typeof value === 'object' ? '…' : String(value).slice(0, 80)
}

// 2022/6/31 and 2022年6月31日 are read as the last day of June.
function dateMeant(value: string): string | undefined {
  const match = /^\s*(\d{4})\D{0,2}(\d{1,2})\D{0,2}(\d{1,2})\D?\s*$/.exec(value)
  if (!match) return undefined
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (month < 1 || month > 12 || day < 1) return undefined
  const meant = `${match[1]}-${String(month).padStart(2, '0')}-${String(Math.min(day, daysInMonth(year, month))).padStart(2, '0')}`
  return isPlainDate(meant) ? meant : undefined
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
