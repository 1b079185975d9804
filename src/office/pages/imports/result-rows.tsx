import type { z } from 'zod'
import { importRow, listImportRows, type RosterImport } from '#contract/imports.ts'
import { columnName } from '#domain/registry/sheet-cell.ts'
import { Empty } from '#ui/empty.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { More } from '#ui/more.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Tag, type TagKind } from '#ui/tag.tsx'
import { Watermark } from '#ui/watermark.tsx'
import { useFilter } from '../../address.ts'
import { paths } from '../../paths.ts'
import { usePages } from '../../use-pages.ts'
import { useComplaint } from './complaint.ts'
import './imports.css'

type Row = z.infer<typeof importRow>
type State = Row['state']

const kinds: Record<State, TagKind> = { IMPORTED: 'ok', REFUSED: 'act', ALREADY_IN: 'plain', SKIPPED: 'plain' }

/** The rows of the workbook with what became of each; what is wrong stands in its cell. Refused ones first while there are any. */
export function ResultRows({ found }: { readonly found: RosterImport }) {
  const { t } = useLanguage()
  const [filter] = useFilter()
  const state = (filter.state ?? (found.counts.refused > 0 ? 'REFUSED' : undefined)) as State | undefined
  const rows = usePages(listImportRows, { params: { id: found.id }, query: { ...(state && { state }) } })
  const headings = [...new Map(rows.rows.flatMap((row) => row.read.map((cell) => [cell.heading, cell.heading]))).values()]
  return (
    <Sheet flush title={state ? t(`imports.rows.${state}`) : t('imports.rows')}>
      <ProblemNote problem={rows.error} onRetry={rows.retry} />
      {rows.isLoading ? <Loading /> : rows.rows.length === 0 ? <Empty title={t('imports.rows.none')} /> : (
        <table className="table import-rows">
          <caption className="visually-hidden">{t('imports.rows')}</caption>
          <thead>
            <tr>
              <th scope="col" className="number">{t('imports.row')}</th>
              <th scope="col">{t('imports.row.became')}</th>
              {headings.map((heading) => <th key={heading} scope="col">{heading}</th>)}
            </tr>
          </thead>
          <tbody>{rows.rows.map((row) => <ImportRow key={row.id} row={row} headings={headings} />)}</tbody>
        </table>
      )}
      {rows.rows.length > 0 && <More shown={rows.rows.length} total={rows.total} onMore={rows.more} isBusy={rows.isFetchingMore} />}
      <Watermark />
    </Sheet>
  )
}

function ImportRow({ row, headings }: { readonly row: Row; readonly headings: readonly string[] }) {
  const { t } = useLanguage()
  const complaintText = useComplaint()
  const inCells = row.complaints.filter((complaint) => complaint.heading !== null && headings.includes(complaint.heading))
  const ofRow = row.complaints.filter((complaint) => !inCells.includes(complaint))
  return (
    <tr>
      <td className="number faint">{row.row}</td>
      <td>
        {row.householdId ? <Go to={paths.household(row.householdId)}><Tag kind={kinds[row.state]}>{t(`imports.row-state.${row.state}`)}</Tag></Go> : <Tag kind={kinds[row.state]}>{t(`imports.row-state.${row.state}`)}</Tag>}
        {ofRow.map((complaint) => <div key={`${complaint.code} ${complaint.column}`} className="complaint">{complaint.column !== null && `${columnName(complaint.column)}${row.row}　`}{complaintText(complaint)}</div>)}
      </td>
      {headings.map((heading) => {
        const wrong = inCells.filter((complaint) => complaint.heading === heading)
        const cell = row.read.find((one) => one.heading === heading)
        return (
          <td key={heading} className={wrong.length > 0 ? 'cell-wrong' : undefined}>
            {cell?.text}
            {wrong.map((complaint) => <div key={complaint.code} className="complaint">{complaintText(complaint)}</div>)}
          </td>
        )
      })}
    </tr>
  )
}
