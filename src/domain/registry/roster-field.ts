/** What a column of a roster can hold. */
export const rosterFields = [
  'householdNumber', 'headName', 'headCitizenId', 'name', 'citizenId', 'relation', 'isHead', 'sex', 'birthDate', 'phone',
  'town', 'village', 'villageCode', 'group', 'address', 'part', 'aidKinds', 'aidSince', 'aidAmount', 'supportForm',
  'disabilityKind', 'disabilityLevel', 'selfCare', 'livingState', 'seriousIllness', 'childClass', 'source', 'reason',
  'hukouType', 'hukouAddress', 'lastPaymentOn', 'lastPaymentAmount', 'lastReviewOn', 'disabilityCard', 'appliedOn', 'refusedFor',
  'leftOn', 'leftFor', 'remark', 'result',
] as const
export type RosterField = (typeof rosterFields)[number]

/** Without these columns no row can be understood. */
export const neededFields: readonly RosterField[] = ['name', 'citizenId']

/** What a roster that keeps one household a row may say of each further member, in columns of their own. */
export const memberFields = ['name', 'citizenId', 'relation', 'sex', 'birthDate', 'phone', 'disabilityKind', 'disabilityLevel', 'selfCare', 'seriousIllness', 'remark'] as const satisfies readonly RosterField[]
export type MemberField = (typeof memberFields)[number]

/** Who such a column is about: a number, or a place in the family with its number (`spouse`, `child2`). */
export type MemberKey = `${number}` | `${'spouse' | 'child' | 'son' | 'daughter' | 'father' | 'mother'}${number | ''}`

/** What a column can hold: of the row's own person or household, or of a member beside it. */
export type ColumnField = RosterField | `member.${MemberKey}.${MemberField}`

/** The field of each column as it is kept and chosen, by index. */
export type ColumnMapping = readonly (ColumnField | null)[]

const ofMember = new RegExp(`^member\\.((?:spouse|child|son|daughter|father|mother)\\d{0,2}|[1-9]\\d?)\\.(${memberFields.join('|')})$`)

/** Takes a field of a member apart; undefined for every other text. */
export function memberFieldParts(field: string): { readonly member: MemberKey; readonly field: MemberField } | undefined {
  const match = ofMember.exec(field)
  return match ? { member: match[1] as MemberKey, field: match[2] as MemberField } : undefined
}

/** Whether a text names something that a column can hold. */
export function isColumnField(text: string): text is ColumnField {
  return (rosterFields as readonly string[]).includes(text) || memberFieldParts(text) !== undefined
}

/** The field of each column for one person, by index; null for columns that are not read. */
export type RosterMapping = readonly (RosterField | null)[]
