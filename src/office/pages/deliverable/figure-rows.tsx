import { Drawer } from 'antd'
import type { DeliverableFigure, DeliverableTable } from '#contract/deliverables.ts'
import { useLanguage } from '#ui/language.ts'
import { RowOpens } from './row-opens.tsx'

/** The rows that a figure counts, and nothing else. */
export function FigureRows({ figure, tables, onClose }: { readonly figure: DeliverableFigure; readonly tables: readonly DeliverableTable[]; readonly onClose: () => void }) {
  const { t, words } = useLanguage()
  const table = tables.find((one) => one.id === figure.table)
  const rows = figure.rows.flatMap((no) => table?.rows[no - 1] ?? [])
  const columns = (table?.columns ?? []).filter((column) => column.id !== 'no' && rows.some((row) => row.cells[column.id]))
  return (
    <Drawer open title={t('deliverables.figure-rows', { title: words(figure.title), count: rows.length })} size={Math.min(980, window.innerWidth - 40)} onClose={onClose} className="no-print">
      <table className="table">
        <caption className="visually-hidden">{words(figure.title)}</caption>
        <thead>
          <tr>
            <th scope="col">{t('deliverables.no')}</th>
            {columns.map((column) => <th key={column.id} scope="col">{words(column.title)}</th>)}
            <th scope="col">{t('deliverables.open')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.no}>
              <td className="number">{index + 1}</td>
              {columns.map((column) => <td key={column.id}>{row.cells[column.id]}</td>)}
              <td><RowOpens row={row} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </Drawer>
  )
}
