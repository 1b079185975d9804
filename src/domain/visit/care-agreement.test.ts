import { expect, test } from 'vitest'
import { fact } from '#test/household-facts.ts'
import { agreementState } from './care-agreement.ts'

const state = (facts: Record<string, string | boolean>) => agreementState(Object.fromEntries(Object.entries(facts).map(([name, value]) => [`careAgreement.${name}`, fact(value)])), '2022-04-29')

test('only a signed agreement whose term holds the day is in force', () => {
  expect(state({})).toBe('NOT_ASKED')
  expect(state({ signed: false, until: '2023-01-01' })).toBe('NOT_SIGNED')
  expect(state({ signed: true })).toBe('TERM_UNKNOWN')
  expect(state({ signed: true, from: '2022-05-01', until: '2023-04-30' })).toBe('NOT_BEGUN')
  expect(state({ signed: true, from: '2022-01-01', until: '2022-04-28' })).toBe('EXPIRED')
  expect(state({ signed: true, until: '2022-04-29' })).toBe('IN_FORCE')
})
