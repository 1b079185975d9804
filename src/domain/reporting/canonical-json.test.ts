import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from './canonical-json.ts'

// Half surrogates have no UTF-8 form and so no hash.
const json = fc.jsonValue({ stringUnit: 'grapheme' })

/** The same value with the keys of every object in another order. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).reverse().map(([key, member]) => [key, turned(member)]))
}

test('keys are sorted by their UTF-16 units, without white space', () => {
  expect(canonicalJson({ b: [1, { d: 2, c: null }], a: '兜底', B: 1.5e21, '10': true, '9': false })).toBe('{"10":true,"9":false,"B":1.5e+21,"a":"兜底","b":[1,{"c":null,"d":2}]}')
})

test('what is undefined is as good as absent', () => {
  expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}')
  expect(canonicalJson([undefined, 1])).toBe('[null,1]')
})

test('a date is written as JSON writes it', () => {
  expect(canonicalJson({ at: new Date(0) })).toBe('{"at":"1970-01-01T00:00:00.000Z"}')
})

test('the text reads back as the value', () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

test('the order in which an object was made does not matter', () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(canonicalJson(turned(value))).toBe(canonicalJson(value))
    }),
  )
})

test('values that differ have texts that differ', () => {
  fc.assert(
    fc.property(json, json, (one, other) => {
      const isSame = canonicalJson(one) === canonicalJson(other)
      const reread = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
      if (isSame) expect(reread(one)).toEqual(reread(other))
    }),
  )
})

const circle: Record<string, unknown> = {}
circle.self = circle
test.each([[Number.NaN], [Number.POSITIVE_INFINITY], [1n], [() => 1], [{ a: Symbol('b') }], ['\ud800'], [circle]])('%s has no canonical text', (value) => {
  expect(() => canonicalJson(value)).toThrow('INPUT_INVALID')
})
