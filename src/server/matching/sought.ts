import { IdTable, type IdTableParts } from '#domain/matching/id-table.ts'
import type { Look } from '#domain/matching/scan-rows.ts'
import { keyedIndex } from '../sealing/keyed-index.ts'

/** Those who are looked for, as every thread of a run has them: by their ids, or by keyed hashes of these. */
export interface Sought {
  readonly parts: IdTableParts
  /** Absent where the ids themselves are in the table. */
  readonly key?: Uint8Array
}

/** What says who holds ids, many at once. */
export function lookFor({ parts, key }: Sought): Look {
  const table = new IdTable(parts)
  if (!key) return (highs, lows, count, holders) => table.findAll(highs, lows, count, holders)
  const hash = hasher(key)
  return (highs, lows, count, holders) => {
    for (let at = 0; at < count; at++) holders[at] = table.find(...hash(highs[at]!, lows[at]!))
  }
}

/** The same for one. */
export function finderOf(sought: Sought): (high: number, low: number) => number {
  const look = lookFor(sought)
  const [highs, lows, holders] = [new Int32Array(1), new Int32Array(1), new Int32Array(1)]
  return (high, low) => {
    highs[0] = high
    lows[0] = low
    look(highs, lows, 1, holders)
    return holders[0]!
  }
}

/** Sixty-four bits of the HMAC-SHA-256 of an id's first seventeen digits: of a million people and a million million others less than one is taken for another. */
export function hasher(key: Uint8Array): (high: number, low: number) => [number, number] {
  const index = keyedIndex(key)
  return (high, low) => {
    const digest = index(String(high).padStart(8, '0') + String(low).padStart(9, '0'))
    return [digest.readInt32LE(0), digest.readInt32LE(4)]
  }
}
