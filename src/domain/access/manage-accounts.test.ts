import { expect, test } from 'vitest'
import { roleLevels, roles, type AreaLevel, type Role } from './access.ts'
import { managedRoles, mayManage } from './manage-accounts.ts'

const at: Record<AreaLevel, string> = { city: 'c/', district: 'd/', town: 'd/t/', village: 'd/t/v/', group: 'd/t/v/g/' }
const holder = (role: Role, level = roleLevels[role][0] as AreaLevel) => ({ role, areaPath: at[level] })

test('an administrator manages every account, a desk those below it, nobody else any', () => {
  for (const role of roles) {
    expect(mayManage(holder('administrator', 'district'), holder(role))).toBe(true)
    for (const other of roles.filter((one) => !['administrator', 'district-officer', 'town-officer'].includes(one))) expect(mayManage(holder(other), holder(role)), `${other} ${role}`).toBe(false)
  }
})

test('the password of a town comes from the district, that of a village from the town', () => {
  expect(mayManage(holder('district-officer'), holder('town-officer'))).toBe(true)
  expect(mayManage(holder('town-officer'), holder('village-worker'))).toBe(true)
  expect(mayManage({ role: 'town-officer', areaPath: 'd/u/' }, holder('village-worker'))).toBe(false)
})

test('nobody manages its own level or above, but for those who work beside the desk', () => {
  expect(mayManage(holder('district-officer'), holder('district-officer'))).toBe(false)
  expect(mayManage(holder('town-officer'), holder('town-officer'))).toBe(false)
  expect(mayManage(holder('district-officer'), holder('leader', 'district'))).toBe(false)
  expect(mayManage(holder('district-officer'), holder('leader', 'town'))).toBe(true)
  expect(mayManage(holder('district-officer'), holder('auditor', 'town'))).toBe(false)
  expect(mayManage(holder('district-officer'), holder('administrator', 'district'))).toBe(false)
  expect(mayManage(holder('district-officer'), holder('surveyor', 'district'))).toBe(true)
  expect(mayManage(holder('town-officer'), holder('surveyor', 'district'))).toBe(false)
})

test('what is offered is what can be made somewhere', () => {
  for (const manager of roles) {
    for (const role of managedRoles(manager, roles)) expect(roleLevels[role].some((level) => mayManage(holder(manager, roleLevels[manager].includes('district') ? 'district' : roleLevels[manager][0]), { role, areaPath: at[level] })), `${manager} ${role}`).toBe(true)
  }
})
