import { Button, Form, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { listDatasets, lookAtFile, mostWorkbookBytes, previewSought, startRun } from '#contract/matching.ts'
import { ProblemError } from '#client/problem-error.ts'
import { datasetOf, type DatasetCode } from '#domain/matching/datasets.ts'
import { lackingColumns } from '#domain/matching/describe-row.ts'
import { headBytes, isTextBy } from '#domain/matching/file-kind.ts'
import { earliestSourceDate, mayBeSourceDate } from '#domain/matching/source-date.ts'
import { FilePick } from '#ui/file-pick.tsx'
import { formatBytes } from '#ui/format.ts'
import { useGo } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Note } from '#ui/note.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Tag } from '#ui/tag.tsx'
import { useToday } from '#ui/today.ts'
import { useFilter } from '../address.ts'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { useRead } from '../use-read.ts'
import { useWrite } from '../use-write.ts'
import { startSending } from './matching/sending.ts'
import './matching/matching.css'
import { useFieldFaults } from './roster/field-faults.ts'

type Look = z.infer<typeof lookAtFile.response>
interface Picked {
  readonly file: File
  readonly look: Look
}
/** Columns by what they hold: `id`, `name`, or a field; -1 for none. */
type Values = { readonly purpose: string; readonly sourceDate: string; readonly basis: 'AUTHORISATION' | 'LEGAL'; readonly legalBasis?: string; readonly columns: Record<string, number> }

const beginning = 1 << 20
const none = -1
/** By what rows without an id are known. */
const telling = ['name', 'birth', 'sex', 'address'] as const

function columnsIn(columns: Readonly<Record<string, number>>): Record<'id' | (typeof telling)[number], number | null> {
  const at = (what: string) => { const column = columns[what] ?? none; return column === none ? null : column }
  return { id: at('id'), name: at('name'), birth: at('birth'), sex: at('sex'), address: at('address') }
}

/** What is matched, with which file, why, and by what right. The file is looked at before anything is sent. */
export default function NewMatchPage() {
  const { t, language } = useLanguage()
  const may = useMay()
  const [filter, set] = useFilter()
  const theirs = useRead(listDatasets, {}).data?.rows.map((one) => one.code) ?? []
  const dataset = theirs.find((code) => code === filter.dataset)
  const [chosen, setChosen] = useState<File>()
  const [picked, setPicked] = useState<Picked>()
  const look = useWrite(lookAtFile, { rereads: () => false })
  const [refused, setRefused] = useState<Error | null>(null)
  const pick = async (file: File, of: DatasetCode) => {
    setPicked(undefined)
    setRefused(null)
    setChosen(file)
    const head = await file.slice(0, headBytes).arrayBuffer().catch(() => undefined)
    if (!head) return setRefused(new ProblemError('MATCH_FILE_CHANGED', 409, { file: file.name }))
    const isText = isTextBy(new Uint8Array(head))
    if (!isText && file.size > mostWorkbookBytes) return setRefused(new ProblemError('TOO_LARGE', 413))
    const found = await look.mutateAsync({ query: { dataset: of, name: file.name }, body: isText ? file.slice(0, beginning) : file }).catch(() => undefined)
    if (found) setPicked({ file, look: found })
  }
  return (
    <>
      <PageHead title={t('matching.new')} crumbs={[{ title: t('matching.title'), to: paths.matching() }]} note={t(may('matching.read') ? 'matching.note' : 'matching.note.department')} />
      <ProblemNote problem={refused ?? look.error} />
      <div className="stack">
        <Sheet>
          <div className="stack">
            <Select
              aria-label={t('matching.dataset')}
              placeholder={t('matching.dataset')}
              style={{ width: 260 }}
              value={dataset ?? null}
              options={theirs.map((value) => ({ value, label: t(`matching.dataset.${value}`) }))}
              onChange={(next) => { set({ dataset: next ?? undefined }); setPicked(undefined); setChosen(undefined) }}
            />
            {dataset && <FilePick accept=".csv,.txt,.xlsx,.ods" hint={chosen ? t('matching.picked', { name: chosen.name, size: formatBytes(chosen.size, language) }) : t('matching.hint')} isBusy={look.isPending} onPick={(file) => void pick(file, dataset)} />}
          </div>
        </Sheet>
        {dataset && picked && <Order key={`${dataset} ${picked.file.name} ${picked.file.lastModified}`} dataset={dataset} picked={picked} />}
      </div>
    </>
  )
}

function Order({ dataset, picked: { file, look } }: { readonly dataset: DatasetCode; readonly picked: Picked }) {
  const { t } = useLanguage()
  const go = useGo()
  const today = useToday()
  const [form] = Form.useForm<Values>()
  const basis = Form.useWatch('basis', form)
  const start = useWrite(startRun)
  const sought = useRead(previewSought, { query: { dataset, basis: basis ?? 'AUTHORISATION' } })
  const isSaid = useFieldFaults(form, start.error)
  const options = look.columns.map(({ index, heading }) => ({ value: index, label: heading || t('matching.column.number', { n: index + 1 }) }))
  const orNone = [{ value: none, label: t('matching.column.none') }, ...options]
  const { fields } = datasetOf(dataset)
  const initial: Record<string, number> = { ...Object.fromEntries((['id', ...telling] as const).map((what) => [what, look[what] ?? none])), ...Object.fromEntries(fields.map((field) => [field, look.kept.find((one) => one.field === field)?.column ?? none])) }
  const send = async ({ columns, legalBasis = '', ...rest }: Values) => {
    const kept = fields.flatMap((field) => (columns[field] === undefined || columns[field] === none ? [] : [{ field, column: columns[field] }]))
    const chosen = { ...columnsIn(columns), kept }
    const run = await start.mutateAsync({ body: { dataset, ...rest, legalBasis, fileName: file.name, size: file.size, columns: chosen, headings: look.columns.map((column) => column.heading) } }).catch(() => undefined)
    if (!run) return
    void startSending(run, file)
    go(paths.matchRun(run.id))
  }
  const { id, ...others } = columnsIn(Form.useWatch('columns', form) ?? initial)
  const unread = [look.id, ...look.others].filter((column) => column !== null && column !== id)
  const lacking = id === null ? lackingColumns(others) : []
  const earliest = earliestSourceDate(today)
  const onDay = (_: unknown, day: string | undefined) => (!day || mayBeSourceDate(day, today) ? Promise.resolve() : Promise.reject(new Error(t('problem.MATCH_SOURCE_DATE', { earliest }))))
  const need = [{ required: true, message: t('desk.needed') }]
  return (
    <Form form={form} layout="vertical" initialValues={{ basis: 'AUTHORISATION', columns: initial }} onFinish={(values) => void send(values)} scrollToFirstError noValidate>
      <div className="stack">
        <Sheet title={t('matching.columns')} extra={look.isRemembered && <Tag kind="accent">{t('matching.columns.remembered')}</Tag>}>
          <div className="match-columns">
            <Form.Item name={['columns', 'id']} label={t('matching.column.id')}><Select options={[{ value: none, label: t('matching.column.id.none') }, ...options]} showSearch={{ optionFilterProp: 'label' }} /></Form.Item>
            {telling.map((what) => <Form.Item key={what} name={['columns', what]} label={t(`matching.column.${what}`)}><Select options={orNone} showSearch={{ optionFilterProp: 'label' }} /></Form.Item>)}
          </div>
          {lacking.length > 0 ? <Note kind="act">{t('matching.columns.lacking', { columns: lacking.map((what) => t(`matching.column.${what}`)).join('、') })}</Note> : <p className="faint">{t(id === null ? 'matching.columns.without-ids' : 'matching.column.birth.note')}</p>}
          {unread.length > 0 && <Note kind="wait">{t('matching.columns.others', { columns: options.filter((one) => unread.includes(one.value)).map((one) => one.label).join('、') })}</Note>}
          <h3>{t('matching.kept')}</h3>
          <p className="faint">{t('matching.kept.note')}</p>
          <div className="match-columns">
            {fields.map((field) => <Form.Item key={field} name={['columns', field]} label={t(`matching.field.${field}`)}><Select options={orNone} showSearch={{ optionFilterProp: 'label' }} /></Form.Item>)}
          </div>
        </Sheet>
        <Sheet>
          <ProblemNote problem={isSaid ? null : start.error} />
          <div className="match-columns">
            <Form.Item name="purpose" label={t('matching.purpose')} rules={[{ required: true, whitespace: true, message: t('desk.needed') }]}><Input maxLength={200} autoComplete="off" placeholder={t('matching.purpose.hint')} /></Form.Item>
            <Form.Item name="sourceDate" label={t('matching.source-date')} rules={[...need, { validator: onDay }]}><Input type="date" min={earliest} max={today} /></Form.Item>
          </div>
          <Form.Item name="basis" label={t('matching.basis')}>
            <Radio.Group>
              {(['AUTHORISATION', 'LEGAL'] as const).map((one) => <div key={one}><Radio value={one}>{t(`matching.basis.${one}`)}　<span className="faint">{t(`matching.basis.${one}.note`)}</span></Radio></div>)}
            </Radio.Group>
          </Form.Item>
          {basis === 'LEGAL' && <Form.Item name="legalBasis" label={t('matching.legal-basis')} rules={[{ required: true, whitespace: true, message: t('desk.needed') }]}><Input maxLength={300} autoComplete="off" /></Form.Item>}
          <ProblemNote problem={sought.error} onRetry={() => void sought.refetch()} />
          {sought.data && (sought.data.people === 0 ? <Note kind="wait">{t(`matching.nobody.${basis ?? 'AUTHORISATION'}`)}</Note> : <p>{t('matching.will-seek', sought.data)}{sought.data.leftOut > 0 && <span className="faint">　{t('matching.will-leave-out', { households: sought.data.leftOut })}</span>}</p>)}
          <Button type="primary" htmlType="submit" disabled={!sought.data || sought.data.people === 0 || lacking.length > 0} loading={start.isPending}>{t('matching.begin')}</Button>
        </Sheet>
      </div>
    </Form>
  )
}
