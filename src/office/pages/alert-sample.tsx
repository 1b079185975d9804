import { useState } from 'react'
import { getAlertSample, lookAtSampled, type AlertSampleRow } from '#contract/alerts.ts'
import { DataTable, type DataColumn } from '#ui/data-table.tsx'
import { DateText } from '#ui/date-text.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Tag } from '#ui/tag.tsx'
import { Watermark } from '#ui/watermark.tsx'
import { useParam } from '../address.ts'
import { ActDialog } from '../parts/act-dialog.tsx'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { useRead } from '../use-read.ts'
import { useWrite } from '../use-write.ts'
import { useEstimateText } from './alerts/estimate-text.ts'

/** One sample: the households in the order in which they were drawn, and what was found. */
export default function AlertSamplePage() {
  const { t } = useLanguage()
  const id = useParam('id')
  const may = useMay()
  const estimate = useEstimateText()
  const [looking, setLooking] = useState<AlertSampleRow>()
  const read = useRead(getAlertSample, { params: { id } })
  const sample = read.data
  if (!sample) return read.error ? <ProblemNote problem={read.error} onRetry={() => void read.refetch()} /> : <Loading />
  const columns: DataColumn<AlertSampleRow>[] = [
    { key: 'place', title: t('alerts.sample.place'), isNumber: true, width: 70, render: (row) => row.place },
    { key: 'whose', title: t('findings.column.whose'), render: (row) => <Go to={paths.household(row.householdId)}>{row.headName}</Go> },
    { key: 'area', title: t('roster.area'), render: (row) => row.areaName },
    { key: 'found', title: t('alerts.sample.found'), width: '36%', render: (row) => (row.isMissed === null ? <Tag kind="wait">{t('alerts.sample.unlooked')}</Tag> : <><Tag kind={row.isMissed ? 'act' : 'ok'}>{t(row.isMissed ? 'alerts.sample.missed' : 'alerts.sample.fine')}</Tag> {row.note}<div className="faint">{row.by}　{row.lookedOn && <DateText date={row.lookedOn} />}</div></>) },
    ...(may('alert.act') ? [{ key: 'act', title: t('ui.act'), isAct: true, render: (row: AlertSampleRow) => <button type="button" className="plain nowrap" aria-label={t('alerts.sample.look.of', { name: row.headName })} onClick={() => setLooking(row)}>{t('alerts.sample.look')}</button> }] : []),
  ]
  return (
    <>
      <PageHead title={t('alerts.sample')} crumbs={[{ title: t('alerts.title'), to: paths.alerts() }, { title: t('alerts.samples'), to: paths.alertSamples() }]} note={<>{sample.areaName}　{t('alerts.sample.how', { frame: sample.frame, size: sample.size })}　<span className="mono">{sample.seed}</span></>} />
      <Sheet note={<span className="mono">{t('alerts.sample.hash', { hash: sample.frameHash })}</span>}>{estimate(sample)}</Sheet>
      <div style={{ height: 16 }} />
      <Sheet flush><DataTable caption={t('alerts.sample')} columns={columns} rows={sample.rows} rowKey={(row) => row.id} /></Sheet>
      {looking && <Look key={looking.id} row={looking} onClose={() => setLooking(undefined)} />}
      <Watermark />
    </>
  )
}

function Look({ row, onClose }: { readonly row: AlertSampleRow; readonly onClose: () => void }) {
  const { t } = useLanguage()
  const look = useWrite(lookAtSampled)
  return (
    <ActDialog
      title={t('alerts.sample.look.of', { name: row.headName })}
      okLabel={t('desk.save')}
      fields={[
        { name: 'found', label: t('alerts.sample.found'), kind: 'choice', isNeeded: true, options: [{ value: 'missed', label: t('alerts.sample.missed') }, { value: 'fine', label: t('alerts.sample.fine') }] },
        { name: 'note', label: t('alerts.found'), kind: 'long', most: 500 },
      ]}
      onClose={onClose}
      onOk={({ found, note }) => look.mutateAsync({ params: { id: row.id }, body: { isMissed: found === 'missed', note: note ?? '' } })}
    />
  )
}
