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
