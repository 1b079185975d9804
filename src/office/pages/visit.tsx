import { Button } from 'antd'
import { getVisit } from '#contract/visits.ts'
import { useGo } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { Note } from '#ui/note.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Tag } from '#ui/tag.tsx'
import { Watermark } from '#ui/watermark.tsx'
import { useParam } from '../address.ts'
import { useCrumbs } from '../campaign/use-campaign.ts'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { useRead } from '../use-read.ts'
import { LabelTags } from './household/label-tags.tsx'
import { Desk } from './visit/desk.tsx'
import { SubmittedVisit } from './visit/submitted.tsx'
import './visit/visit.css'

/** A visit: the survey while it is a draft, afterwards what was handed in. */
export default function VisitPage() {
  const { t } = useLanguage()
  const id = useParam('id')
  const go = useGo()
  const may = useMay()
  const read = useRead(getVisit, { params: { id } })
  const visit = read.data?.id === id ? read.data : undefined
  const crumbs = useCrumbs(visit?.campaignId)
  if (!visit) return read.error ? <ProblemNote problem={read.error} onRetry={() => void read.refetch()} /> : <Loading />
  return (
    <>
      <PageHead
        title={t('visit.of', { name: visit.headName })}
        tags={<>{visit.state === 'SUBMITTED' && <Tag kind="ok">{t('visit.state.SUBMITTED')}</Tag>}<LabelTags labels={visit.labels} /></>}
        crumbs={[...crumbs, { title: t('visit.list.title'), to: paths.visits(visit.campaignId) }]}
        note={<>{visit.townName} {visit.areaName}</>}
        actions={
          <>
            {visit.state === 'SUBMITTED' && <Button onClick={() => window.print()}>{t('ui.print')}</Button>}
            <Button onClick={() => go(paths.household(visit.householdId))}>{t('visit.household')}</Button>
          </>
        }
      />
      {visit.submission ? <SubmittedVisit visit={visit} submission={visit.submission} /> : may('visit.record') ? <Desk key={visit.id} visit={visit} /> : <Note>{t('visit.draft.not-yours')}</Note>}
      <Watermark />
    </>
  )
}
