/** Columns a base roster can have. */
export const rosterFields = ['no', 'part', 'headName', 'maskedId', 'members', 'address', 'phone', 'labels', 'aid', 'reason', 'source', 'group', 'team', 'remark'] as const
export type RosterField = (typeof rosterFields)[number]

/** Columns a problem list can have. */
export const problemFields = [
  'no',
  'village',
  'household',
  'person',
  'kind',
  'severity',
  'description',
  'cause',
  'gap',
  'foundOn',
  'foundBy',
  'fixedOnSpot',
  'measure',
  'ownerUnit',
  'ownerPerson',
  'due',
  'state',
  'closedOn',
  'proof',
  'escalatedTo',
  'remark',
] as const
export type ProblemField = (typeof problemFields)[number]

/** Columns a list of key households can have. */
export const keyFields = ['no', 'village', 'household', 'person', 'labels', 'why', 'risk', 'measure', 'frequency', 'helper', 'lastSeen', 'state', 'offOn', 'offReason'] as const
export type KeyField = (typeof keyFields)[number]

/** What a deliverable can be: a list of all problems, of those that were not put right on the spot, of key households; or a report of sections. */
export const deliverableRows = ['problems', 'rectification', 'key-households', 'report'] as const
export type DeliverableRows = (typeof deliverableRows)[number]

/** Keys of a plan beyond its main ones, by whether the engine carries them out. Whoever makes one work moves it up. */
export const keysCarriedOut = ['departments', 'teams', 'planning', 'records', 'groups', 'questions', 'escalations', 'referrals', 'key-households', 'gaps', 'institutions', 'releases', 'visit-notice'] as const
export const keysDeclared = ['publicity', 'checks', 'check-methods', 'rules'] as const

/** Rules (`rules: - id: …`) that the engine keeps; a plan may name others, which are shown as not carried out. */
export const rulesCarriedOut = ['fixed-on-spot', 'signed-and-returned', 'no-formalism', 'by-law'] as const

/** Who acts for a unit: the person in charge who signs, the officer at the desk, the visiting team. */
export const actorRoles = ['principal', 'officer', 'worker', 'team'] as const
