import { hideCitizenIds } from './hide-citizen-ids.ts'

/**
 * Whether a free text holds a citizen id that somebody typed into it. Ids have their own sealed place; a text with one in it is
 * refused at its field, on the desk and on the server alike.
 */
export function holdsCitizenId(text: string): boolean {
  return hideCitizenIds(text) !== text
}

/**
 * The texts, by where they stand, that hold a citizen id.
 * @returns the paths of those that are to be refused
 */
export function textsWithCitizenId(texts: Iterable<readonly [path: string, text: unknown]>): readonly string[] {
  return [...texts].flatMap(([path, text]) => (typeof text === 'string' && holdsCitizenId(text) ? [path] : []))
}
