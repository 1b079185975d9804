import type { DeliverableFigure, DeliverableRow, DeliverableTable } from '#contract/deliverables.ts'
import { formatNumber } from '#ui/format.ts'
import { useLanguage } from '#ui/language.ts'
import { useFilter } from '../../address.ts'
import { RowOpens } from './row-opens.tsx'
import '../roster/roster-paper.css'
import './list-paper.css'

type Props = {
  readonly title: string
  readonly place: string
  readonly cutOff: string
  readonly columns: DeliverableTable['columns']
  readonly rows: readonly DeliverableRow[]
  readonly figures: readonly DeliverableFigure[]
  readonly hash: string
  /** What is missing, by row number. */
  readonly missing?: ReadonlyMap<number, string>
  readonly signature: string
  /** The figures alone: the rows are not for whoever reads. */
  readonly isWithheld?: boolean
}

const unbroken = new Set(['household', 'person', 'ownerPerson', 'state'])
const short = new Set(['foundOn', 'due', 'closedOn', 'lastSeen', 'offOn', 'kind', 'severity', 'ownerUnit', 'frequency', 'why', 'escalatedTo', 'remark'])
const long = new Set(['description', 'cause', 'measure', 'proof', 'risk'])
const kindOf = (column: string) => (unbroken.has(column) ? 'nowrap' : short.has(column) ? 'list-short' : long.has(column) ? 'list-long' : undefined)

/** The list as it is handed in. A figure shows exactly its rows; a row opens the household, the visit, the problem. */
export function ListPaper({ title, place, cutOff, columns, rows, figures, hash, missing, signature, isWithheld = false }: Props) {
  const { t, words, language } = useLanguage()
  const [filter, set] = useFilter()
  const figureId = filter.figure
  const setFigure = (id: string | undefined) => set({ figure: id })
  const figure = figures.find((one) => one.id === figureId)
  // Other rows are only out of sight: on paper the list is always whole.
  const classOf = (no: number) => [missing?.has(no) && 'row-missing', figure && !figure.rows.includes(no) && 'row-aside'].filter(Boolean).join(' ') || undefined
  return (
    <div className="paper">
      <div className="list-figures no-print" role="group" aria-label={t('deliverables.figures')}>
        {figures.map((one) => one.table === undefined ? <span key={one.id} className="figure-button"><span className="faint">{words(one.title)}</span><b>{formatNumber(one.value, language)}</b></span> : (
          <button key={one.id} type="button" className="figure-button" aria-pressed={one.id === figureId} onClick={() => setFigure(one.id === figureId ? undefined : one.id)}>
            <span className="faint">{words(one.title)}</span>
            <b className={one.value === 0 ? 'figure-zero' : undefined}>{formatNumber(one.value, language)}</b>
          </button>
        ))}
      </div>
      <h2 className="paper-title">{title}</h2>
      <div className="spread">
        <span>{place}</span>
        <span>{cutOff}</span>
      </div>
      {figure && <p className="list-filter no-print" role="status">{t('deliverables.filtered', { title: words(figure.title), count: figure.rows.length })}　<button type="button" className="plain" onClick={() => setFigure(undefined)}>{t('deliverables.all')}</button></p>}
      {!isWithheld && (
        <>
          <div className="paper-scroll list-scroll">
            <table className="table">
              <caption className="visually-hidden">{title}</caption>
              <thead>
                <tr>
                  {columns.map((column) => <th key={column.id} scope="col">{words(column.title)}</th>)}
                  <th scope="col" className="no-print">{t('deliverables.open')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.no} id={`row-${row.no}`} className={classOf(row.no)}>
                    {columns.map((column) => <td key={column.id} className={kindOf(column.id)}>{row.cells[column.id]}</td>)}
                    <td className="no-print"><RowOpens row={row} /></td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <div className="paper-foot">
            <span>{t('ui.total', { n: rows.length })}</span>
            <span>{signature}</span>
          </div>
        </>
      )}
      <div className="faint">{t('roster.paper.hash')} <span className="mono">{hash}</span></div>
    </div>
  )
}
