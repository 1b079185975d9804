import type { Services } from '../../http/work.ts'

interface Count {
  failures: number
  lockedUntil: number
}

const kept = 10_000
const counts = new WeakMap<Services, Map<string, Count>>()

/**
 * Failures of logins that do not exist, kept like those of accounts, so that a lock does not tell who has one. They stay in
 * memory: there is nobody to protect, and the oldest are forgotten when somebody tries a dictionary.
 */
export function countStranger(services: Services, login: string, limit: number, lockedUntil: Date): void {
  const all = counts.get(services) ?? new Map<string, Count>()
  counts.set(services, all)
  const failures = (all.get(login)?.failures ?? 0) + 1
  all.delete(login)
  all.set(login, failures >= limit ? { failures: 0, lockedUntil: lockedUntil.getTime() } : { failures, lockedUntil: 0 })
  if (all.size > kept) all.delete(all.keys().next().value as string)
}

/** @returns when the lock of a login that does not exist ends, as the database would have it */
export function strangerLock(services: Services, login: string): string | null {
  const until = counts.get(services)?.get(login)?.lockedUntil ?? 0
  return until === 0 ? null : new Date(until).toISOString()
}
