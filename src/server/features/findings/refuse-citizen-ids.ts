import { fieldsWithIds } from '#domain/casework/free-text.ts'
import { problem } from '#domain/problem/problem.ts'

/** Free texts of casework hold no citizen id. Problem: TEXT_HOLDS_CITIZEN_ID with the names of the fields. */
export function refuseCitizenIds(texts: Readonly<Record<string, unknown>>): void {
  const fields = fieldsWithIds(texts)
  if (fields.length > 0) throw problem('TEXT_HOLDS_CITIZEN_ID', { issues: fields.map((path) => ({ path, code: 'CITIZEN_ID' })) })
}
