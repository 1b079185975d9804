import { createHash } from 'node:crypto'
import { suggestField } from '#domain/registry/roster-heading.ts'

/**
 * Headings by which a mapping is remembered, by column; a heading that comes twice is told apart by its place among its equals.
 * Absent for a column of earlier results: with it or without it, it is the same register.
 */
export function headingKeys(columns: readonly { readonly heading: string }[]): (string | undefined)[] {
  const seen = new Map<string, number>()
  return columns.map(({ heading }) => {
    if (suggestField(heading).field === 'result') return undefined
    const time = (seen.get(heading) ?? 0) + 1
    seen.set(heading, time)
    return time === 1 ? heading : `${heading}#${time}`
  })
}

/** The same for the same set of headings, in whatever order they stand. */
export function headingsDigest(keys: readonly (string | undefined)[]): string {
  return createHash('sha256').update(JSON.stringify(keys.filter((key) => key !== undefined).toSorted())).digest('hex')
}
