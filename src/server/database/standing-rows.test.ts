import { expect, test } from 'vitest'
import { StandingRows } from './standing-rows.ts'

interface Row {
  readonly id: string
  readonly version: number
}
const mark = (rows: readonly Row[]) => rows.map(({ id, version }) => `${id} ${version}`).sort().join()

test('rows are read once for the same answer, and again as soon as there are others', async () => {
  let there: Row[] = [{ id: 'b', version: 1 }, { id: 'a', version: 1 }]
  let reads = 0
  const read = async () => ((reads += 1), there)
  const standing = new StandingRows<Row, readonly string[]>(mark, (rows, day) => rows.map((row) => `${row.id}${row.version}${day}`))

  const first = await standing.of(mark(there), read)
  expect(first).toEqual(['b1', 'a1'])
  expect(await standing.of(mark(there), read)).toBe(first)
  expect(reads).toBe(1)
  expect(await standing.of(mark(there), read, '-tomorrow')).toEqual(['b1-tomorrow', 'a1-tomorrow'])

  there = [{ id: 'b', version: 2 }, { id: 'a', version: 1 }]
  expect(await standing.of(mark(there), read)).toEqual(['b2', 'a1'])
  there = []
  expect(await standing.of('', read)).toEqual([])
})

test('what came between the question and the rows is kept as what it is, not as what was asked for', async () => {
  const standing = new StandingRows<Row, readonly Row[]>(mark, (rows) => rows)
  const old = [{ id: 'a', version: 1 }]
  const newer = [{ id: 'a', version: 2 }]
  expect(await standing.of('a 1', async () => newer)).toEqual(newer)
  expect(await standing.of('a 1', async () => old)).toEqual(old)
  expect(await standing.of('a 2', async () => old)).toEqual(newer)
})
