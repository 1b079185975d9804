import type { FrozenRow } from '#contract/rosters.ts'
import { DateText } from '#ui/date-text.tsx'
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
  readonly rows: readonly FrozenRow[]
  readonly counts: { readonly covered: number; readonly possible: number; readonly struck: number }
  readonly hash: string
  /** Who signed and when; lines to be signed by hand where nobody has. */
  readonly signed?: { readonly by: string; readonly on: string }
}

/** The sheet as it lies on the table: the columns of the base roster, the counts, the line for the signature. */
export function RosterPaper({ title, place, kind, rows, counts, hash, signed }: Props) {
  const { t } = useLanguage()
  const headings = ['no', 'part', 'head', 'id', 'address', 'phone', 'members', 'labels', 'aid', 'reason', 'source']
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
            <tr>{headings.map((heading) => <th key={heading} scope="col" className={heading === 'no' || heading === 'members' ? 'number' : undefined}>{t(`roster.paper.${heading}`)}</th>)}</tr>
          </thead>
          <tbody>{rows.map((row) => <Row key={row.no} row={row} />)}</tbody>
        </table>
      </div>
      <div className="paper-foot">
        <span>{t('roster.paper.counts', { covered: counts.covered, possible: counts.possible, all: counts.covered + counts.possible })}</span>
        {counts.struck > 0 && <span>{t('roster.paper.struck', { count: counts.struck })}</span>}
        <span className="paper-sign">{t('roster.paper.signer')}{signed ? <b>{signed.by}</b> : <i />}</span>
        <span className="paper-sign">{t('roster.paper.date')}{signed ? <DateText date={signed.on.slice(0, 10)} /> : <i />}</span>
      </div>
      <div className="faint">{t('roster.paper.hash')} <span className="mono">{hash}</span></div>
    </div>
  )
}

function Row({ row }: { readonly row: FrozenRow }) {
  const { t } = useLanguage()
  return (
    <tr className={row.change === 'STRUCK' ? 'paper-struck' : undefined}>
      <td className="number">{row.no}</td>
      <td>{t(`roster.part.${row.part}`)}{row.change === 'STRUCK' && <> <Tag kind="act">{t('roster.struck')}</Tag></>}</td>
      <td className="nowrap"><Go to={paths.household(row.householdId)}>{row.headName}</Go></td>
      <td className="nowrap">{row.maskedId}</td>
      <td>{row.address}</td>
      <td className="nowrap">{row.phone}</td>
      <td className="number">{row.members}</td>
      <td>{row.labels}</td>
      <td>{row.aid}</td>
      <td>{row.reason}</td>
      <td>{row.source}</td>
    </tr>
  )
}
