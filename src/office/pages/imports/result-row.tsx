import type { z } from 'zod'
import type { importRow } from '#contract/imports.ts'
import { columnName } from '#domain/registry/sheet-cell.ts'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Tag, type TagKind } from '#ui/tag.tsx'
import { paths } from '../../paths.ts'
import { useComplaint } from './complaint.ts'

export type Row = z.infer<typeof importRow>

const kinds: Record<Row['state'], TagKind> = { IMPORTED: 'ok', REFUSED: 'act', ALREADY_IN: 'plain', SKIPPED: 'plain' }

/** One row of the workbook. Red where it was refused and somebody must correct it; amber where it came in with a doubt. */
export function ResultRow({ row, headings, hasSheets }: { readonly row: Row; readonly headings: readonly string[]; readonly hasSheets: boolean }) {
  const { t } = useLanguage()
  const textOf = useComplaint()
  const inCells = row.complaints.filter((complaint) => complaint.heading !== null && headings.includes(complaint.heading))
  const ofRow = row.complaints.filter((complaint) => !inCells.includes(complaint))
  const tag = <Tag kind={kinds[row.state]}>{t(`imports.row-state.${row.state}`)}</Tag>
  return (
    <tr className={row.state === 'REFUSED' ? 'row-refused' : 'row-noted'}>
      {hasSheets && <td className="faint">{row.sheet}</td>}
      <td className="number faint">{row.row}</td>
      <td>
        {row.householdId ? <Go to={paths.household(row.householdId)}>{tag}</Go> : tag}
        {ofRow.map((complaint) => <div key={`${complaint.code} ${complaint.column}`} className="complaint">{complaint.column !== null && `${columnName(complaint.column)}${row.row}　`}{textOf(complaint)}</div>)}
      </td>
      {headings.map((heading) => {
        const here = inCells.filter((complaint) => complaint.heading === heading)
        return (
          <td key={heading} className={here.length > 0 ? 'cell-wrong' : undefined}>
            {row.read.find((one) => one.heading === heading)?.text}
            {here.map((complaint) => <div key={complaint.code} className="complaint">{textOf(complaint)}</div>)}
          </td>
        )
      })}
    </tr>
  )
}
