import { Button } from 'antd'
import { useState } from 'react'
import { getRosterVersion, getRosterWorkbook } from '#contract/rosters.ts'
import { baseRoster } from '#domain/roster/base-roster.ts'
import { MomentText } from '#ui/date-text.tsx'
import { Landscape } from '#ui/landscape.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { Note } from '#ui/note.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { ReasonDialog } from '#ui/reason-dialog.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Tag } from '#ui/tag.tsx'
import { Watermark } from '#ui/watermark.tsx'
import { useParam } from '../address.ts'
import { useCampaign, useCrumbs } from '../campaign/use-campaign.ts'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { useDownload } from '../use-download.ts'
import { useRead } from '../use-read.ts'
import { RosterPaper } from './roster/roster-paper.tsx'
import { Scan } from './roster/versions.tsx'

/** A signed roster as it was on the day it was signed. */
export default function RosterVersionPage() {
  const { t, words } = useLanguage()
  const id = useParam('id')
  const read = useRead(getRosterVersion, { params: { id } })
  const version = read.data?.id === id ? read.data : undefined
  const campaign = useCampaign(version?.campaignId)
  const crumbs = useCrumbs(version?.campaignId)
  const workbook = useDownload(getRosterWorkbook)
  const may = useMay()
  const [isWhole, setWhole] = useState(false)
  if (!version) return read.error ? <ProblemNote problem={read.error} onRetry={() => void read.refetch()} /> : <Loading />
  const kind = t(`roster.kind.${version.kind}`, { n: version.number })
  const rosterPlan = campaign && baseRoster(campaign.plan)
  return (
    <>
      <PageHead
        title={t('roster.version.title', { name: version.areaName, kind })}
        tags={<Tag kind={version.state === 'RETURNED' ? 'act' : 'ok'}>{t(`roster.version-state.${version.state}`)}</Tag>}
        crumbs={[...crumbs, { title: t('roster.of', { name: version.areaName }), to: paths.villageRoster(version.campaignId, version.areaId) }]}
        note={<>{t('roster.version.signed', { name: version.signedBy })} <MomentText at={version.signedAt} /></>}
        actions={
          <>
            <Scan version={version} />
            {may('person.open-id') && <Button onClick={() => setWhole(true)}>{t('roster.workbook.ids')}</Button>}
            {(rosterPlan?.templates ?? []).map(({ format }) => <Button key={format} loading={workbook.isBusy} onClick={() => void workbook.start({ params: { id }, query: { format } })}>{t(`deliverables.${format}`)}</Button>)}
            <Button onClick={() => window.print()}>{t('ui.print')}</Button>
          </>
        }
      />
      <ProblemNote problem={workbook.problem} />
      {isWhole && (
        <ReasonDialog title={t('roster.workbook.ids')} label={t('roster.workbook.ids.purpose')} okLabel={t('roster.workbook')} onOk={(purpose) => workbook.start({ params: { id }, query: { purpose } })} onClose={() => setWhole(false)}>
          <p>{t('roster.workbook.ids.what')}</p>
        </ReasonDialog>
      )}
      {version.endedOn && <Note>{t('areas.ended-note', { name: version.areaName, date: version.endedOn, areas: version.became.join('、') })}</Note>}
      {version.returnedReason && <Note kind="act">{t('roster.returned.note', { name: version.returnedBy, reason: version.returnedReason })}</Note>}
      <Sheet flush>
        <RosterPaper
          title={rosterPlan ? words(rosterPlan.title) : t('roster.paper')}
          place={t('roster.paper.place', { town: version.townName, village: version.areaName })}
          kind={kind}
          columns={rosterPlan?.columns ?? []}
          rows={version.rows}
          plan={campaign?.plan}
          counts={version}
          hash={version.hash}
          signed={{ by: version.signedBy, on: version.signedAt }}
        />
      </Sheet>
      <Landscape />
      <Watermark />
    </>
  )
}
