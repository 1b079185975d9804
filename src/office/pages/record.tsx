import { Button } from 'antd'
import { useState, type ReactNode } from 'react'
import { answerRecord, getRecord, strikeRecord } from '#contract/records.ts'
import { getAttachment } from '#contract/rosters.ts'
import { ClauseNote } from '#ui/clause-note.tsx'
import { DateText, MomentText } from '#ui/date-text.tsx'
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
import { useDownload } from '../use-download.ts'
import { useRead } from '../use-read.ts'
import { useWrite } from '../use-write.ts'
import { CoverageText } from './records/coverage-text.tsx'
import { DetailText } from './records/detail-text.tsx'
import { TaskLines } from './records/task-lines.tsx'
import './records/records.css'

/** `/records/:id`: one record, as it is printed; with its files, its decisions and its answer. */
export default function RecordPage() {
  const { t, words } = useLanguage()
  const id = useParam('id')
  const read = useRead(getRecord, { params: { id } })
  const record = read.data?.id === id ? read.data : undefined
  const campaign = useCampaign(record?.campaignId)
  const crumbs = useCrumbs(record?.campaignId)
  const file = useDownload(getAttachment)
  const [acting, setActing] = useState<'strike' | 'answer'>()
  const strike = useWrite(strikeRecord)
  const answer = useWrite(answerRecord)
  if (!record || !campaign) return read.error ? <ProblemNote problem={read.error} onRetry={() => void read.refetch()} /> : <Loading />
  const kind = campaign.plan.records.find((one) => one.id === record.kind)
  return (
    <>
      <PageHead
        title={words(record.title)}
        crumbs={[...crumbs, { title: t('records.title'), to: paths.records(record.campaignId) }, { title: words(record.title), to: paths.records(record.campaignId, { kind: record.kind }) }]}
        tags={<>{record.state === 'STRUCK' && <Tag kind="act">{t('records.struck')}</Tag>}{kind?.answeredBy && !record.answer && record.state === 'LISTED' && <Tag kind="wait">{t('records.not-answered')}</Tag>}</>}
        note={kind && <ClauseNote clause={kind.clause} />}
        actions={
          <>
            {record.mayStrike && <Button onClick={() => setActing('strike')}>{t('records.strike')}</Button>}
            <Button onClick={() => window.print()}>{t('records.print')}</Button>
            {record.mayAnswer && <Button type="primary" onClick={() => setActing('answer')}>{t('records.answer')}</Button>}
          </>
        }
      />
      <ProblemNote problem={file.problem} />
      {record.strikeReason && <Note kind="act">{record.strikeReason}</Note>}
      <div className="stack">
        <Sheet>
          <p className="print-only">{words(campaign.title)}　{campaign.documentNumber}</p>
          <dl className="facts record-facts">
            <dt>{t('records.column.unit')}</dt><dd>{record.areaName}</dd>
            <dt>{t('records.held-on')}</dt><dd><DateText date={record.heldOn} /></dd>
            {kind?.items.map((item) => (
              <Row key={item.id} title={words(item.title)}><DetailText item={item} record={record} /></Row>
            ))}
            {record.coverage && <Row title=""><b><CoverageText coverage={record.coverage} /></b></Row>}
            {record.files.length > 0 && (
              <Row title={t('records.files')}>{record.files.map((one) => <div key={one.id}><button type="button" className="plain" onClick={() => void file.start({ params: { id: one.id } })}>{one.name}</button></div>)}</Row>
            )}
            <dt>{t('records.column.by')}</dt><dd>{record.byName}　<span className="faint"><MomentText at={record.at} /></span></dd>
          </dl>
          <p className="print-only record-signature">{t('records.printed-signature')}</p>
        </Sheet>
        {record.tasks.length > 0 && <Sheet title={t('records.tasks')} flush><TaskLines tasks={record.tasks} /></Sheet>}
        {record.answer && (
          <Sheet title={t('records.answer')}>
            <div className="record-text">{record.answer.text}</div>
            <p className="faint">{t('records.answer-by', { name: record.answer.by })}　<MomentText at={record.answer.at} /></p>
          </Sheet>
        )}
      </div>
      {acting === 'strike' && <ReasonDialog title={t('records.strike')} label={t('records.strike-label')} okLabel={t('records.strike')} onOk={(reason) => strike.mutateAsync({ params: { id }, body: { reason } })} onClose={() => setActing(undefined)}><p className="muted">{t('records.strike-note')}</p></ReasonDialog>}
      {acting === 'answer' && <ReasonDialog title={t('records.answer')} label={t('records.answer-label')} okLabel={t('records.answer')} onOk={(text) => answer.mutateAsync({ params: { id }, body: { answer: text } })} onClose={() => setActing(undefined)} />}
      <Watermark />
    </>
  )
}

function Row({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return <><dt>{title}</dt><dd>{children}</dd></>
}
