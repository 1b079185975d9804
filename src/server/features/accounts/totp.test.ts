import { expect, test } from 'vitest'
import { base32, codeOf, stepAt, stepOfCode, totpUri } from './totp.ts'

const secret = Buffer.from('12345678901234567890')

// RFC 6238, appendix B.
test.each([[59, '94287082'], [1111111109, '07081804'], [1111111111, '14050471'], [1234567890, '89005924'], [2000000000, '69279037'], [20000000000, '65353130']])('at %d seconds the code is %s', (at, code) => {
  expect(codeOf(secret, stepAt(new Date(at * 1000)), 8)).toBe(code)
})

// RFC 4648, section 10, without padding.
test.each([['', ''], ['f', 'MY'], ['fo', 'MZXQ'], ['foo', 'MZXW6'], ['foob', 'MZXW6YQ'], ['fooba', 'MZXW6YTB'], ['foobar', 'MZXW6YTBOI']])('%j in base32 is %s', (plain, text) => {
  expect(base32(Buffer.from(plain))).toBe(text)
})

test('a code of the step before and after is taken, one of two steps away is not', () => {
  const now = new Date('2026-11-21T09:20:10+08:00')
  const here = stepAt(now)
  for (const away of [-1, 0, 1]) expect(stepOfCode(secret, codeOf(secret, here + away), now)).toBe(here + away)
  for (const away of [-2, 2]) expect(stepOfCode(secret, codeOf(secret, here + away), now)).toBeUndefined()
  expect(stepOfCode(secret, 'abcdef', now)).toBeUndefined()
})

test('what an authenticator reads names whose secret it is', () => {
  expect(totpUri('MZXW6', '张三', '兜底')).toBe('otpauth://totp/%E5%85%9C%E5%BA%95%3A%E5%BC%A0%E4%B8%89?secret=MZXW6&issuer=%E5%85%9C%E5%BA%95')
})
