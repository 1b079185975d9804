import { describe, expect, test } from 'vitest'
import { actions, may, roles, type Action, type Role } from './access.ts'
import { areCompatible, incompatibleRoles, isRead, readOnlyRoles, separatedActs, writesOf } from './separation.ts'

describe.each(roles)('%s with another role', (role) => {
  test.each(roles)('%s', (other) => {
    const isNamed = incompatibleRoles.some((pair) => pair.includes(role) && pair.includes(other) && role !== other)
    expect(areCompatible(role, other)).toBe(!isNamed)
    expect(areCompatible(role, other)).toBe(areCompatible(other, role))
  })

  test('goes together with itself at another area', () => {
    expect(areCompatible(role, role)).toBe(true)
  })
})

test('an administrator and an auditor hold no other role', () => {
  for (const role of roles) {
    expect(areCompatible('administrator', role)).toBe(role === 'administrator')
    expect(areCompatible('auditor', role)).toBe(role === 'auditor')
  }
})

test('two roles that do the two halves of separated acts do not go together', () => {
  const who = (action: Action): Role[] => roles.filter((role) => may(role, action))
  // One role may do both, at two levels; by whom it was done is looked at when it is done.
  for (const [first, second] of separatedActs) {
    for (const one of who(first)) for (const other of who(second).filter((role) => role !== one)) expect([one, other, areCompatible(one, other)]).toEqual([one, other, false])
  }
})

test('those who only read never write', () => {
  for (const role of readOnlyRoles) expect([role, writesOf(role)]).toEqual([role, []])
  for (const role of roles) expect(writesOf(role).filter(isRead)).toEqual([])
})

test('every action is somebody’s, and nobody may what is not named', () => {
  for (const action of Object.keys(actions) as Action[]) expect(roles.filter((role) => may(role, action)).length).toBeGreaterThan(0)
})
