import { sql, type RawBuilder } from 'kysely'

/** The pattern of a LIKE for what holds a text, whatever signs are in it. */
export function holding(text: string): string {
  return `%${literally(text)}%`
}

/** A text in the pattern of a LIKE, its own signs meant as such. */
export function literally(text: string): string {
  return text.replaceAll(/[\\%_]/g, '\\$&')
}

const last = '\u{10ffff}'

/** Begins with a text, by an index in byte order. As a range: whoever asks for that order gets it from the index too. */
export function begins(column: string, text: string): RawBuilder<boolean> {
  return sql<boolean>`(${sql.ref(column)} COLLATE "C" >= ${text} AND ${sql.ref(column)} COLLATE "C" < ${text + last})`
}

/** Begins with a text and goes on after it. */
export function goesOnAfter(column: string, text: string): RawBuilder<boolean> {
  return sql<boolean>`(${sql.ref(column)} COLLATE "C" > ${text} AND ${sql.ref(column)} COLLATE "C" < ${text + last})`
}

export const backwards = (text: string): string => [...text].toReversed().join('')

/**
 * Ids of the people whose name holds a text, each once or more. A name holds what it begins with, what it ends with, and what
 * stands within one that is longer by two at least; each has an index, and so have those whom the search does not know yet. What a single
 * character stands within is looked for among all.
 * @param at rows of `person` that are looked at
 */
export function idsOfNamed(districtKey: string, text: string, at: RawBuilder<boolean>): RawBuilder<unknown> {
  const here = sql`SELECT person.id FROM person WHERE person.district_key = ${districtKey} AND ${at}`
  if ([...text].length < 2) return sql`${here} AND person.name LIKE ${holding(text)}`
  return sql`
    ${here} AND person.is_findable AND ${begins('person.name', text)} UNION ALL
    ${here} AND person.is_findable AND ${begins('person.name_reversed', backwards(text))} UNION ALL
    ${here} AND person.long_name IS NOT NULL AND person.long_name LIKE ${holding(text)} UNION ALL
    ${here} AND NOT person.is_findable AND person.name LIKE ${holding(text)}`
}
