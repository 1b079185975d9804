import type { FrozenRow } from '#contract/rosters.ts'
import type { Column } from '#domain/plan/plan.ts'
import { dayOfMoment, formatDate } from '#ui/format.ts'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Tag } from '#ui/tag.tsx'
import { paths } from '../../paths.ts'
import './roster-paper.css'

type Props = {
  readonly title: string
  readonly place: string
  /** Base roster or the number of the supplement. */
  readonly kind: string
  /** The columns of the plan. */
  readonly columns: readonly Column[]
  readonly rows: readonly FrozenRow[]
  readonly counts: { readonly covered: number; readonly possible: number; readonly struck: number }
  readonly hash: string
  /** Who signed and when; lines to be signed by hand where nobody has. */
  readonly signed?: { readonly by: string; readonly on: string }
}

const numbers = new Set(['no', 'members'])
const unbroken = new Set(['headName', 'maskedId', 'phone', 'part'])

/** The sheet as it lies on the table: the columns of the base roster, the counts, the line for the signature. */
export function RosterPaper({ title, place, kind, columns, rows, counts, hash, signed }: Props) {
  const { t, words, language } = useLanguage()
  return (
    <div className="paper">
      <h2 className="paper-title">{title}</h2>
      <div className="spread">
        <span>{place}</span>
        <span>{kind}</span>
      </div>
      <div className="paper-scroll">
        <table className="table">
          <caption className="visually-hidden">{title}</caption>
          <thead>
            <tr>{columns.map((column) => <th key={column.id} scope="col">{words(column.title)}</th>)}</tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.no} className={row.change === 'STRUCK' ? 'paper-struck' : undefined}>
                {columns.map((column) => <td key={column.id} className={numbers.has(column.id) ? 'number' : unbroken.has(column.id) ? 'nowrap' : undefined}><Cell row={row} column={column.id} /></td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="paper-foot">
        <span>{t('roster.paper.counts', { covered: counts.covered, possible: counts.possible, all: counts.covered + counts.possible })}</span>
        {counts.struck > 0 && <span>{t('roster.paper.struck', { count: counts.struck })}</span>}
        <span className="paper-sign">{t('roster.paper.signer')}{signed ? <b>{signed.by}</b> : <i />}</span>
        <span className="paper-sign">{t('roster.paper.date')}{signed ? <time dateTime={dayOfMoment(signed.on)}>{formatDate(dayOfMoment(signed.on), language)}</time> : <i />}</span>
      </div>
      <div className="faint">{t('roster.paper.hash')} <span className="mono">{hash}</span></div>
    </div>
  )
}

function Cell({ row, column }: { readonly row: FrozenRow; readonly column: string }) {
  const { t } = useLanguage()
  if (column === 'headName') return <Go to={paths.household(row.householdId)}>{row.headName}</Go>
  if (column === 'part') return <>{t(`roster.part.${row.part}`)}{row.change === 'STRUCK' && <> <Tag kind="act">{t('roster.struck')}</Tag></>}</>
  return <>{row[column as keyof FrozenRow] ?? ''}</>
}
