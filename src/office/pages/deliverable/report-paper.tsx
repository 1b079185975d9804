import type { DeliverableContent, DeliverableFigure, DeliverableMatrix, DeliverableSection } from '#contract/deliverables.ts'
import { formatNumber } from '#ui/format.ts'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import type { ReactNode } from 'react'
import { useFilter } from '../../address.ts'
import { paths } from '../../paths.ts'
import { FigureRows } from './figure-rows.tsx'
import '../roster/roster-paper.css'
import './list-paper.css'
import './report-paper.css'

type Props = {
  readonly title: string
  readonly place: string
  readonly cutOff: string
  readonly content: DeliverableContent
  readonly hash: string
  readonly signature: string
  /** The list behind the number of reports at once, for whoever may read it. */
  readonly escalations: string | undefined
  /** How a section's text is written; without it a text is only shown. */
  readonly writing?: (section: DeliverableSection) => ReactNode
}

/** A report as it is handed in: sections of figures and of what people wrote. A figure opens its rows, at an address of their own. */
export function ReportPaper({ title, place, cutOff, content, hash, signature, escalations, writing }: Props) {
  const { t, words } = useLanguage()
  const [filter, set] = useFilter()
  const figures = new Map(content.figures.map((figure) => [figure.id, figure]))
  const asked = filter.figure === undefined ? undefined : figures.get(filter.figure)
  // Of some figures only the number is told, whatever address is asked for.
  const shown = asked?.table === undefined ? undefined : asked
  const open = (figure: string) => set({ figure })
  return (
    <div className="paper report">
      <h2 className="paper-title">{title}</h2>
      <div className="spread">
        <span>{place}</span>
        <span>{cutOff}</span>
      </div>
      {content.sections.map((section) => (
        <section key={section.id} className="report-section" aria-label={words(section.title)}>
          <h3>{words(section.title)}</h3>
          {section.figures.length > 0 && <Figures figures={section.figures.flatMap((id) => figures.get(id) ?? [])} undecidedOf={(figure) => figures.get(figure.undecided ?? '')} placeOf={(figure) => (figure.id === 'escalations' ? escalations : undefined)} onOpen={open} />}
          {section.matrix && <MatrixTable caption={words(section.title)} matrix={section.matrix} onOpen={open} />}
          {section.text !== undefined && (writing ? writing(section) : <p className="report-text">{section.text}</p>)}
        </section>
      ))}
      <div className="paper-foot">
        <span />
        <span>{signature}</span>
      </div>
      <div className="faint">{t('roster.paper.hash')} <span className="mono">{hash}</span></div>
      {shown && <FigureRows figure={shown} tables={content.tables} onClose={() => set({ figure: undefined })} />}
    </div>
  )
}

type FiguresProps = {
  readonly figures: readonly DeliverableFigure[]
  readonly undecidedOf: (figure: DeliverableFigure) => DeliverableFigure | undefined
  /** A page with its rows, of a figure that carries none. */
  readonly placeOf: (figure: DeliverableFigure) => string | undefined
  readonly onOpen: (id: string) => void
}

function Figures({ figures, undecidedOf, placeOf, onOpen }: FiguresProps) {
  const { t, words, language } = useLanguage()
  const number = (figure: DeliverableFigure, text: string) => {
    const place = placeOf(figure)
    if (place !== undefined && figure.value > 0) return <Go to={place} className="figure-value">{text}</Go>
    return figure.table && figure.value > 0 ? <button type="button" className="plain figure-value" onClick={() => onOpen(figure.id)}>{text}</button> : <span className={figure.value === 0 ? 'figure-zero' : ''}>{text}</span>
  }
  return (
    <dl className="report-figures">
      {figures.map((figure) => {
        const undecided = undecidedOf(figure)
        // Where nobody could be decided there is no zero to be told.
        const isNumber = figure.value > 0 || !undecided
        return (
          <div key={figure.id}>
            <dt>{words(figure.title)}</dt>
            <dd>
              {isNumber && number(figure, formatNumber(figure.value, language))}
              {undecided && <span className="figure-undecided">{number(undecided, t(isNumber ? 'deliverables.undecided.more' : 'deliverables.undecided', { n: undecided.value }))}</span>}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

function MatrixTable({ caption, matrix, onOpen }: { readonly caption: string; readonly matrix: DeliverableMatrix; readonly onOpen: (id: string) => void }) {
  const { words, language } = useLanguage()
  return (
    <div className="paper-scroll">
      <table className="table report-matrix">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col"><span className="visually-hidden">{caption}</span></th>
            {matrix.columns.map((column) => <th key={column.id} scope="col">{words(column.title)}</th>)}
          </tr>
        </thead>
        <tbody>
          {matrix.lines.map((line) => (
            <tr key={line.id}>
              <th scope="row">{words(line.title)}</th>
              {line.cells.map((cell, index) => (
                <td key={matrix.columns[index]?.id} className="number">
                  {cell === null || cell.isOpen ? <span className="faint">—</span>
                    : cell.version !== undefined ? <Go to={paths.deliverableVersion(cell.version, { figure: cell.figure })}>{formatNumber(cell.value, language)}</Go>
                    : cell.figure !== undefined && (cell.value !== 0 || matrix.columns[index]?.id === 'difference') ? <button type="button" className="plain figure-value" onClick={() => onOpen(cell.figure!)}>{formatNumber(cell.value, language)}</button>
                    : <span className={cell.value === 0 ? 'figure-zero' : ''}>{formatNumber(cell.value, language)}</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
