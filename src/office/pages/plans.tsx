import { Button } from 'antd'
import { useState } from 'react'
import { getPlanFolder, listPlans, publishShippedPlan, type PlanSummary } from '#contract/plans.ts'
import { DataTable } from '#ui/data-table.tsx'
import { MomentText } from '#ui/date-text.tsx'
import { Loading } from '#ui/loading.tsx'
import { useLanguage } from '#ui/language.ts'
import { Note } from '#ui/note.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { ReasonDialog } from '#ui/reason-dialog.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { useDownload } from '../use-download.ts'
import { useRead } from '../use-read.ts'
import { useWrite } from '../use-write.ts'
import { CheckUpload } from './plans/check-upload.tsx'

/** `/plans`: every plan with its versions; an uploaded folder is checked line by line, and published when it is sound. */
export default function Plans() {
  const { t } = useLanguage()
  const may = useMay()
  const plans = useRead(listPlans, {})
  return (
    <>
      <PageHead title={t('plans.title')} crumbs={[{ title: t('office.nav.campaigns'), to: paths.campaigns() }]} />
      <ProblemNote problem={plans.error} onRetry={() => void plans.refetch()} />
      <div className="stack">
        {may('plan.publish') && <CheckUpload />}
        {plans.isPending ? <Loading /> : plans.data?.rows.map((plan) => <Versions key={plan.id} plan={plan} />)}
      </div>
    </>
  )
}

function Versions({ plan }: { readonly plan: PlanSummary }) {
  const { t, words } = useLanguage()
  const may = useMay()
  const [isPublishing, setPublishing] = useState(false)
  const folder = useDownload(getPlanFolder)
  const publish = useWrite(publishShippedPlan)
  const next = (plan.versions[0]?.number ?? 0) + 1
  return (
    <Sheet title={words(plan.title)} extra={<span className="faint">{plan.documentNumber}</span>} flush>
      {plan.isShippedNew && (
        <div style={{ padding: '8px 16px 0' }}>
          <Note action={may('plan.publish') && <Button size="small" onClick={() => setPublishing(true)}>{t('plans.publish', { number: next })}</Button>}>{t('plans.shipped')}</Note>
        </div>
      )}
      <ProblemNote problem={folder.problem} />
      <DataTable
        caption={words(plan.title)}
        rows={plan.versions}
        rowKey={(version) => version.digest}
        empty={<p className="muted" style={{ padding: '8px 16px' }}>{t('plans.none')}</p>}
        columns={[
          { key: 'number', title: t('plans.version'), width: 110, render: (version) => t('plans.number', { number: version.number }) },
          { key: 'note', title: t('plans.note'), render: (version) => version.note },
          { key: 'published', title: t('plans.published'), width: 240, render: (version) => <>{version.publishedBy}　<span className="faint"><MomentText at={version.publishedAt} /></span></> },
          { key: 'digest', title: 'SHA-256', width: 130, render: (version) => <span className="mono" title={version.digest}>{version.digest.slice(0, 12)}</span> },
          { key: 'campaigns', title: t('plans.campaigns'), isNumber: true, width: 80, render: (version) => version.campaigns },
          { key: 'folder', title: t('ui.act'), isAct: true, width: 100, render: (version) => <Button size="small" loading={folder.isBusy} onClick={() => void folder.start({ params: { planId: plan.id, number: version.number } })}>{t('plans.download')}</Button> },
        ]}
      />
      {isPublishing && (
        <ReasonDialog title={t('plans.publish', { number: next })} label={t('plans.publish-label')} okLabel={t('plans.publish-do')} onOk={(note) => publish.mutateAsync({ params: { planId: plan.id }, body: { note } })} onClose={() => setPublishing(false)} />
      )}
    </Sheet>
  )
}
