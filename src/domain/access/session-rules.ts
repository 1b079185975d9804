/** What a district sets for its sessions; whole minutes, hours and counts. */
export interface SessionRules {
  /** Minutes without a sign of life after which the password is asked again. */
  readonly idleMinutes: number
  /** Hours after which a session ends in any case. */
  readonly sessionHours: number
  /** Wrong passwords in a row until an account is locked for `lockedMinutes`. */
  readonly failuresAllowed: number
}

export const usualRules: SessionRules = { idleMinutes: 30, sessionHours: 12, failuresAllowed: 5 }

/** Least and most of each; outside of it a rule would either lock everybody out or protect nobody. */
export const ruleBounds: Readonly<Record<keyof SessionRules, readonly [least: number, most: number]>> = {
  idleMinutes: [5, 480],
  sessionHours: [1, 24],
  failuresAllowed: [3, 10],
}

/** Minutes for which an account is locked after too many failures. */
export const lockedMinutes = 15

/** Least characters of a password. */
export const shortestPassword = 10

/** @param stored as it was kept, or nothing; what is missing in it is as usual */
export function sessionRules(stored: unknown): SessionRules {
  return { ...usualRules, ...(typeof stored === 'object' ? stored : {}) }
}
