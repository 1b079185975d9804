/**
 * The one table of named problems. A problem has a code, an HTTP status and details; its sentence
 * is made from `locales/<language>/problem.json` by code, so that server, office and command line say the same.
 * On the wire it is an RFC 9457 problem document.
 */
export const problems = {
  // Requests
  NOT_SIGNED_IN: 401,
  SIGN_IN_FAILED: 401,
  SIGN_IN_LOCKED: 429,
  PASSWORD_WRONG: 403,
  PASSWORD_TOO_WEAK: 422,
  PASSWORD_SAME: 422,
  PASSWORD_CHANGE_DUE: 403,
  CODE_NEEDED: 401,
  CODE_WRONG: 403,
  NOT_PRINCIPAL: 403,
  SAME_PERSON: 403,
  NOT_ALLOWED: 403,
  NOT_FOUND: 404,
  INPUT_INVALID: 422,
  IDEMPOTENCY_KEY_MISSING: 400,
  IDEMPOTENCY_KEY_REUSED: 409,
  ORIGIN_REFUSED: 403,
  TOO_LARGE: 413,
  CHANGED_MEANWHILE: 409,
  UNAVAILABLE: 503,
  UNEXPECTED: 500,
  // Accounts and areas
  LOGIN_TAKEN: 409,
  AREA_NOT_FOR_ROLE: 422,
  ACCOUNT_INCOMPLETE: 422,
  ROLES_INCOMPATIBLE: 422,
  NAMESAKE_UNCLEAR: 422,
  ACCOUNT_UNCONFIRMED: 403,
  SUCCESSOR_UNFIT: 422,
  AREAS_INVALID: 422,
  PARAMETERS_INVALID: 422,
  AREAS_ALREADY_THERE: 409,
  AREA_CHANGE_OUTDATED: 409,
  AREA_CHANGE_DATE: 422,
  AREA_CHANGE_IMPOSSIBLE: 409,
  PURPOSE_MISSING: 422,
  ID_NOT_HELD: 404,
  // The registry
  PERSON_KNOWN: 409,
  PERSON_IN_OTHER_DISTRICT: 409,
  PERSON_SETTLED: 409,
  MEMBER_DATES: 422,
  MOVE_BEFORE_LAST: 422,
  HEAD_NEEDED: 409,
  AID_DATES: 422,
  MERGE_SAME: 422,
  MERGE_TWO_DRAFTS: 409,
  MERGE_TWO_STAYS: 409,
  MERGE_UNDECIDED: 422,
  MERGE_ALREADY: 409,
  MERGE_UNDONE: 409,
  MERGE_CHANGED_SINCE: 409,
  // Plans and campaigns
  PLAN_INVALID: 422,
  PLAN_UNKNOWN: 404,
  PLAN_ARCHIVE: 422,
  PLAN_PUBLISHED_ALREADY: 409,
  CAMPAIGN_MOVE_CHANGED: 409,
  RECORD_INVALID: 422,
  RECORD_FILE_MISSING: 422,
  RECORD_STATE: 409,
  TASK_STATE: 409,
  CAMPAIGN_ALREADY_RUNNING: 409,
  // Rules and alerts
  RULE_INVALID: 422,
  RULE_KEY_TAKEN: 409,
  RULE_STATE: 409,
  ALERT_STATE: 409,
  // Imports and rosters
  IMPORT_STATE: 409,
  IMPORT_MAPPING_INCOMPLETE: 422,
  IMPORT_UNDO_TOO_LATE: 409,
  ROSTER_EMPTY: 409,
  ROSTER_CHANGED: 409,
  ROSTER_NOT_SIGNED: 409,
  ROSTER_NOTHING_NEW: 409,
  ENTRY_NOT_IN_BOX: 409,
  TEAM_MISSING: 409,
  TEAM_VILLAGE_TAKEN: 409,
  VISIT_TOO_OLD_TO_REUSE: 409,
  // Visits and problems found
  VISIT_SUBMITTED: 409,
  VISIT_GATES: 422,
  VISIT_DRAFT_ELSEWHERE: 409,
  VISIT_HELD: 409,
  VISIT_OWN_DRAFT: 409,
  DIFFERENCE_SETTLED: 409,
  HOUSEHOLD_NOT_ON_ROSTER: 409,
  TEXT_HOLDS_CITIZEN_ID: 422,
  OWNING_TOWN_MISSING: 422,
  CASE_STATE: 409,
  NOT_RELEASED: 409,
  NOT_ASKED_BY_PLAN: 409,
  FINDING_STATE: 409,
  FINDING_PROOF_MISSING: 422,
  DELIVERABLE_NOT_READY: 409,
  // Deliverables and documents
  DELIVERABLE_STATE: 409,
  DELIVERABLE_CHANGED: 409,
  TEMPLATE_TAG_MISSING: 500,
  ATTACHMENT_KIND: 415,
  // Workbooks
  WORKBOOK_EMPTY: 422,
  WORKBOOK_UNREADABLE: 422,
  WORKBOOK_OLD_XLS: 415,
  WORKBOOK_PROTECTED: 415,
  WORKBOOK_TRUNCATED: 422,
  WORKBOOK_DISGUISED: 415,
  WORKBOOK_EXPLODES: 413,
  WORKBOOK_NO_HEADING: 422,
  // Matching
  MATCH_FILE_MISSING: 404,
  MATCH_NO_ID_COLUMN: 422,
  MATCH_SHEETS_DIFFER: 422,
  MATCH_QUOTE_OPEN: 422,
  MATCH_FILE_CHANGED: 409,
  MATCH_SEALED_UNTIL: 422,
  MATCH_SEALED_DAMAGED: 422,
  MATCH_SEALED_ENDED: 410,
  // Start of the server
  CONFIG_INVALID: 500,
  ADDRESS_IN_USE: 500,
  ADDRESS_REFUSED: 500,
  KEYS_MISSING: 500,
  KEYS_WRONG: 500,
  DATABASE_IN_USE: 500,
  DATABASE_NEWER: 500,
  MIGRATION_CHANGED: 500,
  BACKUP_FOLDER_NOT_EMPTY: 500,
  BACKUP_NOTHING_THERE: 500,
  BACKUP_MISSING: 500,
  BACKUP_DAMAGED: 500,
  BACKUP_NEWER: 500,
  RESTORE_NOT_EMPTY: 500,
  RESTORE_BUSY: 500,
  DATABASE_PLATFORM_UNSUPPORTED: 500,
  DATABASE_VERSION_MISMATCH: 500,
  DATABASE_START_FAILED: 500,
  DATABASE_INIT_FAILED: 500,
  DATABASE_UNSUITABLE: 500,
  DATABASE_RIGHTS_MISSING: 500,
  DATABASE_KIND: 500,
} as const satisfies Record<string, number>

export type ProblemCode = keyof typeof problems
export type ProblemDetails = Record<string, unknown>

/** A named problem as an error; the only thing thrown at a boundary. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly details: ProblemDetails
  constructor(code: ProblemCode, details: ProblemDetails) {
    super(`${code} ${JSON.stringify(details)}`)
    this.name = 'Problem'
    this.code = code
    this.details = details
  }
  get status(): number {
    return problems[this.code]
  }
}

/**
 * Makes a problem to throw.
 * @param code one of the table above
 * @param details values for the placeholders of its sentence; never personal data beyond what the caller sent
 */
export function problem(code: ProblemCode, details: ProblemDetails = {}): Problem {
  return new Problem(code, details)
}
