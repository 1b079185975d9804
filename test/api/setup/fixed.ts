import { clockFrom, type Clock } from '#server/clock.ts'
import type { SealingKeys } from '#server/sealing/sealing.ts'

/** Tests stand on one day. */
export const testDay = '2026-11-21'
export const exampleClock: Clock = clockFrom(() => new Date(`${testDay}T09:20:00+08:00`))

export const testKeys: SealingKeys = { data: new Uint8Array(32).fill(7), index: new Uint8Array(32).fill(9) }

/** A clock that a test can move. */
export function movableClock(start = `${testDay}T09:20:00+08:00`): Clock & { moveTo(instant: string): void; moveDays(days: number): void } {
  let at = new Date(start)
  return {
    ...clockFrom(() => at),
    moveTo: (instant) => {
      at = new Date(instant)
    },
    moveDays: (days) => {
      at = new Date(at.getTime() + days * 86_400_000)
    },
  }
}
