import type { DeliverableContent } from '#contract/deliverables.ts'
import type { Content } from './content.ts'

/** Content as a screen gets it. */
export function contentView({ cutOff, tables, figures, sections }: Content): DeliverableContent {
  return {
    cutOff,
    tables: tables.map(({ id, title, columns, rows }) => ({ id, title, columns: columns.map((column) => ({ id: column.id, title: column.title })), rows: rows.map((row) => ({ ...row })) })),
    figures: figures.map(({ id, title, value, table, rows, undecided }) => ({ id, title, value, rows: [...rows], ...(table !== undefined && { table }), ...(undecided !== undefined && { undecided }) })),
    sections: sections.map(({ id, title, figures: shown, matrix, text }) => ({
      id,
      title,
      figures: [...shown],
      ...(text !== undefined && { text }),
      ...(matrix && { matrix: { columns: matrix.columns.map((column) => ({ ...column })), lines: matrix.lines.map((line) => ({ ...line, cells: line.cells.map((cell) => cell && { ...cell }) })) } }),
    })),
  }
}
