import type { Look } from './scan-rows.ts'
import type { Scanner } from './scanner.ts'

/** Those who are looked for: by their ids, or by hashes of these under a key that the scanner knows. */
export interface Sought {
  readonly scanner: Scanner
  readonly isKeyed: boolean
}

/** What says who holds ids, many at once. */
export function lookFor({ scanner: { program }, isKeyed }: Sought): Look {
  return (_, count) => {
    if (isKeyed) program.hashRows(count)
    return program.lookForPeople(count)
  }
}

/** The same for one: the holder, or -1. */
export function finderOf({ scanner, isKeyed }: Sought): (high: number, low: number) => number {
  return (high, low) => scanner.program.findPerson(...(isKeyed ? scanner.hash(high, low) : ([high, low] as const)))
}
