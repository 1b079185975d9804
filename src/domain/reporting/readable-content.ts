import type { Figure, ListRow, Matrix, Section, Table } from './content.ts'

/** What there is to read of a deliverable, signed or not. */
export type Readable = { readonly tables: readonly Table[]; readonly figures: readonly Figure[]; readonly sections: readonly Section[] }

/** Sources that only named roles may know the rows of, and groups of the plan in which they are counted. */
export type Restricted = { readonly sources: ReadonlySet<string>; readonly groups: ReadonlySet<string> }

/**
 * A report for somebody who may not know which households stand under a restricted source (J-23): the figure is told, its rows are
 * nobody's to open, no row says from where it came, and no explanation of a difference names it.
 */
export function withoutRestricted<T extends Readable>(content: T, restricted: Restricted): T {
  if (restricted.sources.size === 0) return content
  const closed = new Set(content.figures.filter(({ id }) => tells(id, restricted)).map(({ id }) => id))
  const kept = keptDifferences(content, closed)
  const renumbered = new Map(kept.map((row, index) => [row.no, index + 1]))
  return {
    ...content,
    tables: content.tables.map((table) => (table.id === 'households' ? withoutColumn(table, 'source') : table.id === 'differences' ? { ...table, rows: kept.map((row, index) => numbered(row, index + 1)) } : table)),
    figures: content.figures.map((figure) => (closed.has(figure.id) ? numberOnly(figure) : figure.table === 'differences' ? { ...figure, rows: figure.rows.flatMap((no) => renumbered.get(no) ?? []) } : figure)),
    sections: content.sections.map((section) => withMatrix(section, (cell) => (cell.figure !== undefined && tells(cell.figure, restricted) ? numberOf(cell) : cell))),
  }
}

/** The numbers alone, for whoever may not read the rows yet: no row, no text that a person wrote. */
export function numbersOnly<T extends Readable>(content: T): T {
  return {
    ...content,
    tables: content.tables.map((table) => ({ ...table, rows: [] })),
    figures: content.figures.map(numberOnly),
    sections: content.sections.map(({ text, ...section }) => ({ ...withMatrix(section, numberOf), ...(text !== undefined && { text: '' }) })),
  }
}

/** Without the way to what areas below handed in, but for those versions that may be read. */
export function withoutVersions<T extends Readable>(content: T, readable: ReadonlySet<string>): T {
  return { ...content, sections: content.sections.map((section) => withMatrix(section, (cell) => (cell.version !== undefined && !readable.has(cell.version) ? numberOf(cell) : cell))) }
}

/** The versions of areas below that a content leads to. */
export function versionsIn({ sections }: Readable): string[] {
  return [...new Set(sections.flatMap((section) => (section.matrix?.lines ?? []).flatMap((line) => line.cells.flatMap((cell) => cell?.version ?? []))))]
}

/** Whether a figure counts by a restricted source: on its own, for an area, as a difference, or as a cell of the statistics. */
function tells(figure: string, { sources, groups }: Restricted): boolean {
  const [kind, id] = figure.replace(/^difference:/, '').replace(/@.*$/, '').split(':')
  return (kind === 'source' && sources.has(id ?? '')) || ((kind === 'group' || kind === 'statistics') && groups.has(id ?? ''))
}

function keptDifferences({ tables, figures }: Readable, closed: ReadonlySet<string>): readonly ListRow[] {
  const gone = new Set(figures.filter((figure) => closed.has(figure.id) && figure.table === 'differences').flatMap((figure) => figure.rows))
  return tables.find((table) => table.id === 'differences')?.rows.filter((row) => !gone.has(row.no)) ?? []
}

const numbered = (row: ListRow, no: number): ListRow => ({ ...row, no, cells: { ...row.cells, no: String(no) } })
const numberOnly = ({ table: _, ...figure }: Figure): Figure => ({ ...figure, rows: [] })

function withoutColumn(table: Table, column: string): Table {
  return {
    ...table,
    columns: table.columns.filter(({ id }) => id !== column),
    rows: table.rows.map((row) => ({ ...row, cells: Object.fromEntries(Object.entries(row.cells).filter(([id]) => id !== column)) })),
  }
}

type Cell = NonNullable<Matrix['lines'][number]['cells'][number]>
const numberOf = ({ value, isOpen }: Cell): Cell => ({ value, ...(isOpen && { isOpen }) })

function withMatrix(section: Section, mend: (cell: Cell) => Cell): Section {
  const { matrix } = section
  return matrix ? { ...section, matrix: { ...matrix, lines: matrix.lines.map((line) => ({ ...line, cells: line.cells.map((cell) => cell && mend(cell)) })) } } : section
}
