import { Checkbox } from 'antd'
import { useState } from 'react'
import { listImportRows, type RosterImport } from '#contract/imports.ts'
import { Empty } from '#ui/empty.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { More } from '#ui/more.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Watermark } from '#ui/watermark.tsx'
import { useFilter } from '../../address.ts'
import { usePages } from '../../use-pages.ts'
import { ResultRow, type Row } from './result-row.tsx'
import './imports.css'

/** Who a row is about: always in sight. */
const telling: ReadonlySet<string | null> = new Set(['headName', 'name', 'citizenId', 'village'])

/** The rows of the workbook with what became of each; what is wrong stands in its cell. Refused ones first while there are any. */
export function ResultRows({ found }: { readonly found: RosterImport }) {
  const { t } = useLanguage()
  const [filter] = useFilter()
  const [isWhole, setWhole] = useState(false)
  const state = (filter.state ?? (found.counts.refused > 0 ? 'REFUSED' : undefined)) as Row['state'] | undefined
  const rows = usePages(listImportRows, { params: { id: found.id }, query: { ...(state && { state }) } })
  const hasSheets = found.sheets.filter((sheet) => !sheet.isLeftOut).length > 1
  const named = found.columns.filter((column) => column.heading !== '')
  const wrong = new Set(rows.rows.flatMap((row) => row.complaints.map((complaint) => complaint.heading)))
  const headings = [...new Set(named.filter((column) => isWhole || telling.has(column.field) || wrong.has(column.heading)).map((column) => column.heading))]
  return (
    <Sheet flush title={state ? t(`imports.rows.${state}`) : t('imports.rows')} extra={<Checkbox checked={isWhole} onChange={(event) => setWhole(event.target.checked)}>{t('imports.rows.all-columns')}</Checkbox>}>
      <ProblemNote problem={rows.error} onRetry={rows.retry} />
      {rows.isLoading ? <Loading /> : rows.rows.length === 0 ? <Empty title={t('imports.rows.none')} /> : (
        <table className="table import-rows">
          <caption className="visually-hidden">{t('imports.rows')}</caption>
          <thead>
            <tr>
              {hasSheets && <th scope="col">{t('imports.sheet.column')}</th>}
              <th scope="col" className="number">{t('imports.row')}</th>
              <th scope="col">{t('imports.row.became')}</th>
              {headings.map((heading) => <th key={heading} scope="col">{heading}</th>)}
            </tr>
          </thead>
          <tbody>{rows.rows.map((row) => <ResultRow key={row.id} row={row} headings={headings} hasSheets={hasSheets} />)}</tbody>
        </table>
      )}
      {rows.rows.length > 0 && <More shown={rows.rows.length} total={rows.total} onMore={rows.more} isBusy={rows.isFetchingMore} />}
      <Watermark />
    </Sheet>
  )
}
