import { problem } from '../problem/problem.ts'

/**
 * The one way to write a value as JSON, so that equal values have equal text and with it an equal hash: keys of objects in
 * the order of their UTF-16 units, no white space, numbers and texts as JSON writes them (RFC 8785, JSON Canonicalization Scheme).
 * Members that are `undefined` are left out, in arrays they are null; whatever has `toJSON` (a date) is written as that says.
 * @param value anything JSON can hold: null, booleans, finite numbers, well-formed texts, arrays, plain objects
 * @returns the text to hash
 * @throws INPUT_INVALID for what JSON cannot hold (NaN, infinity, big integers, functions, circles, half surrogates)
 */
export function canonicalJson(value: unknown): string {
  return written(value, [])
}

function written(value: unknown, above: readonly object[]): string {
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return Number.isFinite(value) ? JSON.stringify(value) : refuse(String(value))
  if (typeof value === 'string') return value.isWellFormed() ? JSON.stringify(value) : refuse('half a character')
  if (typeof value !== 'object') return refuse(typeof value)
  if (above.includes(value)) return refuse('circle')
  const path = [...above, value]
  if ('toJSON' in value && typeof value.toJSON === 'function') return written(value.toJSON(), path)
  if (Array.isArray(value)) return `[${Array.from(value as unknown[], (item) => written(item, path)).join(',')}]`
  const record = value as Record<string, unknown>
  const members = Object.keys(record)
    .filter((key) => record[key] !== undefined)
    .sort()
    .map((key) => `${written(key, path)}:${written(record[key], path)}`)
  return `{${members.join(',')}}`
}

function refuse(found: string): never {
  throw problem('INPUT_INVALID', { place: 'json', found })
}
