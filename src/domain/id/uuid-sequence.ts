import { uuidv7 } from './uuid.ts'

/**
 * A source of UUIDs version 7 that sort in the order in which they were made, also within one millisecond: the bits behind
 * the time count up (RFC 9562, 6.2, method 1). Rows made in one go are then stored and listed in their order.
 * @param at milliseconds since 1970
 * @param random gives as many random bytes as it is asked for
 */
export function uuidSequence(at: number, random: (count: number) => Uint8Array): () => string {
  const batch = 512
  let count = 0
  let pool = new Uint8Array(0)
  let used = 0
  return () => {
    if (used === pool.length) {
      pool = new Uint8Array(random(batch * 16))
      used = 0
    }
    const bytes = pool.subarray(used, (used += 16))
    // Twelve bits before the variant and fourteen behind it: 67 million ids.
    bytes[6] = (count >>> 22) & 0x0f
    bytes[7] = count >>> 14
    bytes[8] = (count >>> 8) & 0x3f
    bytes[9] = count
    count += 1
    return uuidv7(at, bytes)
  }
}
