import { isWithin, type Role } from './access.ts'

/** What is looked at of an account when somebody wants to make or change it. */
export interface Holder {
  readonly role: Role
  readonly areaPath: string
}

const officerBelow: Readonly<Partial<Record<Role, readonly Role[]>>> = {
  'district-officer': ['town-officer', 'village-worker', 'department-officer', 'surveyor', 'institution-worker', 'hotline-operator', 'leader'],
  'town-officer': ['village-worker', 'department-officer', 'surveyor', 'institution-worker'],
}

/** Roles whose accounts stand beside the officer's own desk and not above it. */
const besideTheDesk: readonly Role[] = ['department-officer', 'surveyor', 'institution-worker', 'hotline-operator']

/**
 * Whether somebody may make, change, close and reset an account: an administrator all of its district, an officer those below.
 * @returns false for one's own level but for the roles that work beside the desk; an officer's own account is never its to change
 */
export function mayManage(manager: Holder, account: Holder): boolean {
  if (manager.role === 'administrator') return true
  if (!officerBelow[manager.role]?.includes(account.role) || !isWithin(account.areaPath, manager.areaPath)) return false
  return account.areaPath !== manager.areaPath || besideTheDesk.includes(account.role)
}

/**
 * Whether somebody may be the second person who confirms what an administrator did to an account: another administrator, or an
 * officer of the area or above it.
 * @returns whether the role and the place are right; that it is another person is a second question
 */
export function mayConfirm(confirmer: Holder, account: Holder): boolean {
  if (confirmer.role === 'administrator') return true
  return (confirmer.role === 'district-officer' || confirmer.role === 'town-officer') && isWithin(account.areaPath, confirmer.areaPath)
}

/** @returns roles of which somebody may make accounts somewhere, for a list to choose from */
export function managedRoles(manager: Role, all: readonly Role[]): readonly Role[] {
  return manager === 'administrator' ? all : (officerBelow[manager] ?? [])
}
