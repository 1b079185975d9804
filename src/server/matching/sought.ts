import { keyedIndex } from '../sealing/sealing.ts'
import { entry, somebody, type Look } from './scan-rows.ts'
import type { Scanner } from './scanner.ts'

/** Those who are looked for: by their ids, or by keyed hashes of these. */
export interface Sought {
  readonly scanner: Scanner
  /** Absent where the ids themselves are in the table. */
  readonly key?: Uint8Array
}

/** What says who holds ids, many at once. */
export function lookFor({ scanner, key }: Sought): Look {
  const { program } = scanner
  if (!key) return (_, count) => program.lookForPeople(count)
  const hash = hasher(key)
  return (entries, count) => {
    for (let at = 0; at < count * entry.length; at += entry.length) {
      if (entries[at + entry.holder] === somebody) [entries[at + entry.high], entries[at + entry.low]] = hash(entries[at + entry.high]!, entries[at + entry.low]!)
    }
    return program.lookForPeople(count)
  }
}

/** The same for one: the holder, or -1. */
export function finderOf({ scanner, key }: Sought): (high: number, low: number) => number {
  const { program } = scanner
  if (!key) return (high, low) => program.findPerson(high, low)
  const hash = hasher(key)
  return (high, low) => program.findPerson(...hash(high, low))
}

/** Sixty-four bits of the HMAC-SHA-256 of an id's first seventeen digits: of a million people and a million million others less than one is taken for another. */
export function hasher(key: Uint8Array): (high: number, low: number) => [number, number] {
  const index = keyedIndex(key)
  return (high, low) => {
    const digest = index(String(high).padStart(8, '0') + String(low).padStart(9, '0'))
    return [digest.readInt32LE(0), digest.readInt32LE(4)]
  }
}
