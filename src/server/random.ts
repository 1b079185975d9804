import { randomBytes as systemBytes } from 'node:crypto'

/** The server's only source of randomness. */
export function randomBytes(size: number): Uint8Array {
  return new Uint8Array(systemBytes(size))
}
