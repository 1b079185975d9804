import type { Random } from '../../random.ts'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** A stable area id: ten characters, fifty bits, sortable in no meaningful order and never an official code. */
export function newAreaId(random: Random): string {
  return Array.from(random.bytes(10), (byte) => alphabet[byte % 32]).join('')
}
