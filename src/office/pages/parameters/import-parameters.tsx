import { App, Button, Modal } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { ProblemError } from '#client/problem-error.ts'
import { importParameters, lookAtParameters } from '#contract/parameters.ts'
import { DataTable, type DataColumn } from '#ui/data-table.tsx'
import { DateText } from '#ui/date-text.tsx'
import { FilePick } from '#ui/file-pick.tsx'
import { useLanguage } from '#ui/language.ts'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Tag, type TagKind } from '#ui/tag.tsx'
import { useWrite } from '../../use-write.ts'
import { ParameterValueText, useHukouName } from './parameter-value.tsx'

type Fault = { readonly cell: string; readonly code: string; readonly value: string }
type Row = z.infer<typeof lookAtParameters.response>['rows'][number]
const tagOf: Record<Row['kind'], TagKind> = { FIRST: 'ok', FOLLOWS: 'accent', CORRECTS: 'wait', KNOWN: 'plain' }

/** A workbook of them: first what each row would change, or every bad cell; then all rows are taken over together. */
export function ImportParameters({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage()
  const { message } = App.useApp()
  const [file, setFile] = useState<File>()
  const look = useWrite(lookAtParameters)
  const take = useWrite(importParameters, {
    onDone: (done) => {
      void message.success(t('parameters.imported', done))
      onClose()
    },
  })
  const pick = (picked: File) => {
    setFile(picked)
    look.mutate({ query: { name: picked.name }, body: picked })
  }
  const rows = look.data?.rows
  const fresh = rows?.filter((row) => row.kind !== 'KNOWN').length ?? 0
  return (
    <Modal open title={t('parameters.import')} width={rows ? 900 : undefined} footer={null} onCancel={onClose} mask={{ closable: false }}>
      <Faults problem={look.error} />
      <ProblemNote problem={take.error} />
      {file && rows && (
        <div className="stack">
          <p>{t('parameters.import.found', { file: file.name, n: rows.length, fresh })}</p>
          <Changes rows={rows} />
          <div className="row">
            <Button type="primary" disabled={fresh === 0} loading={take.isPending} onClick={() => take.mutate({ query: { name: file.name }, body: file })}>{t('parameters.import.take', { n: fresh })}</Button>
            <Button onClick={look.reset}>{t('parameters.import.other')}</Button>
          </div>
        </div>
      )}
      {!rows && <FilePick accept=".xlsx,.csv,.ods" hint={t('parameters.import.hint')} isBusy={look.isPending} onPick={pick} />}
    </Modal>
  )
}

function Faults({ problem }: { readonly problem: Error | null }) {
  const { t } = useLanguage()
  const refused = problem instanceof ProblemError && problem.code === 'PARAMETERS_INVALID' ? problem.details : undefined
  const faults = (refused?.['rows'] ?? []) as readonly Fault[]
  const left = Number(refused?.['total'] ?? 0) - faults.length
  return (
    <>
      <ProblemNote problem={problem} />
      {faults.length > 0 && (
        <ul className="faults">
          {faults.map(({ cell, code, value }) => <li key={`${cell} ${code}`}>{t('parameters.fault', { cell, what: t(`parameters.fault.${code}`, { value }) })}</li>)}
          {left > 0 && <li>{t('parameters.faults-more', { n: left })}</li>}
        </ul>
      )}
    </>
  )
}

/** What each row does to the values that stand. */
function Changes({ rows }: { readonly rows: readonly Row[] }) {
  const { t } = useLanguage()
  const hukou = useHukouName()
  const columns: DataColumn<Row>[] = [
    { key: 'kind', title: t('parameters.change'), render: (row) => <Tag kind={tagOf[row.kind]}>{t(`parameters.change.${row.kind}`)}</Tag> },
    { key: 'name', title: t('parameters.name'), width: '26%', render: (row) => t(`indicator.parameter.${row.name}`) },
    { key: 'area', title: t('parameters.area'), render: (row) => <>{row.areaName}<div className="faint">{hukou(row.hukou)}</div></> },
    { key: 'before', title: t('parameters.before'), isNumber: true, render: (row) => row.before && <><ParameterValueText name={row.name} value={row.before.value} /><div className="faint"><DateText date={row.before.from} /></div></> },
    { key: 'value', title: t('parameters.value'), isNumber: true, render: (row) => <><ParameterValueText name={row.name} value={row.value} /><div className="faint"><DateText date={row.from} /></div></> },
    { key: 'basis', title: t('parameters.basis'), render: (row) => row.basis },
  ]
  return <DataTable caption={t('parameters.change')} columns={columns} rows={rows} rowKey={(row) => String(row.row)} />
}
