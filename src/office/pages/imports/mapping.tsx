import { Button, Select } from 'antd'
import { useState } from 'react'
import { runImport, type RosterImport } from '#contract/imports.ts'
import { neededFields } from '#domain/registry/roster-field.ts'
import { columnName } from '#domain/registry/sheet-cell.ts'
import { DataTable, type DataColumn } from '#ui/data-table.tsx'
import { useLanguage } from '#ui/language.ts'
import { Note } from '#ui/note.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Tag } from '#ui/tag.tsx'
import { useWrite } from '../../use-write.ts'
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
  const twice = fields.filter((field) => taken.filter((one) => one === field).length > 1)
  const options = fields.map((value) => ({ value, label: t(`imports.field.${value}`) + ((neededFields as readonly string[]).includes(value) ? t('imports.needed-mark') : '') }))
  const start = () => {
    const width = Math.max(-1, ...found.columns.map((column) => column.index)) + 1
    const mapping: (string | null)[] = Array.from({ length: width }, () => null)
    for (const column of found.columns) mapping[column.index] = fieldOf(column)
    run.mutate({ params: { id: found.id }, body: { fields: mapping } })
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
      {missing.length > 0 && <Note kind="act">{t('imports.map.missing', { fields: missing.map((field) => t(`imports.field.${field}`)) })}</Note>}
      {twice.length > 0 && <Note kind="act">{t('imports.map.twice', { fields: twice.map((field) => t(`imports.field.${field}`)) })}</Note>}
      <ProblemNote problem={run.error} />
      <Sheet
        flush
        title={t('imports.map.title')}
        extra={<Button type="primary" disabled={missing.length > 0 || twice.length > 0} loading={run.isPending} onClick={start}>{t('imports.run', { count: found.counts.rows })}</Button>}
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
