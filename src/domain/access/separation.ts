import { actions, may, roles, type Action, type Role } from './access.ts'

/**
 * Roles that one person may not hold together, and why: whoever runs the system does not work in it, whoever audits has no
 * part in what is audited, and nobody approves what they handed in themselves.
 */
export const incompatibleRoles: readonly (readonly [Role, Role])[] = [
  ...roles.filter((role) => role !== 'administrator').map((role) => ['administrator', role] as const),
  ...roles.filter((role) => role !== 'administrator' && role !== 'auditor').map((role) => ['auditor', role] as const),
  ['village-worker', 'town-officer'],
  ['village-worker', 'district-officer'],
  ['town-officer', 'district-officer'],
  ['city-officer', 'district-officer'],
  ['city-officer', 'town-officer'],
  ['city-officer', 'village-worker'],
  ['surveyor', 'village-worker'],
  ['surveyor', 'town-officer'],
  ['surveyor', 'district-officer'],
  ['surveyor', 'city-officer'],
  ['institution-worker', 'department-officer'],
  ['institution-worker', 'town-officer'],
  ['institution-worker', 'district-officer'],
]

/** @returns whether one person may hold both roles; the same role twice is held at two areas and may be */
export function areCompatible(one: Role, other: Role): boolean {
  return !incompatibleRoles.some(([a, b]) => (a === one && b === other) || (a === other && b === one))
}

/** Acts on one thing that must be done by two people: whoever did the first may not do the second. */
export const separatedActs: readonly (readonly [first: Action, second: Action])[] = [
  ['roster.sign', 'roster.return'],
  ['deliverable.submit', 'deliverable.return'],
  ['rule.write', 'rule.approve'],
]

/** Roles that read and never write. */
export const readOnlyRoles: readonly Role[] = ['auditor', 'leader']

/** @returns whether an action only reads: its verb says so */
export function isRead(action: Action): boolean {
  return /\.(read|list)$/.test(action)
}

/** @returns actions of a role that change something, or open what is sealed */
export function writesOf(role: Role): Action[] {
  return (Object.keys(actions) as Action[]).filter((action) => may(role, action) && !isRead(action))
}
