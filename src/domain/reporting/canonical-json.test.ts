import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from './canonical-json.ts'

test('one spelling whatever the order of keys; absent keys are left out', () => {
  expect(canonicalJson({ b: [1, { d: null, c: '低保' }], a: true, e: undefined })).toBe('{"a":true,"b":[1,{"c":"低保","d":null}]}')
})

const plain = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown)

test('says the same as the value it came from', () => {
  fc.assert(
    fc.property(plain, (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(value)
    }),
  )
})

const turned = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(turned)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, turned(held)] as const).toReversed())
}

test('the same value has the same spelling, in whatever order its keys were given', () => {
  fc.assert(
    fc.property(plain, (value) => {
      expect(canonicalJson(turned(value))).toBe(canonicalJson(value))
    }),
  )
})

test.each([[Number.NaN], [() => 1], [Symbol('x')]])('%s is no plain data', (value) => {
  expect(() => canonicalJson({ value: [value] })).toThrow(TypeError)
})
