import { Button } from 'antd'
import { getVisit } from '#contract/visits.ts'
import { formNumber } from '#domain/visit/form-number.ts'
import { useGo } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { MomentText } from '#ui/date-text.tsx'
import { Loading } from '#ui/loading.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Tag } from '#ui/tag.tsx'
import { Watermark } from '#ui/watermark.tsx'
import { useParam } from '../address.ts'
import { useCrumbs } from '../campaign/use-campaign.ts'
import { CaseActions } from '../parts/case-actions.tsx'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { useRead } from '../use-read.ts'
import { ReportButton } from './escalations/report-button.tsx'
import { LabelTags } from './household/label-tags.tsx'
import { Company } from './visit/company.tsx'
import { Desk } from './visit/desk.tsx'
import { HeldDraft } from './visit/held-draft.tsx'
import { Papers } from './visit/papers.tsx'
import { SubmittedVisit } from './visit/submitted.tsx'
import { VisitPaper } from './visit/visit-paper.tsx'
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
            <Button onClick={() => window.print()}>{t('ui.print')}</Button>
            <Button onClick={() => go(paths.household(visit.householdId))}>{t('visit.household')}</Button>
            {visit.submission
              ? <CaseActions campaignId={visit.campaignId} householdId={visit.householdId} visitId={visit.id} place={`${visit.townName}${visit.areaName}`} />
              : <ReportButton campaignId={visit.campaignId} householdId={visit.householdId} visitId={visit.id} place={`${visit.townName}${visit.areaName}`} stays />}
          </>
        }
      />
      <Company householdId={visit.householdId} page="visit" />
      {visit.submission ? (
        <>
          <div className="no-print"><SubmittedVisit visit={visit} submission={visit.submission} /></div>
          <div className="print-only"><VisitPaper sheet={visit} number={formNumber(visit.id)} filled={visit.submission.answers} foot={<>{t('visit.paper.handed-in', { by: visit.submission.by })} <MomentText at={visit.submission.at} />　{t('visit.submitted.digest')} {visit.submission.digest}</>} /></div>
        </>
      ) : visit.holder.isMe && may('visit.record') ? (
        <>
          <div className="no-print"><Desk key={visit.id} visit={visit} /></div>
          <div className="print-only"><VisitPaper sheet={visit} number={formNumber(visit.id)} filled={visit.draft} foot={t('visit.paper.draft', { name: visit.holder.name })} /></div>
        </>
      ) : <HeldDraft visit={visit} />}
      {visit.submission && <div className="visit-papers"><Papers visit={visit} /></div>}
      <Watermark />
    </>
  )
}
