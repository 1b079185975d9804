import type { Actor } from '../../http/work.ts'

/** Whose institutions somebody sees: a line department its own, an institution itself, everybody else those of the area. */
export interface InstitutionSight {
  readonly scope: string
  readonly department: string | undefined
  readonly institution: string | undefined
}

const none = '-'

export function sightOf({ scope, role, department, institution }: Pick<Actor, 'scope' | 'role' | 'department' | 'institution'>): InstitutionSight {
  return {
    scope,
    department: role === 'department-officer' ? (department ?? none) : undefined,
    institution: role === 'institution-worker' ? (institution ?? none) : undefined,
  }
}
