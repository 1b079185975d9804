import { Button } from 'antd'
import { useState } from 'react'
import { listCampaigns, type Campaign } from '#contract/campaigns.ts'
import { listPlans } from '#contract/plans.ts'
import { DataTable } from '#ui/data-table.tsx'
import { DateText } from '#ui/date-text.tsx'
import { Empty } from '#ui/empty.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Tag } from '#ui/tag.tsx'
import { OpenCampaign } from '../parts/open-campaign.tsx'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { useRead } from '../use-read.ts'

/** `/campaigns`: the campaigns that run, and the plans from which one can be opened. */
export default function Campaigns() {
  const { t, words } = useLanguage()
  const may = useMay()
  const campaigns = useRead(listCampaigns, {})
  const plans = useRead(listPlans, {})
  const [opening, setOpening] = useState<string>()
  const plan = plans.data?.rows.find((one) => one.id === opening)
  return (
    <>
      <PageHead title={t('office.nav.campaigns')} />
      <ProblemNote problem={campaigns.error ?? plans.error} onRetry={() => void Promise.all([campaigns.refetch(), plans.refetch()])} />
      <div className="stack">
        {!campaigns.isLoadingError && (
          <Sheet title={t('office.campaigns.running')} flush>
            {campaigns.isPending ? <Loading /> : <Running campaigns={campaigns.data?.rows ?? []} />}
          </Sheet>
        )}
        {!plans.isLoadingError && (
          <Sheet title={t('office.campaigns.plans')} extra={may('plan.publish') && <Go to={paths.plans()}>{t('plans.link')}</Go>} flush>
            <DataTable
              caption={t('office.campaigns.plans')}
              rows={plans.data?.rows ?? []}
              rowKey={(row) => row.id}
              empty={plans.isPending ? <Loading /> : <Empty title={t('office.campaigns.no-plans')} />}
              columns={[
                { key: 'title', title: t('office.campaigns.title'), render: (row) => words(row.title) },
                { key: 'document', title: t('office.campaigns.document'), render: (row) => row.documentNumber },
                { key: 'start', title: t('office.campaigns.notice-start'), render: (row) => row.start && <DateText date={row.start} /> },
                { key: 'version', title: t('plans.version'), render: (row) => (row.versions[0] ? t('plans.number', { number: row.versions[0].number }) : '') },
                { key: 'state', title: t('office.campaigns.state'), render: (row) => (row.isRunnable ? <Tag kind="ok">{t('office.campaigns.runnable')}</Tag> : <Tag kind="act">{t('office.campaigns.complaints', { n: row.complaints })}</Tag>) },
                { key: 'open', title: t('ui.act'), isAct: true, render: (row) => may('campaign.open') && row.isRunnable && <Button size="small" onClick={() => setOpening(row.id)}>{t('office.campaigns.open')}</Button> },
              ]}
            />
          </Sheet>
        )}
      </div>
      {plan?.start && <OpenCampaign plan={plan} start={plan.start} onClose={() => setOpening(undefined)} />}
    </>
  )
}

function Running({ campaigns }: { readonly campaigns: readonly Campaign[] }) {
  const { t, words } = useLanguage()
  return (
    <DataTable
      caption={t('office.campaigns.running')}
      rows={campaigns}
      rowKey={(row) => row.id}
      empty={<Empty title={t('office.campaigns.none')}>{t('office.campaigns.none-text')}</Empty>}
      columns={[
        { key: 'title', title: t('office.campaigns.title'), render: (row) => <Go to={paths.campaign(row.id)}>{words(row.title)}</Go> },
        { key: 'document', title: t('office.campaigns.document'), render: (row) => row.documentNumber },
        { key: 'area', title: t('office.area'), render: (row) => row.areaName },
        { key: 'start', title: t('office.campaigns.start'), render: (row) => <DateText date={row.start} /> },
        { key: 'stage', title: t('office.campaigns.stage'), render: (row) => (row.stage ? <Tag kind="accent">{words(row.stage.title)}</Tag> : <Tag>{t('office.campaigns.no-stage')}</Tag>) },
        { key: 'plan', title: t('ui.act'), isAct: true, render: (row) => <Go to={paths.plan(row.id)}>{t('office.plan.link')}</Go> },
      ]}
    />
  )
}
