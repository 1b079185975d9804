/**
 * Who may do what: a small pure model. A role stands at an area; an action belongs to roles; the reach of an
 * account is its area and everything below (requirements A-07, J-28: a village account sees one village only).
 */
export const roles = [
  'administrator',
  'city-officer',
  'district-officer',
  'town-officer',
  'village-worker',
  'department-officer',
  'surveyor',
  'institution-worker',
  'hotline-operator',
  'auditor',
  'leader',
] as const
export type Role = (typeof roles)[number]

export const levels = ['city', 'district', 'town', 'village', 'group'] as const
export type AreaLevel = (typeof levels)[number]

/** The levels at which a role can stand. The administrator runs the system and sees no personal data. */
export const roleLevels: Record<Role, readonly AreaLevel[]> = {
  administrator: ['city', 'district'],
  'city-officer': ['city'],
  'district-officer': ['district'],
  'town-officer': ['town'],
  'village-worker': ['village'],
  'department-officer': ['district', 'town'],
  surveyor: ['district', 'town'],
  'institution-worker': ['district', 'town'],
  'hotline-operator': ['district'],
  auditor: ['city', 'district', 'town'],
  leader: ['city', 'district', 'town'],
}

const everyOfficer = ['district-officer', 'town-officer', 'village-worker'] as const satisfies readonly Role[]
const desk = ['district-officer', 'town-officer'] as const satisfies readonly Role[]
/** Those who read and never write; what they read is what lies in their area. */
const readers = ['auditor', 'leader'] as const satisfies readonly Role[]

/** Those who see no whole area but the households that are reached by them; only routes that look at the reach are theirs. */
const reached = ['department-officer', 'surveyor', 'institution-worker'] as const satisfies readonly Role[]

/** Whoever is not named may not: a role without an action here is refused. */
export const actions = {
  'account.manage': ['administrator', ...desk],
  'settings.manage': ['administrator', 'district-officer'],
  'directory.read': roles,
  'area.manage': ['administrator', 'district-officer'],
  'area.read': roles,
  'plan.read': roles,
  'plan.publish': ['district-officer'],
  'campaign.open': ['district-officer'],
  'campaign.move': ['district-officer'],
  'campaign.read': [...everyOfficer, ...readers, 'city-officer', 'department-officer', 'surveyor', 'institution-worker', 'hotline-operator'],
  'board.read': [...everyOfficer, ...readers, 'city-officer'],
  'today.read': [...everyOfficer, ...readers, 'city-officer'],
  'duty.mark': everyOfficer,
  'roster.list': [...everyOfficer, ...readers, ...reached],
  'roster.read': [...everyOfficer, ...readers],
  'roster.import': desk,
  'roster.place': desk,
  'roster.sign': ['village-worker'],
  'roster.return': desk,
  /** Somebody recorded at a desk, often without a document, onto the roster. */
  'roster.take-up': everyOfficer,
  'roster.supplement': ['village-worker'],
  'roster.complete': everyOfficer,
  'roster.restrict': desk,
  'team.read': [...everyOfficer, ...readers],
  'team.manage': desk,
  'visit.plan': everyOfficer,
  'household.read': [...everyOfficer, ...readers, ...reached],
  /** Lists of a whole area. */
  'household.list': [...everyOfficer, ...readers],
  'person.open-id': everyOfficer,
  /** People, aid, payments, obligors and facts of a household, and somebody without a document. */
  'household.edit': everyOfficer,
  'household.move': desk,
  'household.merge': desk,
  'parameter.read': [...everyOfficer, ...readers],
  'parameter.manage': ['district-officer'],
  'rule.read': [...everyOfficer, ...readers],
  'rule.write': ['district-officer'],
  'rule.approve': ['district-officer'],
  /** Whom the rules of the district hold for, in lists and figures. */
  'screen.read': [...everyOfficer, ...readers],
  'alert.read': [...everyOfficer, ...readers],
  'alert.act': everyOfficer,
  'alert.sample': desk,
  'visit.record': [...everyOfficer, 'surveyor', 'institution-worker'],
  'finding.read': [...everyOfficer, ...readers, ...reached],
  'finding.settle': everyOfficer,
  'finding.open': everyOfficer,
  'upward.read': [...everyOfficer, ...readers],
  'upward.answer': desk,
  'key-household.read': [...everyOfficer, ...readers],
  'key-household.keep': everyOfficer,
  /** Who reads which is decided record by record; leaders and auditors read none. */
  'escalation.read': everyOfficer,
  'escalation.report': everyOfficer,
  'referral.read': [...everyOfficer, ...readers, 'department-officer'],
  'referral.make': desk,
  'referral.answer': ['district-officer', 'department-officer'],
  'referral.close': desk,
  'eligibility.read': [...everyOfficer, ...readers],
  'eligibility.decide': desk,
  /** When data came, and the runs: a department sees its own and nothing that they found. */
  'matching.list': [...desk, ...readers, 'department-officer'],
  /** What departments' files say of people of one's own area. */
  'matching.read': [...desk, ...readers],
  'matching.run': ['district-officer', 'department-officer'],
  'matching.decide': desk,
  /** Names and addresses of institutions, without anybody in them. */
  'institution.list': [...everyOfficer, ...readers, 'department-officer', 'institution-worker', 'administrator'],
  'institution.read': [...everyOfficer, ...readers, 'department-officer', 'institution-worker'],
  'institution.manage': desk,
  'institution.check': [...desk, 'department-officer', 'institution-worker'],
  'release.read': ['district-officer', 'auditor', 'leader', 'city-officer'],
  'release.ask': ['district-officer'],
  'deliverable.read': [...desk, ...readers, 'city-officer'],
  'deliverable.submit': desk,
  'deliverable.return': ['district-officer', 'city-officer'],
  'record.read': [...everyOfficer, ...readers],
  'record.write': everyOfficer,
  'audit.read': ['administrator', 'district-officer', 'auditor'],
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
