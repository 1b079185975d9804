/** Columns a base roster can have. */
export const rosterFields = ['no', 'part', 'headName', 'maskedId', 'members', 'address', 'phone', 'labels', 'aid', 'reason', 'source'] as const
export type RosterField = (typeof rosterFields)[number]

/** Parts of a base roster that the engine tells apart; a plan gives them their titles and clauses. */
export const rosterParts = ['covered', 'possible'] as const

/** Columns a problem list can have. */
export const problemFields = [
  'no',
  'village',
  'household',
  'person',
  'kind',
  'severity',
  'description',
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
] as const
export type ProblemField = (typeof problemFields)[number]

/** The rows a deliverable can show: those the engine makes, and those a plan may name before the engine makes them. */
export const rowsCarriedOut = ['problems'] as const
export const rowsDeclared = ['key-households', 'situation', 'progress', 'results'] as const

/** Who acts for a unit: the person in charge who signs, the officer at the desk, the visiting team. */
export const actorRoles = ['principal', 'officer', 'worker', 'team'] as const
