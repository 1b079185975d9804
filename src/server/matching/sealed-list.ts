import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { addDays, isPlainDate, type PlainDate } from '#domain/calendar/plain-date.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Random } from '../random.ts'
import type { People } from './read-people.ts'
import { Scanner } from './scanner.ts'
import type { Sought } from './sought.ts'

const format = 'doudi-sealed-list'
const heading = z.object({ format: z.literal(format), version: z.literal(2), purpose: z.string(), made: z.string().refine(isPlainDate), until: z.string().refine(isPlainDate), people: z.number().int().positive(), key: z.base64() })

export type SealedHeading = Omit<z.output<typeof heading>, 'format' | 'version' | 'key'>

/** A key is for one run: no list is good for longer than so many days. */
export const mostDays = 31
const hashBytes = 8
const sealBytes = 32

/**
 * A list of people that names nobody: keyed hashes of their ids, in an order that tells nothing, and the key, made for this run
 * alone, and a seal over it all. Whoever holds the file can try ids one by one; it is handed over like personal data and deleted after its last day.
 * Problem MATCH_SEALED_UNTIL: the last day is no day, has passed, or is too far away.
 */
export function sealList(people: People, { purpose, until, today, random }: { purpose: string; until: string; today: PlainDate; random: Random }): Uint8Array {
  if (!isPlainDate(until) || until < today || until > addDays(today, mostDays)) throw problem('MATCH_SEALED_UNTIL', { days: mostDays })
  const key = random.bytes(32)
  const scanner = new Scanner().useKey(key)
  const hashes = people.ids().map(([high, low]) => {
    const bytes = Buffer.alloc(hashBytes)
    const [first, second] = scanner.hash(high, low)
    bytes.writeInt32LE(first, 0)
    bytes.writeInt32LE(second, 4)
    return bytes
  })
  const head = { format, version: 2, purpose, made: today, until, people: hashes.length, key: Buffer.from(key).toString('base64') }
  const content = Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), ...hashes.toSorted(Buffer.compare)])
  return Buffer.concat([content, sealOf(content, key)])
}

/** Opens a sealed list for a run. Problems: MATCH_SEALED_DAMAGED, also where it was altered or is for longer than any may be; MATCH_SEALED_ENDED after its last day. */
export function openSealedList(bytes: Uint8Array, today: PlainDate): { sought: Sought; head: SealedHeading } {
  const end = bytes.indexOf(0x0a)
  const head = readHeading(Buffer.from(bytes.subarray(0, Math.max(0, end))).toString('utf8'))
  const content = bytes.subarray(0, Math.max(0, bytes.length - sealBytes))
  const hashes = Buffer.from(content.subarray(end + 1))
  if (!head || hashes.length !== head.people * hashBytes || head.until > addDays(head.made, mostDays)) throw problem('MATCH_SEALED_DAMAGED')
  const key = Buffer.from(head.key, 'base64')
  if (!timingSafeEqual(sealOf(content, key), bytes.subarray(-sealBytes))) throw problem('MATCH_SEALED_DAMAGED')
  if (head.until < today) throw problem('MATCH_SEALED_ENDED', { until: head.until })
  const scanner = new Scanner().holdPeople(head.people)
  for (let holder = 0; holder < head.people; holder++) scanner.addDigits(hashes.readInt32LE(holder * hashBytes), hashes.readInt32LE(holder * hashBytes + 4), holder)
  return { sought: { scanner: scanner.useKey(key), isKeyed: true }, head }
}

// What is hashed of an id begins with a digit, and this with a bracket: neither is ever taken for the other.
function sealOf(content: Uint8Array, key: Uint8Array): Buffer {
  return createHmac('sha256', key).update(content).digest()
}

function readHeading(text: string): z.output<typeof heading> | undefined {
  try {
    return heading.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
