import { getAlertSample } from '#contract/alerts.ts'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Watermark } from '#ui/watermark.tsx'
import { useParam } from '../address.ts'
import { paths } from '../paths.ts'
import { useRead } from '../use-read.ts'
import { useEstimateText } from './alerts/estimate-text.ts'
import { SampledRows } from './alerts/sampled-rows.tsx'

/** One sample: the households in the order in which they were drawn, and what was found. */
export default function AlertSamplePage() {
  const { t } = useLanguage()
  const id = useParam('id')
  const estimate = useEstimateText()
  const read = useRead(getAlertSample, { params: { id } })
  const sample = read.data
  if (!sample) return read.error ? <ProblemNote problem={read.error} onRetry={() => void read.refetch()} /> : <Loading />
  return (
    <>
      <PageHead title={t('alerts.sample')} crumbs={[{ title: t('alerts.title'), to: paths.alerts() }, { title: t('alerts.samples'), to: paths.alertSamples() }]} note={<>{sample.areaName}　{t('alerts.sample.how', { frame: sample.frame, size: sample.size })}　<span className="mono">{t('alerts.sample.seed.is', { seed: sample.seed })}</span></>} />
      <Sheet note={<span className="mono">{t('alerts.sample.hash', { hash: sample.frameHash })}</span>}>{estimate(sample)}{sample.looked + sample.gone < sample.size && <div className="faint">{t('alerts.sample.waits')}</div>}{sample.gone > 0 && <div className="faint">{t('alerts.sample.gone.n', { n: sample.gone })}</div>}</Sheet>
      <div style={{ height: 16 }} />
      <Sheet flush><SampledRows caption={t('alerts.sample')} rows={sample.rows} /></Sheet>
      <Watermark />
    </>
  )
}
