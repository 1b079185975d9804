import type { FrozenRow } from '#contract/rosters.ts'
import type { Column, Plan } from '#domain/plan/plan.ts'
import { dayOfMoment, formatDate } from '#ui/format.ts'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { useListed } from '#ui/listed.ts'
import { Tag } from '#ui/tag.tsx'
import { paths } from '../../paths.ts'
import { usePartName } from './part-name.ts'
import './roster-paper.css'

type Props = {
  readonly title: string
  readonly place: string
  /** Base roster or the number of the supplement. */
  readonly kind: string
  /** The columns of the plan. */
  readonly columns: readonly Column[]
  readonly rows: readonly FrozenRow[]
  readonly plan: Plan | undefined
  readonly counts: { readonly parts: Readonly<Record<string, number>>; readonly struck: number; readonly moved: number }
  readonly hash: string
  /** Who signed and when; lines to be signed by hand where nobody has. */
  readonly signed?: { readonly by: string; readonly on: string }
}

const numbers = new Set(['no', 'members'])
const unbroken = new Set(['headName', 'maskedId', 'phone', 'part'])

/** The sheet as it lies on the table: the columns of the base roster, the counts, the line for the signature. */
export function RosterPaper({ title, place, kind, columns, rows, plan, counts, hash, signed }: Props) {
  const { t, words, language } = useLanguage()
  const partName = usePartName()
  const listed = useListed()
  const all = Object.values(counts.parts).reduce((sum, count) => sum + count, 0)
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
              <tr key={row.householdId} className={row.change === 'STRUCK' ? 'paper-struck' : undefined}>
                {columns.map((column) => <td key={column.id} className={numbers.has(column.id) ? 'number' : unbroken.has(column.id) ? 'nowrap' : undefined}><Cell row={row} column={column.id} plan={plan} /></td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="paper-foot">
        <span>{t('roster.paper.counts', { parts: listed(Object.entries(counts.parts).map(([part, count]) => t('roster.version.part', { part: partName(plan, part), count }))), all })}</span>
        {counts.moved > 0 && <span>{t('roster.paper.moved', { count: counts.moved })}</span>}
        {counts.struck > 0 && <span>{t('roster.paper.struck', { count: counts.struck })}</span>}
        <span className="paper-sign">{t('roster.paper.signer')}{signed ? <b>{signed.by}</b> : <i />}</span>
        <span className="paper-sign">{t('roster.paper.date')}{signed ? <time dateTime={dayOfMoment(signed.on)}>{formatDate(dayOfMoment(signed.on), language)}</time> : <i />}</span>
      </div>
      <div className="faint">{t('roster.paper.hash')} <span className="mono">{hash}</span></div>
    </div>
  )
}

function Cell({ row, column, plan }: { readonly row: FrozenRow; readonly column: string; readonly plan: Plan | undefined }) {
  const { t } = useLanguage()
  const partName = usePartName()
  if (column === 'headName') return <Go to={paths.household(row.householdId)}>{row.headName}</Go>
  if (column === 'part') return <>{partName(plan, row.part)}{row.change === 'MOVED' && <> <Tag kind="wait">{t('roster.moved.from', { part: partName(plan, row.from ?? '') })}</Tag></>}{row.change === 'STRUCK' && <> <Tag kind="act">{t('roster.struck')}</Tag></>}</>
  return <>{row[column as keyof FrozenRow] ?? ''}</>
}
