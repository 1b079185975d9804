import type { Role } from './access.ts'

/** What of an account decides which households it reaches inside its area. */
export interface Reacher {
  readonly role: Role
  readonly accountId: string
  readonly department: string | null
  readonly institution: string | null
}

/** The key under which households are reached by a line department: those of its populations (J-65, 五（二）). */
export const departmentKey = (department: string): string => `department:${department}`
/** The key under which households are reached by one account: those assigned to it. */
export const accountKey = (accountId: string): string => `account:${accountId}`
/** The key under which households are reached by an institution: those of its residents. */
export const institutionKey = (institution: string): string => `institution:${institution}`

/** A key that no household has. */
export const nothingReached = 'nothing'

/** Roles that see no whole area: what they see is what is reached, household by household. */
export const reachedRoles: readonly Role[] = ['department-officer', 'surveyor', 'institution-worker']

/**
 * @returns the key of the households that an account reaches in its area; null when it reaches all of them. A role that is
 * reached household by household and has nobody to reach for reaches nothing.
 */
export function reachOf({ role, accountId, department, institution }: Reacher): string | null {
  switch (role) {
    case 'department-officer':
      return department === null ? nothingReached : departmentKey(department)
    case 'surveyor':
      return accountKey(accountId)
    case 'institution-worker':
      return institution === null ? nothingReached : institutionKey(institution)
    default:
      return null
  }
}
