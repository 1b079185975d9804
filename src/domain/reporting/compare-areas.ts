import type { Titles } from '../clause/clause.ts'
import { isOpenFigure, type Composed, type Figure, type ListRow, type Matrix, type MatrixCell, type Table } from './content.ts'
import { tableOf, type ReportWords } from './report-tables.ts'

/** An area below, and what it handed in last; `version` is absent while it handed in nothing. */
export type AreaBelow = {
  readonly areaId: string
  readonly areaName: string
  readonly version?: { readonly id: string; readonly cutOff: string; readonly tables: readonly Table[]; readonly figures: readonly Figure[] }
}

/** Why a row counts in one place and not in the other. */
export type Why = 'not-handed-in' | 'after-cut-off' | 'gone-since' | 'of-no-area'

const columns = ['no', 'area', 'figure', 'village', 'household', 'way', 'why'] as const

/**
 * The figures of a report beside those that the areas below handed in: for each the areas, their sum, what it is now, and the difference with its
 * reasons, row by row (J-51: the totals equal the sum of the towns, or the difference is explained).
 * @param now the report as it stands
 * @param areaOf the area below in which a row of the report lies; undefined for one of no area
 */
export function compareAreas(now: Pick<Composed, 'tables' | 'figures'>, below: readonly AreaBelow[], areaOf: (row: ListRow) => string | undefined, words: ReportWords): { matrix: Matrix; table: Table; figures: Figure[] } {
  const rows: ListRow[] = []
  const figures: Figure[] = []
  const compared = now.figures.filter((figure) => figure.table !== undefined)
  const lines = compared.map((figure) => {
    const handedIn = below.map(({ version }) => version?.figures.find((one) => one.id === figure.id))
    const frozen = new Map(below.flatMap(({ areaId, version }, index) => rowsOf(version?.tables ?? [], handedIn[index]).map((row) => [keyOf(row), { row, areaId }] as const)))
    const live = new Map(rowsOf(now.tables, figure).map((row) => [keyOf(row), row] as const))
    const numbers: number[] = []
    const tell = (row: ListRow, areaId: string | undefined, way: 'more' | 'less', why: Why) => {
      const no = rows.length + 1
      numbers.push(no)
      const area = below.find((one) => one.areaId === areaId)
      const cells = { no: String(no), area: area?.areaName ?? '', figure: figure.title.zh, village: row.cells['village'] ?? '', household: row.cells['person'] || row.cells['household'] || '', way: words.title(`way:${way}`).zh, why: words.title(`why:${why}`).zh }
      rows.push({ no, householdId: row.householdId, visitId: row.visitId, findingId: row.findingId, ...(row.keyId !== undefined && { keyId: row.keyId }), cells })
    }
    for (const [key, row] of live) {
      if (frozen.has(key)) continue
      const areaId = areaOf(row)
      const area = below.find((one) => one.areaId === areaId)
      tell(row, areaId, 'more', area === undefined ? 'of-no-area' : area.version === undefined ? 'not-handed-in' : 'after-cut-off')
    }
    for (const [key, { row, areaId }] of frozen) if (!live.has(key)) tell(row, areaId, 'less', 'gone-since')
    const difference: Figure = { id: `difference:${figure.id}`, title: { zh: `${figure.title.zh}（${words.title('compare:difference').zh}）`, en: `${figure.title.en} (${words.title('compare:difference').en})` }, value: numbers.length, table: 'differences', rows: numbers }
    figures.push(difference)
    const sum = handedIn.reduce((total, one) => total + (one?.value ?? 0), 0)
    const cells: (MatrixCell | null)[] = [
      ...below.map(({ version }, index): MatrixCell | null => (version && handedIn[index] ? { value: handedIn[index].value, figure: figure.id, version: version.id, ...openIf(isOpenFigure(handedIn[index])) } : null)),
      { value: sum, ...openIf(sum === 0 && handedIn.some((one) => one !== undefined && isOpenFigure(one))) },
      { value: figure.value, figure: figure.id, ...openIf(isOpenFigure(figure)) },
      { value: figure.value - sum, ...(numbers.length > 0 && { figure: difference.id }) },
    ]
    return { id: figure.id, title: figure.title, cells }
  })
  const column = (id: string, title: Titles) => ({ id, title })
  return {
    matrix: {
      columns: [...below.map(({ areaId, areaName }) => column(areaId, { zh: areaName, en: areaName })), column('sum', words.title('compare:sum')), column('now', words.title('compare:now')), column('difference', words.title('compare:difference'))],
      lines,
    },
    table: tableOf('differences', columns, words, rows),
    figures,
  }
}

const openIf = (isOpen: boolean): { isOpen?: true } => (isOpen ? { isOpen } : {})

function rowsOf(tables: readonly Table[], figure: Figure | undefined): ListRow[] {
  const rows = tables.find((table) => table.id === figure?.table)?.rows ?? []
  return (figure?.rows ?? []).flatMap((no) => rows[no - 1] ?? [])
}

/** What a row is about: the same household, person or problem has the same key in every report. */
function keyOf(row: ListRow): string {
  return row.findingId ?? row.keyId ?? `${row.householdId ?? ''} ${row.cells['person'] ?? ''}`
}
