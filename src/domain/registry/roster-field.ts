/** What a column of a roster can hold. */
export const rosterFields = [
  'householdNumber', 'headName', 'headCitizenId', 'name', 'citizenId', 'relation', 'isHead', 'sex', 'birthDate', 'phone',
  'town', 'village', 'villageCode', 'group', 'address', 'part', 'aidKinds', 'aidSince', 'aidAmount', 'supportForm',
  'disabilityKind', 'disabilityLevel', 'selfCare', 'livingState', 'seriousIllness', 'childClass', 'source', 'reason',
  'hukouType', 'hukouAddress', 'remark', 'result',
] as const
export type RosterField = (typeof rosterFields)[number]

/** Without these columns no row can be understood. */
export const neededFields: readonly RosterField[] = ['name', 'citizenId']

/** The field of each column, by index; null for columns that are not read. */
export type RosterMapping = readonly (RosterField | null)[]
