/**
 * A source of UUIDs version 7 that sort in the order in which they were made, also within one millisecond: the bits behind
 * the time count up (RFC 9562, 6.2, method 1). Rows made in one go are then stored and listed in their order.
 * @param at milliseconds since 1970
 * @param random gives as many random bytes as it is asked for
 */
export function uuidSequence(at: number, random: (count: number) => Uint8Array): () => string {
  const time = at.toString(16).padStart(12, '0')
  let [count, pool, used] = [0, new Uint8Array(0), 0]
  let begins = ''
  return () => {
    if (used === pool.length) [pool, used] = [new Uint8Array(random(idsAtOnce * 6)), 0]
    // Twelve bits before the variant and fourteen behind it: 67 million ids.
    const low = count & 0x3fff
    if (low === 0) begins = `${time.slice(0, 8)}-${time.slice(8)}-${hex[0x70 | ((count >>> 22) & 0x0f)]}${hex[(count >>> 14) & 0xff]}-`
    count += 1
    // Its end by itself: short enough to be one piece, where a text that grows by two characters would be a chain of eight for whoever reads it.
    let end = ''
    for (const until = used + 6; used < until; used += 1) end += hex[pool[used]!]
    return begins + (hex[0x80 | (low >>> 8)]! + hex[low & 0xff]! + '-' + end)
  }
}

const idsAtOnce = 512
const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
