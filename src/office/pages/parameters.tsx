import { Button, Select } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { addParameter, listParameters, type ParameterValue } from '#contract/parameters.ts'
import { isMoney, isParameterValue, parameterNames, parameterUnit, type ParameterName } from '#domain/policy/parameters.ts'
import { DataTable, type DataColumn } from '#ui/data-table.tsx'
import { DateText, MomentText } from '#ui/date-text.tsx'
import { Empty } from '#ui/empty.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Tag, type TagKind } from '#ui/tag.tsx'
import { useToday } from '#ui/today.ts'
import { useAreas } from '../area/use-areas.ts'
import { ActDialog, type ActValues } from '../parts/act-dialog.tsx'
import { useMay, useSession } from '../session.ts'
import { useRead } from '../use-read.ts'
import { useWrite } from '../use-write.ts'
import { ImportParameters } from './parameters/import-parameters.tsx'
import { ParameterValueText, useHukouName } from './parameters/parameter-value.tsx'
import { useCodeName } from './roster/code-names.ts'
import { TriedParameter } from './rules/tried-parameter.tsx'

type Row = z.infer<typeof listParameters.response>['rows'][number]
const tagOf: Record<Row['state'], TagKind> = { COMING: 'wait', HOLDS: 'ok', PAST: 'plain', REPLACED: 'plain' }

/** Dated amounts and factors that rules ask for. A new one holds from its day on and changes nothing that was judged before. */
export default function ParametersPage() {
  const { t } = useLanguage()
  const may = useMay()
  const [isAdding, setAdding] = useState(false)
  const [isImporting, setImporting] = useState(false)
  const read = useRead(listParameters, {})
  const hukou = useHukouName()
  const columns: DataColumn<Row>[] = [
    { key: 'name', title: t('parameters.name'), render: (row) => t(`indicator.parameter.${row.name}`) },
    { key: 'area', title: t('parameters.area'), render: (row) => row.areaName },
    { key: 'hukou', title: t('parameters.hukou'), render: (row) => hukou(row.hukou) },
    { key: 'value', title: t('parameters.value'), isNumber: true, render: (row) => <ParameterValueText name={row.name} value={row.value} /> },
    { key: 'from', title: t('parameters.from'), render: (row) => <DateText date={row.from} /> },
    { key: 'state', title: t('parameters.state'), render: (row) => <Tag kind={tagOf[row.state]}>{t(`parameters.state.${row.state}`)}</Tag> },
    { key: 'basis', title: t('parameters.basis'), render: (row) => row.basis },
    { key: 'by', title: t('parameters.by'), render: (row) => <span className="faint">{row.by}　<MomentText at={row.recordedAt} /></span> },
  ]
  return (
    <>
      <PageHead title={t('parameters.title')} actions={may('parameter.manage') && <><Button onClick={() => setImporting(true)}>{t('parameters.import')}</Button><Button type="primary" onClick={() => setAdding(true)}>{t('parameters.add')}</Button></>} />
      <ProblemNote problem={read.error} onRetry={() => void read.refetch()} />
      <Sheet flush>{read.isPending ? <Loading /> : <DataTable caption={t('parameters.title')} columns={columns} rows={read.data?.rows ?? []} rowKey={(row) => row.id} empty={<Empty title={t('parameters.none')}>{t('parameters.none.why')}</Empty>} />}</Sheet>
      {isAdding && <AddParameter standing={read.data?.rows ?? []} onClose={() => setAdding(false)} />}
      {isImporting && <ImportParameters onClose={() => setImporting(false)} />}
    </>
  )
}

function AddParameter({ standing, onClose }: { readonly standing: readonly Row[]; readonly onClose: () => void }) {
  const { t } = useLanguage()
  const today = useToday()
  const codeName = useCodeName()
  const { areas } = useAreas()
  const own = useSession().area
  const add = useWrite(addParameter)
  const [name, setName] = useState<ParameterName>('dibaoStandard')
  const [filled, setFilled] = useState<ActValues>()
  const unit = parameterUnit(name)
  const places = areas.filter((area) => area.level === 'district' || area.level === 'town').map((area) => ({ value: area.id, label: area.name }))
  const said = ({ areaId, hukou, from, value, fen }: ActValues): ParameterValue => ({ name, areaId: areaId!, hukou: hukou === 'all' ? '' : (hukou as '1'), from: from!, value: isMoney(name) ? fen('value')! : Number(value) })
  const place = areas.find((area) => area.id === (filled ? filled['areaId'] : own?.id))?.name
  const hukou = filled?.['hukou'] ?? 'all'
  const now = standing.find((row) => row.state === 'HOLDS' && row.name === name && row.areaName === place && row.hukou === (hukou === 'all' ? '' : hukou))
  const tried = filled && filled['areaId'] && filled['from'] && filled['value'] ? said(filled) : undefined
  return (
    <ActDialog
      title={t('parameters.add')}
      okLabel={t('desk.save')}
      width={760}
      isPaired
      fields={[
        { name: 'areaId', label: t('parameters.area'), kind: 'choice', options: places, isNeeded: true, ...(own && { initial: own.id }) },
        { name: 'hukou', label: t('parameters.hukou'), kind: 'choice', options: [{ value: 'all', label: t('parameters.hukou.all') }, ...(['1', '2', '3'] as const).map((value) => ({ value, label: codeName('hukou-type', value) }))], isNeeded: true, initial: 'all' },
        { name: 'value', label: t(`parameters.amount.${unit}`), kind: isMoney(name) ? 'money' : 'number', isNeeded: true },
        { name: 'from', label: t('parameters.from'), kind: 'date', isNeeded: true, initial: today },
        { name: 'basis', label: t('parameters.basis'), kind: 'text', isNeeded: true, most: 200 },
      ]}
      onValues={setFilled}
      onClose={onClose}
      onOk={(values) => add.mutateAsync({ body: { ...said(values), basis: values['basis']! } })}
      below={tried && isParameterValue(name, tried.value) && <TriedParameter value={tried} />}
    >
      <p>
        <Select aria-label={t('parameters.name')} style={{ width: '100%' }} showSearch={{ optionFilterProp: 'label' }} value={name} onChange={setName} options={parameterNames.map((one) => ({ value: one, label: t(`indicator.parameter.${one}`) }))} />
      </p>
      <p className="faint">{t(`indicator-doc.parameter.${name}`)}{now ? <>　{t('parameters.now')} <ParameterValueText name={name} value={now.value} />　{t('parameters.from')} <DateText date={now.from} /></> : <>　{t('parameters.now.none')}</>}</p>
    </ActDialog>
  )
}
