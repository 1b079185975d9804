/**
 * A UUID version 7 (RFC 9562): time first, so that ids made in order are stored in order.
 * @param at milliseconds since 1970, 48 bits
 * @param random sixteen random bytes; the caller owns the source of randomness
 */
export function uuidv7(at: number, random: Uint8Array): string {
  const bytes = new Uint8Array(random.subarray(0, 16))
  if (bytes.length !== 16) throw new RangeError('sixteen random bytes are needed')
  let time = at
  for (let i = 5; i >= 0; i -= 1) {
    bytes[i] = time % 256
    time = Math.floor(time / 256)
  }
  bytes[6] = 0x70 | ((bytes[6] as number) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] as number) & 0x3f)
  let text = ''
  for (let i = 0; i < 16; i += 1) text += (i === 4 || i === 6 || i === 8 || i === 10 ? '-' : '') + hex[bytes[i] as number]
  return text
}

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
