import { Button } from 'antd'
import { useState } from 'react'
import { getDeliverableFile, getDeliverableVersion, returnDeliverable } from '#contract/deliverables.ts'
import { MomentText } from '#ui/date-text.tsx'
import { formatDate, formatMoment } from '#ui/format.ts'
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
import { useCrumbs } from '../campaign/use-campaign.ts'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { useDownload } from '../use-download.ts'
import { useRead } from '../use-read.ts'
import { useWrite } from '../use-write.ts'
import { ListPaper } from './deliverable/list-paper.tsx'
import { ReleaseNote, ReleaseVersion, useReleased } from './deliverable/release-version.tsx'
import { endOfDay, useEscalationRows } from './deliverable/use-escalation-rows.ts'
import { ReportPaper } from './deliverable/report-paper.tsx'

/** A list as it was handed in: rows, text and hash are frozen. */
export default function DeliverableVersionPage() {
  const { t, words, language } = useLanguage()
  const id = useParam('id')
  const may = useMay()
  const [isReturning, setReturning] = useState(false)
  const [isReleasing, setReleasing] = useState(false)
  const read = useRead(getDeliverableVersion, { params: { id } })
  const version = read.data?.id === id ? read.data : undefined
  const crumbs = useCrumbs(version?.campaignId)
  const file = useDownload(getDeliverableFile)
  const giveBack = useWrite(returnDeliverable)
  const released = useReleased(version)
  const until = version && [new Date(version.signedAt).toISOString(), endOfDay(version.cutOff)].sort()[0]
  const escalations = useEscalationRows({ campaignId: version?.campaignId ?? '', areaId: version?.areaId ?? '', until })
  if (!version) return read.error ? <ProblemNote problem={read.error} onRetry={() => void read.refetch()} /> : <Loading />
  const list = version.sections.length === 0 ? version.tables[0] : undefined
  const shown = {
    title: words(version.title),
    place: version.areaName,
    cutOff: t('deliverables.cut-off', { date: formatDate(version.cutOff, language) }),
    hash: version.hash,
    signature: t('deliverables.signed', { name: version.signedBy, at: formatMoment(version.signedAt, language) }),
  }
  const title = t('deliverables.of', { title: version.occurrence > 0 ? t('deliverables.time', { title: words(version.title), n: version.occurrence }) : words(version.title), area: version.areaName })
  return (
    <>
      <PageHead
        title={`${title}　${t('deliverables.version', { n: version.number })}`}
        tags={<Tag kind={version.state === 'RETURNED' ? 'act' : 'ok'}>{t(`deliverables.state.${version.state}`)}</Tag>}
        crumbs={[...crumbs, { title, to: paths.deliverable(version.campaignId, version.code, version.areaId, version.occurrence > 0 ? { no: String(version.occurrence) } : {}) }]}
        note={<>{t('roster.version.signed', { name: version.signedBy })} <MomentText at={version.signedAt} /></>}
        actions={
          <>
            {may('deliverable.return') && version.state === 'SUBMITTED' && <Button onClick={() => setReturning(true)}>{t('roster.return')}</Button>}
            {may('release.ask') && version.state === 'SUBMITTED' && <Button onClick={() => setReleasing(true)}>{t('releases.ask')}</Button>}
            <Button onClick={() => window.print()}>{t('ui.print')}</Button>
            {version.formats.map((format) => <Button key={format} loading={file.isBusy} disabled={released.isNeeded && released.names.length === 0} onClick={() => void file.start({ params: { id, format } })}>{t(`deliverables.${format}`)}</Button>)}
          </>
        }
      />
      <ProblemNote problem={file.problem} />
      <ReleaseNote version={version} />
      {version.returnedReason && <Note kind="act">{t('roster.returned.note', { name: version.returnedBy, reason: version.returnedReason })}</Note>}
      <Sheet flush>
        {list ? <ListPaper {...shown} columns={list.columns} rows={list.rows} figures={version.figures} /> : <ReportPaper {...shown} content={version} escalations={escalations} />}
      </Sheet>
      {isReturning && (
        <ReasonDialog
          title={t('deliverables.return.title', { title })}
          label={t('roster.return.reason')}
          okLabel={t('roster.return')}
          onOk={(reason) => giveBack.mutateAsync({ params: { id }, body: { reason } })}
          onClose={() => setReturning(false)}
        >
          <p className="muted">{t('deliverables.return.what', { name: version.signedBy })}</p>
        </ReasonDialog>
      )}
      {isReleasing && <ReleaseVersion version={version} title={title} onClose={() => setReleasing(false)} />}
      {list && <Landscape />}
      <Watermark />
    </>
  )
}
