import { Button } from 'antd'
import { useState } from 'react'
import { closeEscalation, getEscalation } from '#contract/escalations.ts'
import { MomentText } from '#ui/date-text.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { useListed } from '#ui/listed.ts'
import { Loading } from '#ui/loading.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { ReasonDialog } from '#ui/reason-dialog.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Watermark } from '#ui/watermark.tsx'
import { useParam } from '../address.ts'
import { useCrumbs } from '../campaign/use-campaign.ts'
import { paths } from '../paths.ts'
import { useRead } from '../use-read.ts'
import { useWrite } from '../use-write.ts'
import { EscalationState } from './escalations/escalation-state.tsx'
import { AddFollowUp, AddReceipt } from './escalations/steps.tsx'
import './problems/problems.css'

/** One report at once: what was seen, who was told, the receipt, what came of it. */
export default function EscalationPage() {
  const { t, words } = useLanguage()
  const listed = useListed()
  const id = useParam('id')
  const [dialog, setDialog] = useState<'receipt' | 'follow' | 'close'>()
  const read = useRead(getEscalation, { params: { id } })
  const report = read.data?.id === id ? read.data : undefined
  const crumbs = useCrumbs(report?.campaignId)
  const close = useWrite(closeEscalation)
  if (!report) return read.error ? <ProblemNote problem={read.error} onRetry={() => void read.refetch()} /> : <Loading />
  const isOpen = report.state !== 'CLOSED'
  return (
    <>
      <PageHead
        title={words(report.kindTitle)}
        tags={<EscalationState escalation={report} />}
        crumbs={[...crumbs, { title: t('escalations.title'), to: paths.escalations(report.campaignId) }]}
        note={<>{report.areaName}{report.householdId && <>　<Go to={paths.household(report.householdId)}>{t('escalations.household')}</Go></>}{report.visitId && <>　<Go to={paths.visit(report.visitId)}>{t('findings.visit')}</Go></>}</>}
        actions={isOpen && <><Button onClick={() => setDialog('follow')}>{t('escalations.follow')}</Button>{report.state === 'RECEIVED' && <Button onClick={() => setDialog('close')}>{t('escalations.close')}</Button>}{report.state === 'TOLD' && <Button type="primary" onClick={() => setDialog('receipt')}>{t('escalations.receipt')}</Button>}</>}
      />
      <div className="columns">
        <Sheet title={t('escalations.what')}>
          <dl className="facts">
            <dt>{t('escalations.who')}</dt><dd>{report.who}</dd>
            <dt>{t('escalations.where')}</dt><dd>{report.where}</dd>
            <dt>{t('escalations.signs')}</dt><dd>{listed(report.signs.map((sign) => t(`escalations.sign.${sign}`)))}</dd>
            <dt>{t('escalations.seen-at')}</dt><dd><MomentText at={report.seenAt} /></dd>
            <dt>{t('escalations.reporter')}</dt><dd>{report.reporter}</dd>
            {report.state === 'TOLD' && <><dt>{t('escalations.receipt-due')}</dt><dd className={report.isOverdue ? 'late' : ''}><MomentText at={report.receiptDueAt} /></dd></>}
          </dl>
          {report.description && <p style={{ marginTop: 12 }}>{report.description}</p>}
        </Sheet>
        <Sheet title={t('escalations.course')}>
          <ol className="ledger">
            {[...report.events].reverse().map((event) => (
              <li key={event.id}>
                <b>{t(`escalations.event.${event.kind}`)}</b>
                {event.told && event.bodyTitle && <div>{words(event.bodyTitle)}　{t(`escalations.way.${event.told.way}`)}　{event.told.name}　<MomentText at={event.told.at} /></div>}
                {event.receipt && <div>{event.receipt.name}　{event.receipt.number}　<MomentText at={event.receipt.at} /></div>}
                {event.note && <div>{event.note}</div>}
                <div className="faint">{event.by}　<MomentText at={event.at} /></div>
              </li>
            ))}
          </ol>
        </Sheet>
      </div>
      {dialog === 'receipt' && <AddReceipt of={report} onClose={() => setDialog(undefined)} />}
      {dialog === 'follow' && <AddFollowUp of={report} onClose={() => setDialog(undefined)} />}
      {dialog === 'close' && <ReasonDialog title={t('escalations.close')} label={t('escalations.outcome')} okLabel={t('escalations.close')} onClose={() => setDialog(undefined)} onOk={(note) => close.mutateAsync({ params: { id }, body: { version: report.version, note } })} />}
      <Watermark />
    </>
  )
}
