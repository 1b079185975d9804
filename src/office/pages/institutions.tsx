import { Button } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { listInstitutions } from '#contract/institutions.ts'
import { Count } from '#ui/count.tsx'
import { DataTable, type DataColumn } from '#ui/data-table.tsx'
import { Empty } from '#ui/empty.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { PlanClause } from '../parts/plan-clause.tsx'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { useCurrentCampaign } from '../shell/current-campaign.ts'
import { useRead } from '../use-read.ts'
import { KeepInstitution } from './institutions/keep-institution.tsx'

type Row = z.output<(typeof listInstitutions)['response']>['rows'][number]

/** Institutions with their residents: how many were checked, and where something is wrong. */
export default function InstitutionsPage() {
  const { t, words } = useLanguage()
  const may = useMay()
  const campaign = useCurrentCampaign()
  const [isAdding, setAdding] = useState(false)
  const read = useRead(listInstitutions, { query: campaign ? { campaign } : {} })
  const columns: DataColumn<Row>[] = [
    { key: 'name', title: t('institutions.name'), render: (row) => <Go to={paths.institution(row.id)}>{row.name}</Go> },
    { key: 'kind', title: t('institutions.kind'), render: (row) => t(`institutions.kind.${row.kind}`) },
    { key: 'department', title: t('institutions.department'), render: (row) => words(row.departmentTitle) },
    { key: 'place', title: t('institutions.area'), render: (row) => row.areaName },
    { key: 'phone', title: t('institutions.phone'), render: (row) => row.phone },
    { key: 'residents', title: t('institutions.residents'), isNumber: true, render: (row) => <Count value={row.residents} to={paths.institution(row.id)} /> },
    { key: 'checked', title: t('institutions.checked'), isNumber: true, render: (row) => <Count value={row.checked} to={paths.institution(row.id, { show: 'checked' })} /> },
    { key: 'troubled', title: t('institutions.troubled'), isNumber: true, render: (row) => <Count value={row.troubled} to={paths.institution(row.id, { show: 'troubled' })} /> },
  ]
  return (
    <>
      <PageHead title={t('institutions.title')} tags={<PlanClause campaignId={campaign} part="institutions" />} actions={may('institution.manage') && <Button type="primary" onClick={() => setAdding(true)}>{t('institutions.add')}</Button>} />
      <ProblemNote problem={read.error} onRetry={() => void read.refetch()} />
      {!read.isLoadingError && (
        <Sheet flush>
          {read.isPending ? <Loading /> : <DataTable caption={t('institutions.title')} columns={columns} rows={read.data?.rows ?? []} rowKey={(row) => row.id} empty={<Empty title={t('institutions.none')}>{t('institutions.none.why')}</Empty>} />}
        </Sheet>
      )}
      {isAdding && <KeepInstitution onClose={() => setAdding(false)} />}
    </>
  )
}
