/**
 * Who may do what: a small pure model. A role stands at an area; an action belongs to roles; the reach of an
 * account is its area and everything below (requirements A-07, J-28: a village account sees one village only).
 */
export const roles = ['administrator', 'district-officer', 'town-officer', 'village-worker'] as const
export type Role = (typeof roles)[number]

export const levels = ['district', 'town', 'village'] as const
export type AreaLevel = (typeof levels)[number]

/** The level at which a role must stand. The administrator runs the system and sees no personal data. */
export const roleLevel: Record<Role, AreaLevel> = {
  administrator: 'district',
  'district-officer': 'district',
  'town-officer': 'town',
  'village-worker': 'village',
}

const everyOfficer = ['district-officer', 'town-officer', 'village-worker'] as const satisfies readonly Role[]
const desk = ['district-officer', 'town-officer'] as const satisfies readonly Role[]

export const actions = {
  'account.manage': ['administrator'],
  'area.manage': ['administrator', 'district-officer'],
  'area.read': roles,
  'plan.read': roles,
  'campaign.open': ['district-officer'],
  'campaign.read': everyOfficer,
  'today.read': everyOfficer,
  'roster.read': everyOfficer,
  'roster.import': desk,
  'roster.place': desk,
  'roster.sign': ['village-worker'],
  'roster.return': desk,
  'roster.supplement': ['village-worker'],
  'household.read': everyOfficer,
  'person.open-id': everyOfficer,
  'visit.record': everyOfficer,
  'finding.read': everyOfficer,
  'finding.settle': everyOfficer,
  'deliverable.read': desk,
  'deliverable.submit': ['town-officer'],
  'deliverable.return': ['district-officer'],
  'audit.read': ['administrator', 'district-officer'],
} as const satisfies Record<string, readonly Role[]>

export type Action = keyof typeof actions

/**
 * @returns whether a role may do an action at all; the area is a second question, see `isWithin`
 */
export function may(role: Role, action: Action): boolean {
  return (actions[action] as readonly Role[]).includes(role)
}

/**
 * @param areaPath path of the thing, such as `d1/t2/v3/`
 * @param scope path of the account's area, such as `d1/t2/`
 * @returns whether the thing lies in the scope; an empty scope reaches nothing
 */
export function isWithin(areaPath: string, scope: string): boolean {
  return scope !== '' && areaPath.startsWith(scope)
}
