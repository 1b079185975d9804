import { expect, test } from 'vitest'
import { roles } from './access.ts'
import { nothingReached, reachedRoles, reachOf } from './reach.ts'

const of = (role: (typeof roles)[number], more = {}) => reachOf({ role, accountId: 'a1', department: null, institution: null, ...more })

test('a department, an account and an institution each have a key of their own', () => {
  expect(of('department-officer', { department: 'health' })).toBe('department:health')
  expect(of('surveyor')).toBe('account:a1')
  expect(of('institution-worker', { institution: 'home' })).toBe('institution:home')
})

test('without a department or an institution nothing is reached, never everything', () => {
  expect(of('department-officer')).toBe(nothingReached)
  expect(of('institution-worker')).toBe(nothingReached)
  for (const role of roles) expect([role, of(role) === null]).toEqual([role, !reachedRoles.includes(role)])
})
