import { followers, namedRows, tables } from '#db/manifest.ts'
import type { MergeChanges, StoredFacts } from '../../database/tables.ts'
import type { Work } from '../../http/work.ts'
import { keepSuperseded, type FactSubject } from '../registry/public.ts'
import { listBelow, listNamed, listPointing, listPointingTables, setColumns, takeOut, type Pointer, type Values } from './rows.queries.ts'

/** Makes changes and writes down each with what was there before, so that a merge can be taken back exactly. */
export interface Ledger {
  /** @param before what the rows have in these columns, the same in all of them */
  change(table: string, ids: readonly string[], before: Values, after: Values): Promise<string[]>
  remove(table: string, id: string): Promise<void>
  /** Values that another record's take the place of go into the history. */
  keepFacts(subject: FactSubject, held: StoredFacts, joined: StoredFacts): Promise<void>
  /** Rows of every table that name one record name another, and stand where that one stands when they go with households. */
  repoint(column: Pointer, from: string, to: string, areaPath: string | undefined, leaveOut?: ReadonlySet<string>): Promise<void>
  /** @param pointers what else than the records themselves belongs to the merge */
  done(pointers: readonly { readonly column: Pointer; readonly id: string }[], more: Pick<MergeChanges, 'idsSwapped' | 'keysMoved'>): Promise<MergeChanges>
}

export function ledgerOf(work: Work): Ledger {
  const { trx, districtKey } = work
  const added: NonNullable<MergeChanges['added']>[number][] = []
  const changed: MergeChanges['changed'][number][] = []
  const removed: MergeChanges['removed'][number][] = []

  const change: Ledger['change'] = async (table, ids, before, after) => {
    const taken = await setColumns(trx, districtKey, table, ids, after)
    if (taken.length > 0) changed.push({ table, ids: taken, before, after })
    return taken
  }

  return {
    change,
    async remove(table, id) {
      removed.push({ table, row: await takeOut(trx, districtKey, table, id) })
    },
    async keepFacts(subject, held, joined) {
      const replaced = Object.fromEntries(Object.entries(joined).filter(([name, fact]) => held[name] !== undefined && JSON.stringify(held[name]) !== JSON.stringify(fact)))
      const ids = await keepSuperseded(work, subject, held, replaced)
      if (ids.length > 0) added.push({ table: 'fact', ids })
    },
    async repoint(column, from, to, areaPath, leaveOut = new Set()) {
      for (const table of await listPointingTables(trx, column)) {
        if (leaveOut.has(table)) continue
        const goesAlong = areaPath !== undefined && tables[table]?.follows === 'household'
        const moved: string[] = []
        for (const [path, ids] of byPath(await listPointing(trx, districtKey, table, column, from))) {
          const place = goesAlong && path !== areaPath
          moved.push(...(await change(table, ids, { [column]: from, ...(place && { area_path: path }) }, { [column]: to, ...(place && { area_path: areaPath }) })))
        }
        for (const { name, by } of goesAlong ? followers : []) {
          if (by === 'household' || by.table !== table) continue
          for (const [path, ids] of byPath(await listBelow(trx, districtKey, name, by.column, moved, areaPath as string))) await change(name, ids, { area_path: path }, { area_path: areaPath })
        }
        for (const { name, by } of goesAlong ? namedRows : []) {
          if (by.table !== table) continue
          for (const [path, ids] of byPath(await listNamed(trx, districtKey, name, by, moved, areaPath as string))) await change(name, ids, { area_path: path }, { area_path: areaPath })
        }
      }
    },
    async done(pointers, more) {
      const pointing: Record<string, string[]> = {}
      for (const { column, id } of pointers) {
        for (const table of await listPointingTables(trx, column)) {
          const ids = (await listPointing(trx, districtKey, table, column, id)).map((row) => row.id)
          if (ids.length > 0) pointing[`${table} ${column} ${id}`] = ids
        }
      }
      return { changed, removed, added, pointing, ...more }
    },
  }
}

function byPath(rows: readonly { id: string; area_path: string }[]): Map<string, string[]> {
  const paths = new Map<string, string[]>()
  for (const { id, area_path: path } of rows) paths.set(path, [...(paths.get(path) ?? []), id])
  return paths
}
