import type { Row } from '../../database/tables.ts'
import type { Work } from '../../http/work.ts'
import { countWith, listPointing, listPointingTables, type Pointer } from './rows.queries.ts'

/** What the office calls the rows of a table; of others it says that something else was written. */
const named: ReadonlySet<string> = new Set(['person', 'household', 'membership', 'aid', 'fact', 'payment', 'obligor', 'visit', 'submission', 'finding', 'roster_entry', 'import_row'])

/**
 * What was written after a merge and could belong to either side: rows that are no longer as the merge left them, and rows that
 * name the record that stayed and were not there. Empty when the merge can be taken back exactly.
 */
export async function hindrancesOf(work: Work, merge: Pick<Row<'registry_merge'>, 'changes'>): Promise<string[]> {
  const { trx, districtKey } = work
  const { changed, removed, pointing } = merge.changes
  const takenOut = new Set(removed.map(({ table, row }) => `${table} ${String(row['id'])}`))
  const found = new Set<string>()
  const last = new Map<string, Set<string>>()
  // A row that the merge changed twice is as the last change left it, column by column.
  for (const { table, ids, after } of changed.toReversed()) {
    for (const id of ids) {
      if (takenOut.has(`${table} ${id}`)) continue
      const known = last.get(`${table} ${id}`) ?? new Set<string>()
      const columns = Object.keys(after).filter((column) => !known.has(column))
      for (const column of columns) known.add(column)
      last.set(`${table} ${id}`, known)
      if (columns.length === 0) continue
      const values = Object.fromEntries(columns.map((column) => [column, after[column]]))
      if ((await countWith(trx, districtKey, table, [id], values)) !== 1) found.add(table)
    }
  }
  for (const column of ['household_id', 'person_id'] as const satisfies readonly Pointer[]) {
    const ids = new Set(Object.keys(pointing).filter((key) => key.includes(` ${column} `)).map((key) => key.split(' ')[2] as string))
    for (const id of ids) {
      for (const table of await listPointingTables(trx, column)) {
        const known = new Set(pointing[`${table} ${column} ${id}`] ?? [])
        const now = await listPointing(trx, districtKey, table, column, id)
        if (now.length !== known.size || now.some((row) => !known.has(row.id))) found.add(table)
      }
    }
  }
  return [...found].map((table) => (named.has(table) ? table : 'other')).filter((table, at, all) => all.indexOf(table) === at).sort()
}
