import { listOrigins, type Origin } from '#contract/imports.ts'
import { MomentText } from '#ui/date-text.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { paths } from '../../paths.ts'
import { useRead } from '../../use-read.ts'
import { useComplaint } from '../imports/complaint.ts'

/** The rows of workbooks that brought a household here: where each stands, what it says, what was done about it. */
export function Origins({ householdId }: { readonly householdId: string }) {
  const read = useRead(listOrigins, { params: { id: householdId } })
  const rows = read.data?.rows ?? []
  return <>{rows.map((row) => <OriginLine key={row.id} row={row} />)}</>
}

function OriginLine({ row }: { readonly row: Origin }) {
  const { t } = useLanguage()
  const textOf = useComplaint()
  const where = row.fileName === '' ? t('origins.row.unnamed', { row: row.row }) : t('origins.row', { file: row.fileName, sheet: row.sheet, row: row.row })
  return (
    <details className="why">
      <summary>
        {where}
        <span className="faint">　{t('origins.by', { by: row.by })}　<MomentText at={row.at} /></span>
      </summary>
      <dl className="facts">
        {row.read.map((one) => <div key={one.heading}><dt className="faint">{one.heading}</dt><dd>{one.text}</dd></div>)}
      </dl>
      {row.complaints.map((complaint) => <div key={`${complaint.code} ${complaint.column}`} className="faint">{complaint.heading && `${complaint.heading}：`}{textOf(complaint)}</div>)}
      {row.importId && <Go to={paths.import(row.importId)}>{row.fileName}</Go>}
    </details>
  )
}
