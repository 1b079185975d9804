import { isOpenFigure, type Composed, type Figure, type ListRow, type Matrix, type MatrixCell } from './content.ts'
import type { ReportWords } from './report-tables.ts'

/**
 * The figures of a report area by area, as they stand (J-74): each cell counts the rows that lie in its area, the last column all of them, also those
 * of no area.
 */
export function areasNow(now: Pick<Composed, 'tables' | 'figures'>, areas: readonly { readonly areaId: string; readonly areaName: string }[], areaOf: (row: ListRow) => string | undefined, words: ReportWords): { matrix: Matrix; figures: Figure[] } {
  const figures: Figure[] = []
  const places = new Map(now.tables.map((table) => [table.id, table.rows.map(areaOf)]))
  const lines = now.figures.flatMap((figure) => {
    if (figure.table === undefined) return []
    const place = places.get(figure.table) ?? []
    const cells = areas.map(({ areaId, areaName }): MatrixCell => {
      const rows = figure.rows.filter((no) => place[no - 1] === areaId)
      const id = `${figure.id}@${areaId}`
      figures.push({ id, title: { zh: `${areaName}　${figure.title.zh}`, en: `${areaName}: ${figure.title.en}` }, value: rows.length, table: figure.table!, rows })
      return { value: rows.length, figure: id, ...(rows.length === 0 && figure.undecided !== undefined && { isOpen: true }) }
    })
    return [{ id: figure.id, title: figure.title, cells: [...cells, { value: figure.value, figure: figure.id, ...(isOpenFigure(figure) && { isOpen: true }) }] }]
  })
  const columns = [...areas.map(({ areaId, areaName }) => ({ id: areaId, title: { zh: areaName, en: areaName } })), { id: 'now', title: words.title('compare:all') }]
  return { matrix: { columns, lines }, figures }
}
