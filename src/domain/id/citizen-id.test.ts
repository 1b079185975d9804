import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkCharacterOf } from './check-character.ts'
import { birthDateOf, checkCitizenId, isTestRegion, isWellFormed, maskCitizenId, sexOf } from './citizen-id.ts'
import vectors from './citizen-id.vectors.json' with { type: 'json' }
import { cleanCitizenId, upgradeCitizenId } from './clean-citizen-id.ts'

const today = vectors.reference_date
const taken = { allowTestRegion: true, today }
const faultOf = (text: string, options: Parameters<typeof checkCitizenId>[1] = taken) => {
  const check = checkCitizenId(text, options)
  return check.ok ? 'OK' : check.fault
}

test.each(vectors.valid.map((vector) => [vector.id, vector] as const))('%s', (id, vector) => {
  expect(isWellFormed(id)).toBe(vector.expect.structural)
  expect(checkCitizenId(id, taken).ok).toBe(vector.expect.strict_with_test_region)
  expect(checkCitizenId(id, { allowTestRegion: false, today }).ok).toBe(vector.expect.strict)
  expect(birthDateOf(id)).toBe(vector.birth)
  expect(sexOf(id)).toBe(vector.sex === 'M' ? 'MALE' : 'FEMALE')
  expect(isTestRegion(id)).toBe(vector.profile === 'T')
})

// This vector was made to fail at its check digit, but its date, 29 February 1906, does not exist either, and that comes first.
const alsoWrongDate = '990011190602291020'

test.each(vectors.invalid.map((vector) => [vector.input, vector.input === alsoWrongDate ? 'BIRTH_DATE' : vector.code, vector] as const))('%s is %s', (input, code, vector) => {
  expect(faultOf(input, { ...taken, asWritten: true })).toBe(code)
  if (vector.normalises_to !== undefined) expect(checkCitizenId(input, taken)).toEqual({ ok: true, id: vector.normalises_to, cleaned: true, upgraded: false })
  if (vector.check_digit_ok !== undefined) expect(checkCharacterOf(input) === input[17]).toBe(vector.check_digit_ok)
})

test.each(vectors.upgrade_15_to_18.map((vector) => [vector.id15, vector.id18] as const))('%s becomes %s', (id15, id18) => {
  expect(checkCitizenId(id15, taken)).toEqual({ ok: true, id: id18, cleaned: false, upgraded: true })
})

test('the old sequences 996-999 belong to people born before 1900', () => {
  expect(birthDateOf(upgradeCitizenId('990010990115998'))).toBe('1899-01-15')
  expect(birthDateOf(upgradeCitizenId('990010990115995'))).toBe('1999-01-15')
})

test('18 digits that came as a number have lost their last ones, 15 digits have not', () => {
  const number = { ...taken, from: 'number' } as const
  expect(faultOf('990010193001150000', number)).toBe('EXCEL_PRECISION')
  expect(faultOf('990010193001150015', number)).toBe('EXCEL_PRECISION')
  expect(faultOf('990010300115001', number)).toBe('OK')
})

test('a true id that ends in 000 is taken as text', () => {
  const first17 = fc.sample(idParts.filter((part) => part.endsWith('00') && checkCharacterOf(part) === '0'), 1)[0]!
  expect(faultOf(`${first17}0`)).toBe('OK')
})

test('two ids in one cell', () => {
  for (const between of ['/', '、', '\n', ' ', ',', '']) expect(faultOf(`990010193001150015${between}990010193001150023`)).toBe('MULTIPLE')
})

test('residence permits and foreign permanent residents share the layout', () => {
  for (const region of ['810000', '820000', '830000', '911156']) {
    const first17 = `${region}19650101101`
    expect(faultOf(first17 + checkCharacterOf(first17))).toBe('OK')
  }
})

test('a mask keeps six and four characters', () => {
  expect(maskCitizenId('99002020160229302X')).toBe('990020********302X')
  expect(maskCitizenId('12345')).toBe('*****')
})

const idParts = fc
  .tuple(fc.integer({ min: 10, max: 99 }), fc.date({ min: new Date('1900-01-01'), max: new Date('2026-11-20'), noInvalidDate: true }), fc.integer({ min: 0, max: 999 }))
  .map(([county, birth, sequence]) => `9900${county}${birth.toISOString().slice(0, 10).replaceAll('-', '')}${String(sequence).padStart(3, '0')}`)
const ids = idParts.map((first17) => first17 + checkCharacterOf(first17))

test('every made id is taken, and survives being written badly', () => {
  fc.assert(fc.property(ids, fc.integer({ min: 0, max: 18 }), fc.constantFrom(' ', '\u3000', '\u200b', '\u00a0', '\t'), fc.boolean(), (id, at, blank, wide) => {
    expect(faultOf(id)).toBe('OK')
    const written = `'${id.slice(0, at)}${blank}${id.slice(at)}`.replaceAll(/[\dX]/g, (sign) => (wide ? String.fromCharCode(sign.charCodeAt(0) + 0xfee0) : sign.toLowerCase()))
    expect(cleanCitizenId(written)).toBe(id)
    expect(checkCitizenId(written, taken)).toMatchObject({ ok: true, id, cleaned: true })
  }))
})

test('one wrong digit is always found', () => {
  fc.assert(fc.property(ids, fc.integer({ min: 0, max: 17 }), fc.integer({ min: 1, max: 9 }), (id, at, by) => {
    const digit = id[at] === 'X' ? 10 : Number(id[at])
    const other = String((digit + by) % 10)
    expect(faultOf(id.slice(0, at) + other + id.slice(at + 1))).not.toBe('OK')
  }))
})

test('two neighbours swapped are always found', () => {
  fc.assert(fc.property(ids, fc.integer({ min: 0, max: 16 }), (id, at) => {
    fc.pre(id[at] !== id[at + 1])
    expect(faultOf(id.slice(0, at) + id[at + 1]! + id[at]! + id.slice(at + 2))).not.toBe('OK')
  }))
})

test('nothing but the owner’s id comes out', () => {
  fc.assert(fc.property(fc.string(), (text) => {
    const check = checkCitizenId(text, taken)
    if (check.ok) expect(cleanCitizenId(text)).toHaveLength(check.upgraded ? 15 : 18)
  }))
})
