import { Button, Input } from 'antd'
import { useState } from 'react'
import { addRecord } from '#contract/records.ts'
import type { RecordFault } from '#domain/record/check-record.ts'
import type { RecordDetails, RecordValue } from '#domain/record/record-details.ts'
import { ProblemError } from '#client/problem-error.ts'
import { ClauseNote } from '#ui/clause-note.tsx'
import { useGo } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { useToday } from '#ui/today.ts'
import { useParam } from '../address.ts'
import { useCampaign, useCrumbs } from '../campaign/use-campaign.ts'
import { paths } from '../paths.ts'
import { useWrite } from '../use-write.ts'
import { FileField, type SentFile } from './records/file-field.tsx'
import { ItemField } from './records/item-field.tsx'
import { TaskFields, type NewTask } from './records/task-fields.tsx'
import './records/records.css'

/** `/campaigns/:id/records/:kind/new`: what the plan asks to write down of a meeting, a training, a policy. */
export default function NewRecord() {
  const { t, words } = useLanguage()
  const id = useParam('id')
  const kindId = useParam('kind')
  const today = useToday()
  const go = useGo()
  const campaign = useCampaign(id)
  const crumbs = useCrumbs(id)
  const [heldOn, setHeldOn] = useState(today)
  const [details, setDetails] = useState<RecordDetails>({})
  const [files, setFiles] = useState<readonly SentFile[]>([])
  const [tasks, setTasks] = useState<readonly NewTask[]>([])
  const add = useWrite(addRecord, { onDone: (record) => go(paths.record(record.id)) })
  const kind = campaign?.plan.records.find((one) => one.id === kindId)
  if (!campaign || !kind) return <Loading />
  const faults = add.error instanceof ProblemError && add.error.code === 'RECORD_INVALID' ? (add.error.details['faults'] as readonly RecordFault[]) : []
  const faultOf = (item: string) => faults.find((fault) => fault.item === item)
  const set = (item: string, value: RecordValue | undefined) => setDetails(({ [item]: _, ...others }) => (value === undefined || value === '' ? others : { ...others, [item]: value }))
  const save = () => add.mutate({ params: { id }, body: { kind: kind.id, heldOn, details: details as Record<string, never>, fileIds: files.map((file) => file.id), tasks: tasks.map(({ what, owner, areaId, due }) => ({ what: what.trim() || ' ', owner, areaId, due })) } })
  const isFileMissing = add.error instanceof ProblemError && add.error.code === 'RECORD_FILE_MISSING'
  return (
    <>
      <PageHead title={words(kind.title)} crumbs={[...crumbs, { title: t('records.title'), to: paths.records(id) }, { title: words(kind.title), to: paths.records(id, { kind: kind.id }) }]} note={<ClauseNote clause={kind.clause} />} />
      <Sheet>
        <form className="record-form" onSubmit={(event) => { event.preventDefault(); save() }}>
          <ProblemNote problem={add.error} />
          <div className="record-field">
            <label htmlFor="held-on">{t('records.held-on')}</label>
            <Input id="held-on" type="date" style={{ width: 180 }} max={today} value={heldOn} onChange={(event) => setHeldOn(event.target.value)} />
            {faultOf('heldOn') && <div className="record-fault" role="alert">{t('records.fault.heldOn')}</div>}
          </div>
          {kind.items.map((item) => <ItemField key={item.id} campaignId={id} item={item} value={details[item.id]} fault={faultOf(item.id)} onChange={(value) => set(item.id, value)} />)}
          {kind.attachment !== 'none' && <FileField campaignId={id} files={files} isRequired={kind.attachment === 'required'} isMissing={isFileMissing} onChange={setFiles} />}
          {kind.hasDecisions && <TaskFields tasks={tasks} heldOn={heldOn} fault={faultOf('tasks')} onChange={setTasks} />}
          <div><Button type="primary" htmlType="submit" loading={add.isPending}>{t('records.save')}</Button></div>
        </form>
      </Sheet>
    </>
  )
}
