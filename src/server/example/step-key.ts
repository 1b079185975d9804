import { createHash } from 'node:crypto'

/** An idempotency key made from a name, so that a step of the example that is tried again is done once. */
export function stepKey(kind: string, name: string): string {
  const hex = createHash('sha256').update(`doudi example ${kind} ${name}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
