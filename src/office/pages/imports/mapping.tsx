import { Button, Select } from 'antd'
import { useState } from 'react'
import { runImport, type RosterImport } from '#contract/imports.ts'
import { memberFieldParts, memberFields, neededFields } from '#domain/registry/roster-field.ts'
import { columnName } from '#domain/registry/sheet-cell.ts'
import { DataTable, type DataColumn } from '#ui/data-table.tsx'
import { useLanguage } from '#ui/language.ts'
import { Note } from '#ui/note.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Tag } from '#ui/tag.tsx'
import { useWrite } from '../../use-write.ts'
import { useFieldLabel } from './field-label.ts'
import { SheetChoice } from './sheet-choice.tsx'
import './imports.css'

type Column = RosterImport['columns'][number]
type Props = { readonly found: RosterImport; readonly fields: readonly string[] }

/** What each column of the workbook holds. What was recognised is filled in; the rest is for whoever knows the workbook. */
export function Mapping({ found, fields }: Props) {
  const { t } = useLanguage()
  const [chosen, setChosen] = useState<Readonly<Record<number, string | null>>>({})
  const run = useWrite(runImport)
  const fieldOf = (column: Column) => (column.index in chosen ? chosen[column.index]! : column.field)
  const taken = found.columns.map(fieldOf)
  const missing = neededFields.filter((field) => !taken.includes(field))
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set())
  const rows = found.sheets.length > 1 ? found.sheets.filter((sheet) => !leftOut.has(sheet.name)).reduce((sum, sheet) => sum + sheet.rows, 0) : found.counts.rows
  const twice = [...new Set(taken.filter((field) => field !== null))].filter((field) => taken.filter((one) => one === field).length > 1)
  const labelOf = useFieldLabel()
  const members = [...new Set(found.columns.flatMap((column) => (column.field ? (memberFieldParts(column.field)?.member ?? []) : [])))]
  const offered = [...fields, ...[...new Set<string>([...members, '1', '2', '3'])].flatMap((member) => memberFields.map((field) => `member.${member}.${field}`))]
  const options = offered.map((value) => ({ value, label: labelOf(value) + ((neededFields as readonly string[]).includes(value) ? t('imports.needed-mark') : '') }))
  const start = () => {
    const width = Math.max(-1, ...found.columns.map((column) => column.index)) + 1
    const mapping: (string | null)[] = Array.from({ length: width }, () => null)
    for (const column of found.columns) mapping[column.index] = fieldOf(column)
    run.mutate({ params: { id: found.id }, body: { fields: mapping, ...(leftOut.size > 0 && { leaveOut: [...leftOut] }) } })
  }
  const columns: DataColumn<Column>[] = [
    { key: 'column', title: t('imports.map.column'), width: 60, render: (column) => <span className="faint">{columnName(column.index)}</span> },
    { key: 'heading', title: t('imports.map.heading'), render: (column) => column.heading || <span className="faint">{t('imports.map.no-heading')}</span> },
    { key: 'sample', title: t('imports.map.sample'), render: (column) => <span className="muted">{column.sample.filter(Boolean).join('　')}</span> },
    {
      key: 'field',
      title: t('imports.map.field'),
      width: 240,
      render: (column) => (
        <Select
          aria-label={t('imports.map.field-of', { heading: column.heading || columnName(column.index) })}
          style={{ width: 220 }}
          value={fieldOf(column) ?? ''}
          options={[{ value: '', label: t('imports.map.skip') }, ...options]}
          {...(twice.includes(fieldOf(column) ?? '') && { status: 'error' as const })}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(field: string) => setChosen((before) => ({ ...before, [column.index]: field === '' ? null : field }))}
        />
      ),
    },
    { key: 'certainty', title: t('imports.map.certainty'), width: 110, render: (column) => <Certainty column={column} isChosen={column.index in chosen} isSkipped={fieldOf(column) === null} /> },
  ]
  return (
    <>
      {missing.length > 0 && <Note kind="act">{t('imports.map.missing', { fields: missing.map(labelOf) })}</Note>}
      {twice.length > 0 && <Note kind="act">{t('imports.map.twice', { fields: twice.map(labelOf) })}</Note>}
      <ProblemNote problem={run.error} />
      {(found.sheets.length > 1 || found.sheets.some((sheet) => sheet.isVillage)) && <SheetChoice sheets={found.sheets} leftOut={leftOut} onChange={setLeftOut} />}
      <Sheet
        flush
        title={t('imports.map.title')}
        extra={<Button type="primary" disabled={missing.length > 0 || twice.length > 0 || rows === 0} loading={run.isPending} onClick={start}>{t('imports.run', { count: rows })}</Button>}
        note={t('imports.map.note')}
      >
        <div className="mapping"><DataTable caption={t('imports.map.title')} columns={columns} rows={found.columns} rowKey={(column) => String(column.index)} /></div>
      </Sheet>
    </>
  )
}

function Certainty({ column, isChosen, isSkipped }: { readonly column: Column; readonly isChosen: boolean; readonly isSkipped: boolean }) {
  const { t } = useLanguage()
  if (isChosen) return <Tag kind="accent">{t('imports.certainty.chosen')}</Tag>
  if (isSkipped) return <span className="faint">{t('imports.certainty.none')}</span>
  return <Tag kind={column.certainty === 'sure' ? 'ok' : 'wait'}>{t(`imports.certainty.${column.certainty}`)}</Tag>
}
