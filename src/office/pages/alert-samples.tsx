import { Button } from 'antd'
import { useState } from 'react'
import { drawAlertSample, listAlertSamples, type AlertSample } from '#contract/alerts.ts'
import { DataTable, type DataColumn } from '#ui/data-table.tsx'
import { MomentText } from '#ui/date-text.tsx'
import { Empty } from '#ui/empty.tsx'
import { Go, useGo } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { useAreas } from '../area/use-areas.ts'
import { ActDialog } from '../parts/act-dialog.tsx'
import { paths } from '../paths.ts'
import { useMay, useSession } from '../session.ts'
import { useRead } from '../use-read.ts'
import { useWrite } from '../use-write.ts'
import { useEstimateText } from './alerts/estimate-text.ts'

/** Households drawn outside all alerts: what a look at them says of those whom no rule finds. */
export default function AlertSamplesPage() {
  const { t } = useLanguage()
  const may = useMay()
  const estimate = useEstimateText()
  const [isDrawing, setDrawing] = useState(false)
  const read = useRead(listAlertSamples, {})
  const columns: DataColumn<AlertSample>[] = [
    { key: 'at', title: t('alerts.sample.drawn'), render: (one) => <><Go to={paths.alertSample(one.id)}><MomentText at={one.drawnAt} /></Go><div className="faint">{one.drawnBy}</div></> },
    { key: 'area', title: t('roster.area'), render: (one) => one.areaName },
    { key: 'seed', title: t('alerts.sample.seed'), width: '24%', render: (one) => <span className="mono">{one.seed}</span> },
    { key: 'frame', title: t('alerts.sample.frame'), isNumber: true, render: (one) => one.frame },
    { key: 'size', title: t('alerts.sample.looked'), isNumber: true, render: (one) => `${one.looked} / ${one.size}` },
    { key: 'estimate', title: t('alerts.sample.estimate'), width: '26%', render: (one) => estimate(one) },
  ]
  return (
    <>
      <PageHead title={t('alerts.samples')} crumbs={[{ title: t('alerts.title'), to: paths.alerts() }]} note={t('alerts.samples.note')} actions={may('alert.sample') && <Button type="primary" onClick={() => setDrawing(true)}>{t('alerts.sample.draw')}</Button>} />
      <ProblemNote problem={read.error} onRetry={() => void read.refetch()} />
      {!read.isLoadingError && <Sheet flush>{read.isPending ? <Loading /> : <DataTable caption={t('alerts.samples')} columns={columns} rows={read.data?.rows ?? []} rowKey={(one) => one.id} empty={<Empty title={t('alerts.samples.none')} />} />}</Sheet>}
      {isDrawing && <Draw onClose={() => setDrawing(false)} />}
    </>
  )
}

function Draw({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage()
  const go = useGo()
  const { areas } = useAreas()
  const own = useSession().area
  const draw = useWrite(drawAlertSample, { onDone: (sample) => go(paths.alertSample(sample.id)) })
  return (
    <ActDialog
      title={t('alerts.sample.draw')}
      okLabel={t('alerts.sample.draw')}
      fields={[
        { name: 'areaId', label: t('roster.area'), kind: 'choice', isNeeded: true, options: areas.map((area) => ({ value: area.id, label: area.name })), ...(own && { initial: own.id }) },
        { name: 'size', label: t('alerts.sample.size'), kind: 'choice', isNeeded: true, initial: '30', options: ['10', '30', '50', '100', '200', '500'].map((value) => ({ value, label: value })) },
        { name: 'seed', label: t('alerts.sample.seed-given'), kind: 'text', most: 80 },
      ]}
      onClose={onClose}
      onOk={({ areaId, size, seed }) => draw.mutateAsync({ body: { areaId: areaId!, size: Number(size), ...(seed && { seed }) } })}
    />
  )
}
