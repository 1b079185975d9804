/** 已告知、等回执 · 已有回执 · 已办结. */
export const escalationStates = ['TOLD', 'RECEIVED', 'CLOSED'] as const
export type EscalationState = (typeof escalationStates)[number]

/** Receipts that a plan says nothing about are missed after a day. */
export const usualReceiptHours = 24

/** Signs of harm, shortened from the nine kinds of the 2020 opinion of nine departments on compulsory reporting (侵害未成年人案件强制报告制度). */
export const signs = ['UNEXPLAINED_INJURY', 'SEXUAL_ABUSE', 'STARVED_OR_DAZED', 'ILL_TREATED', 'LEFT_ALONE', 'UNKNOWN_ORIGIN', 'TRAFFICKED', 'MADE_TO_BEG', 'ILLNESS_UNMANAGED', 'OTHER'] as const
export type Sign = (typeof signs)[number]

/** How a body was told. */
export const tellingWays = ['PHONE', 'IN_PERSON', 'IN_WRITING'] as const
export type TellingWay = (typeof tellingWays)[number]

/** The moment after which a missing receipt is an alarm. @param toldAt ISO 8601 */
export function receiptDue(toldAt: string, hours: number): string {
  return new Date(Date.parse(toldAt) + hours * 3_600_000).toISOString()
}

/** Whether an answer that should be there is missing at a moment. @param now ISO 8601 */
export function isReceiptOverdue(escalation: { readonly state: string; readonly receiptDueAt: string }, now: string): boolean {
  return escalation.state === 'TOLD' && Date.parse(escalation.receiptDueAt) < Date.parse(now)
}

/** Who asks, as far as reading such reports is concerned. */
export type EscalationReader = { readonly role: string; readonly level: string; readonly isPrincipal: boolean }

/**
 * Whether somebody reads all reports of an area without having made them: the person in charge of the district, and those whom the
 * plan names (`town.principal`, `town.officer`). Leaders and auditors read none: to read is to know whom it is about.
 */
export function readsEscalations({ role, level, isPrincipal }: EscalationReader, seenBy: readonly string[]): boolean {
  if (!['district-officer', 'town-officer', 'village-worker'].includes(role)) return false
  return ['district.principal', ...seenBy].some((name) => name === `${level}.officer` || (isPrincipal && name === `${level}.principal`))
}
