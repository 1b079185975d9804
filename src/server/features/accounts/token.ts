import { createHash } from 'node:crypto'

/** Sessions are kept by the hash of their token: whoever reads the table can enter nowhere. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
