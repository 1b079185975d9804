import { listSampledUnseen } from '#contract/alerts.ts'
import { Empty } from '#ui/empty.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { More } from '#ui/more.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Watermark } from '#ui/watermark.tsx'
import { paths } from '../paths.ts'
import { usePages } from '../use-pages.ts'
import { SampledRows } from './alerts/sampled-rows.tsx'

/** Drawn households of one's own area at which nobody looked yet, whoever drew them. */
export default function AlertSampledPage() {
  const { t } = useLanguage()
  const unseen = usePages(listSampledUnseen, { query: {} })
  return (
    <>
      <PageHead title={t('alerts.sampled')} crumbs={[{ title: t('alerts.title'), to: paths.alerts() }]} note={t('alerts.sampled.note')} />
      <ProblemNote problem={unseen.error} onRetry={unseen.retry} />
      {!unseen.isLoadingError && (
        <Sheet flush>
          {unseen.isLoading ? <Loading /> : <SampledRows caption={t('alerts.sampled')} rows={unseen.rows} empty={<Empty title={t('alerts.sampled.none')} />} />}
          {unseen.rows.length > 0 && <More shown={unseen.rows.length} total={unseen.total} onMore={unseen.more} isBusy={unseen.isFetchingMore} />}
        </Sheet>
      )}
      <Watermark />
    </>
  )
}
