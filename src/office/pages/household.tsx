import { Button } from 'antd'
import { useEffect } from 'react'
import { getHousehold } from '#contract/households.ts'
import { useGo } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Tag } from '#ui/tag.tsx'
import { Watermark } from '#ui/watermark.tsx'
import { useParam } from '../address.ts'
import { useCrumbs } from '../campaign/use-campaign.ts'
import { paths } from '../paths.ts'
import { useRead } from '../use-read.ts'
import { CaseActions } from '../parts/case-actions.tsx'
import { Stays } from '../parts/stays.tsx'
import { AidList } from './household/aid-list.tsx'
import { Authorisations } from './household/authorisations.tsx'
import { Desk } from './household/desk.tsx'
import { FactList } from './household/fact-list.tsx'
import { Grounds } from './household/grounds.tsx'
import { Hits } from './household/hits.tsx'
import './household/household.css'
import { LabelTags } from './household/label-tags.tsx'
import { Origins } from './household/origins.tsx'
import { Obligors } from './household/obligors.tsx'
import { Parents } from './household/parents.tsx'
import { Payments } from './household/payments.tsx'
import { People } from './household/people.tsx'
import { RulesHere } from './household/rules-here.tsx'
import { StartVisit } from './household/start-visit.tsx'
import { Timeline } from './household/timeline.tsx'
import { WhyHere } from './household/why-here.tsx'
import { Company } from './visit/company.tsx'
import { HouseholdDifferences } from './visit/household-differences.tsx'
import './visit/visit.css'

/** One household, one page, one timeline. */
export default function HouseholdPage() {
  const { t } = useLanguage()
  const id = useParam('id')
  const go = useGo()
  const read = useRead(getHousehold, { params: { id } })
  const household = read.data?.id === id ? read.data : undefined
  // One that was merged into another leads on to that one.
  const leadsTo = read.data && !read.isPlaceholderData && read.data.id !== id ? read.data.id : undefined
  useEffect(() => {
    if (leadsTo !== undefined) go(paths.household(leadsTo))
  }, [leadsTo, go])
  const running = household?.campaigns[0]
  const crumbs = useCrumbs(running?.campaignId)
  if (!household) return read.error ? <ProblemNote problem={read.error} onRetry={() => void read.refetch()} /> : <Loading />
  const visitable = household.campaigns.filter((campaign) => campaign.canVisit)
  return (
    <>
      <PageHead
        title={t('household.of', { name: household.headName })}
        tags={household.labels.length > 0 ? <LabelTags labels={household.labels} /> : undefined}
        crumbs={running ? [...crumbs, { title: household.isPlaced ? household.areaName : t('roster.title'), to: paths.roster(running.campaignId, household.isPlaced ? { area: household.areaId } : { unplaced: 'true' }) }] : []}
        note={<>{household.townName} {household.isPlaced ? household.areaName : <Tag kind="wait">{t('roster.unplaced')}</Tag>}　{household.address}{household.registeredAt && <>　<Tag kind="wait">{t('desk.registered-at', { area: household.registeredAt.name })}</Tag></>}</>}
        actions={
          <>
            <Button onClick={() => window.print()}>{t('household.print')}</Button>
            {running && <CaseActions campaignId={running.campaignId} householdId={id} place={`${household.townName}${household.areaName} ${household.address}`.trim()} />}
            <Desk household={household} />
            {visitable[0] && <Button onClick={() => go(paths.blankForm(visitable[0]!.campaignId, id))}>{t('visit.blank')}</Button>}
            {visitable.map((campaign) => <StartVisit key={campaign.campaignId} campaignId={campaign.campaignId} householdId={id} coverage={campaign.coverage} />)}
          </>
        }
      />
      <Company householdId={id} page="household" />
      <Stays householdId={id} />
      <HouseholdDifferences householdId={id} />
      <div className="household">
        <div className="stack">
          <People household={household} />
          <AidList household={household} />
          <Payments household={household} />
          <Obligors household={household} />
          <Authorisations household={household} />
        </div>
        <Timeline entries={household.timeline} />
        <div className="stack">
          <Hits householdId={id} />
          <WhyHere campaigns={household.campaigns}><Origins householdId={id} /></WhyHere>
          <RulesHere householdId={id} />
          <Grounds household={household} />
          <Parents household={household} />
          {household.facts.length > 0 && <Sheet title={t('household.facts')}><FactList householdId={id} facts={household.facts} /></Sheet>}
        </div>
      </div>
      <Watermark />
    </>
  )
}
