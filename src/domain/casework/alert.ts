/** The course of an alert: raised, somebody goes there, and what came of it. WITHDRAWN is in nobody's hand: the rule ended before anybody began. */
export const alertCourse = {
  NEW: ['VISITING', 'HELPED', 'NO_NEED', 'WRONG'],
  VISITING: ['HELPED', 'NO_NEED', 'WRONG'],
  HELPED: [],
  NO_NEED: [],
  WRONG: [],
  WITHDRAWN: [],
} as const satisfies Record<string, readonly string[]>
export type AlertState = keyof typeof alertCourse

/** Whether an alert may go from one state to another. */
export function mayBecome(from: AlertState, to: AlertState): boolean {
  return (alertCourse[from] as readonly AlertState[]).includes(to)
}

/** Whether an alert has come to its end. */
export function isClosed(state: AlertState): boolean {
  return alertCourse[state].length === 0
}
