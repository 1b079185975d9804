import { randomBytes as nodeRandomBytes } from 'node:crypto'

/** The only place where randomness is read. */
export interface Random {
  bytes(count: number): Uint8Array
}

export function randomBytes(count: number): Buffer {
  return nodeRandomBytes(count)
}

export const systemRandom: Random = { bytes: randomBytes }
