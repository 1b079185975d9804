import { expect, test } from 'vitest'
import type { Figure, ListRow, Table } from './content.ts'
import { numbersOnly, withoutRestricted, type Readable } from './readable-content.ts'

const title = (text: string) => ({ zh: text, en: text })
const row = (no: number, cells: Record<string, string>): ListRow => ({ no, householdId: `h${no}`, visitId: null, findingId: null, cells: { no: String(no), ...cells } })
const table = (id: Table['id'], columns: string[], rows: ListRow[]): Table => ({ id, title: title(id), columns: columns.map((column) => ({ id: column, title: title(column) })), rows })
const figure = (id: string, of: Table['id'], rows: number[]): Figure => ({ id, title: title(id), value: rows.length, table: of, rows })
const content: Readable = {
  tables: [
    table('households', ['no', 'household', 'source'], [row(1, { household: '甲', source: '信访' }), row(2, { household: '乙', source: '退出低保' })]),
    table('differences', ['no', 'figure', 'household'], [row(1, { figure: '名册', household: '丙' }), row(2, { figure: '信访', household: '甲' }), row(3, { figure: '退出低保', household: '乙' })]),
  ],
  figures: [figure('source:petition', 'households', [1]), figure('source:left', 'households', [2]), figure('group:seekers:people', 'households', [1]), figure('source:petition@a', 'households', [1]), figure('difference:frame', 'differences', [1]), figure('difference:source:petition', 'differences', [2]), figure('difference:source:left', 'differences', [3])],
  sections: [{ id: 's', title: title('一'), figures: ['source:petition'], text: '说明', matrix: { columns: [], lines: [{ id: 'source:petition', title: title('信访'), cells: [{ value: 1, figure: 'source:petition', version: 'v' }, null] }, { id: 'source:left', title: title('退出'), cells: [{ value: 1, figure: 'source:left', version: 'v' }] }] } }],
}

test('rows of a restricted source are opened by no figure and no explanation, and the others keep theirs [J-23]', () => {
  const read = withoutRestricted(content, { sources: new Set(['petition']), groups: new Set(['seekers']) })
  expect(read.figures.map(({ id, value, table: of, rows }) => [id, value, of, rows])).toEqual([
    ['source:petition', 1, undefined, []],
    ['source:left', 1, 'households', [2]],
    ['group:seekers:people', 1, undefined, []],
    ['source:petition@a', 1, undefined, []],
    ['difference:frame', 1, 'differences', [1]],
    ['difference:source:petition', 1, undefined, []],
    ['difference:source:left', 1, 'differences', [2]],
  ])
  expect(read.tables.map((one) => one.rows.map(({ no, cells }) => [no, cells]))).toEqual([
    [[1, { no: '1', household: '甲' }], [2, { no: '2', household: '乙' }]],
    [[1, { no: '1', figure: '名册', household: '丙' }], [2, { no: '2', figure: '退出低保', household: '乙' }]],
  ])
  expect(read.sections[0]!.matrix!.lines.map((line) => line.cells)).toEqual([[{ value: 1 }, null], [{ value: 1, figure: 'source:left', version: 'v' }]])
  expect(withoutRestricted(content, { sources: new Set(), groups: new Set() })).toBe(content)
})

test('numbers alone open nothing and say nothing', () => {
  const read = numbersOnly(content)
  expect(read.figures.map(({ value }) => value)).toEqual(content.figures.map(({ value }) => value))
  expect(JSON.stringify([read.tables.map((one) => one.rows), read.figures.map((one) => [one.table, one.rows]), read.sections])).not.toMatch(/甲|乙|丙|说明|version/)
})
