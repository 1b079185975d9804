import type { Work } from '../../http/work.ts'
import { headingKeys, headingsDigest } from './heading-memory.ts'
import { findMapping, keepMapping } from './imports.queries.ts'

/** Headings of one purpose are remembered apart from those of another: the same words may mean other columns there. */
const digestFor = (purpose: string, keys: readonly (string | undefined)[]) => headingsDigest([...keys, `\0${purpose}`])

const columnsOf = (headings: readonly string[]) => headings.map((heading) => ({ heading }))

/** What somebody of this district gave to each of these headings the last time; undefined when nobody did. */
export async function recallColumns(work: Work, purpose: string, headings: readonly string[]): Promise<(string | null)[] | undefined> {
  const keys = headingKeys(columnsOf(headings))
  const last = await findMapping(work.trx, work.districtKey, digestFor(purpose, keys))
  return last && keys.map((key) => (key === undefined ? null : (last[key] ?? null)))
}

/** @param fields what each heading was given, in their order */
export async function rememberColumns(work: Work, purpose: string, headings: readonly string[], fields: readonly (string | null)[]): Promise<void> {
  const keys = headingKeys(columnsOf(headings))
  const mapping = Object.fromEntries(keys.flatMap((key, at) => (key === undefined ? [] : [[key, fields[at] ?? null]])))
  await keepMapping(work.trx, work.districtKey, digestFor(purpose, keys), mapping, work.now)
}
