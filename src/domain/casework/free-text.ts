import { hideCitizenIds } from '../id/hide-citizen-ids.ts'

/**
 * The free texts that hold somebody's citizen id. Ids belong to the registry, sealed; a text that is passed around does not carry them.
 * @param texts by the name of their field
 * @returns the names of the fields to be refused
 */
export function fieldsWithIds(texts: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(texts).flatMap(([name, text]) => (typeof text === 'string' && hideCitizenIds(text) !== text ? [name] : []))
}
