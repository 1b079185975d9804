import type { PlainDate } from '#domain/calendar/plain-date.ts'
import { checkCitizenId } from '#domain/id/citizen-id.ts'
import type { NamedColumns } from '#domain/matching/find-columns.ts'
import { IdTable } from '#domain/matching/id-table.ts'
import { openTable, rowsOf } from './open-table.ts'

/** Those who are looked for. */
export interface People {
  readonly table: IdTable
  readonly count: number
  /** Rows without an id, or with a damaged one: nobody can be looked for by it. */
  readonly refused: readonly { readonly line: number; readonly fault: string }[]
  /** What stands of the holder of an id; a list may name somebody more than once. */
  of(holder: number): { readonly name: string; readonly lines: readonly number[] }
}

/** Reads the list of those who are looked for, each by citizen id. */
export async function readPeople(file: string, named: NamedColumns, today: PlainDate): Promise<People> {
  const list = await openTable(file, named, today)
  const [ids, names, lines]: [string[], string[], number[]] = [[], [], []]
  const refused: { line: number; fault: string }[] = []
  try {
    const { id, name } = list.columns
    for await (const { line, fields } of rowsOf(list)) {
      const check = checkCitizenId(fields[id] ?? '', { allowTestRegion: true, today })
      if (!check.ok) {
        refused.push({ line, fault: check.fault })
        continue
      }
      ids.push(check.id)
      names.push(name === undefined ? '' : (fields[name] ?? ''))
      lines.push(line)
    }
  } finally {
    await list.close()
  }
  const table = IdTable.for(ids.length)
  const again = new Map<number, number[]>()
  let count = 0
  for (const [holder, id] of ids.entries()) {
    const first = table.add(id, holder)
    if (first === undefined) count++
    else again.set(first, [...(again.get(first) ?? []), holder])
  }
  return {
    table,
    count,
    refused,
    of: (holder) => ({ name: names[holder] ?? '', lines: [holder, ...(again.get(holder) ?? [])].map((one) => lines[one]!) }),
  }
}
