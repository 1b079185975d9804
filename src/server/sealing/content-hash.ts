import { createHash } from 'node:crypto'
import { canonicalJson } from '#domain/reporting/canonical-json.ts'

/** SHA-256 in hex over the canonical JSON of what somebody signs: the same content, the same hash, on any machine. */
export function contentHash(content: unknown): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex')
}
