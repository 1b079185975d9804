import { Button } from 'antd'
import { useState } from 'react'
import { getDeliverable, submitDeliverable, type DeliverableSheet } from '#contract/deliverables.ts'
import { DueText } from '#ui/date-text.tsx'
import { formatDate } from '#ui/format.ts'
import { Empty } from '#ui/empty.tsx'
import { Go } from '#ui/go.tsx'
import { Landscape } from '#ui/landscape.tsx'
import { useLanguage } from '#ui/language.ts'
import { useListed } from '#ui/listed.ts'
import { Loading } from '#ui/loading.tsx'
import { Note } from '#ui/note.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { SignDialog } from '#ui/sign-dialog.tsx'
import { useToday } from '#ui/today.ts'
import { Watermark } from '#ui/watermark.tsx'
import { useFilter, useParam } from '../address.ts'
import { useCampaign, useCrumbs, useTitleOf } from '../campaign/use-campaign.ts'
import { PlanClause } from '../parts/plan-clause.tsx'
import { paths } from '../paths.ts'
import { useMay, useSession } from '../session.ts'
import { useRead } from '../use-read.ts'
import { useWrite } from '../use-write.ts'
import { DeliverableState } from './deliverable/deliverable-state.tsx'
import { ListPaper } from './deliverable/list-paper.tsx'
import { ListVersions } from './deliverable/list-versions.tsx'
import { ReportPaper } from './deliverable/report-paper.tsx'
import { endOfDay, useEscalationRows } from './deliverable/use-escalation-rows.ts'
import { SectionText } from './deliverable/section-text.tsx'

/** A list as it would be handed in now: what is in it, what is not ready, the signature. */
export default function DeliverablePage() {
  const { t, words, language } = useLanguage()
  const id = useParam('id')
  const code = useParam('code')
  const areaId = useParam('areaId')
  const may = useMay()
  const session = useSession()
  const today = useToday()
  const titleOf = useTitleOf()
  const listed = useListed()
  const [isSigning, setSigning] = useState(false)
  const plan = useCampaign(id)?.plan
  const crumbs = useCrumbs(id)
  const [filter] = useFilter()
  const no = filter.no === undefined ? undefined : Number(filter.no)
  const query = no === undefined ? {} : { no }
  const read = useRead(getDeliverable, { params: { id, code, areaId }, query })
  const submit = useWrite(submitDeliverable)
  const until = read.data && read.data.cutOff < today ? endOfDay(read.data.cutOff) : undefined
  const escalations = useEscalationRows({ campaignId: id, areaId, until })
  const sheet = read.data?.areaId === areaId && read.data.code === code ? read.data : undefined
  if (!sheet) return read.error ? <ProblemNote problem={read.error} onRetry={() => void read.refetch()} /> : <Loading />
  const receiver = plan?.levels.find((level) => level.id === plan.deliverables.find((one) => one.id === code)?.to)
  const list = sheet.sections.length === 0 ? sheet.tables[0] : undefined
  const lacks = (names: readonly string[]) => listed(names.map((name) => (name === 'text' ? t('deliverables.lacks.text') : titleOf(list?.columns ?? [], name))))
  const missing = new Map(sheet.notReady.flatMap((one) => (one.no === undefined ? [] : [[one.no, lacks(one.missing)] as const])))
  const isReady = sheet.notReady.length === 0
  const notReady = t(list ? 'deliverables.not-ready' : 'deliverables.not-written', { count: sheet.notReady.length })
  const title = t('deliverables.of', { title: sheet.occurrence > 0 ? t('deliverables.time', { title: words(sheet.title), n: sheet.occurrence }) : words(sheet.title), area: sheet.areaName })
  const cutOff = t('deliverables.cut-off', { date: formatDate(sheet.cutOff, language) })
  const latest = sheet.versions.reduce<DeliverableSheet['versions'][number] | undefined>((last, one) => (last && last.number > one.number ? last : one), undefined)
  // One signs for one's own area.
  const isOwn = may('deliverable.submit') && session.area?.id === sheet.areaId
  const maySign = isOwn && sheet.state !== 'SUBMITTED'
  return (
    <>
      <PageHead
        title={title}
        tags={<DeliverableState state={sheet.state} isLate={sheet.due !== null && today > sheet.due} />}
        crumbs={[...crumbs, { title: t('deliverables.title'), to: paths.deliverables(id) }]}
        note={<>{sheet.due && <>{t('deliverables.due')} <DueText due={sheet.due} done={sheet.state === 'SUBMITTED'} />　</>}<PlanClause campaignId={id} part="deliverable" code={code} /></>}
        actions={
          <>
            {sheet.occurrence > 1 && <Go to={paths.deliverable(id, code, areaId, { no: String(sheet.occurrence - 1) })}>{t('deliverables.earlier')}</Go>}
            {sheet.occurrence > 0 && sheet.occurrence < sheet.last && <Go to={paths.deliverable(id, code, areaId, { no: String(sheet.occurrence + 1) })}>{t('deliverables.later')}</Go>}
            <Button onClick={() => window.print()}>{t('ui.print')}</Button>
            {maySign && <Button type="primary" disabled={!isReady || !session.account.isPrincipal} title={!session.account.isPrincipal ? t('accounts.only-principal') : isReady ? '' : notReady} onClick={() => setSigning(true)}>{t('deliverables.sign')}</Button>}
          </>
        }
      />
      {sheet.state === 'RETURNED' && latest && <Note kind="act">{t('roster.returned.note', { name: latest.returnedBy, reason: latest.returnedReason })}</Note>}
      {sheet.isWithheld && <Note kind="wait">{t('deliverables.withheld')}</Note>}
      {sheet.state === 'SUBMITTED' && latest && <Note action={latest.mayOpen && <Go to={paths.deliverableVersion(latest.id)}>{t('deliverables.see-version', { n: latest.number })}</Go>}>{t('deliverables.handed-in', { name: latest.signedBy })}</Note>}
      <div className="stack">
        {!isReady && (
          <div className="no-print">
            <Sheet title={<>{notReady}</>} note={list ? t('deliverables.not-ready.why') : undefined}>
              <ul className="not-ready said">
                {sheet.notReady.map((one) => <li key={one.no ?? one.section}>{one.no === undefined ? words(sheet.sections.find((section) => section.id === one.section)?.title ?? { zh: '', en: '' }) : one.findingId ? <Go to={paths.problem(one.findingId)}>{t('deliverables.row', { no: one.no })}</Go> : t('deliverables.row', { no: one.no })}　{t('deliverables.lacks', { what: lacks(one.missing) })}</li>)}
              </ul>
            </Sheet>
          </div>
        )}
        <Sheet flush>
          {!list ? (
            <ReportPaper title={words(sheet.title)} place={sheet.areaName} cutOff={cutOff} content={sheet} hash={sheet.hash} signature={t('deliverables.to-sign')} escalations={escalations} {...(maySign && { writing: (section) => <SectionText key={section.id} sheet={sheet} section={section} /> })} />
          ) : list.rows.length === 0 && !sheet.isWithheld ? <Empty title={t('deliverables.empty')}>{t('deliverables.empty.why')}</Empty> : (
            <ListPaper title={words(sheet.title)} place={sheet.areaName} cutOff={cutOff} columns={list.columns} rows={list.rows} figures={sheet.figures} hash={sheet.hash} missing={missing} signature={t('deliverables.to-sign')} isWithheld={sheet.isWithheld} />
          )}
        </Sheet>
        <div className="no-print"><Sheet title={t('deliverables.versions')}><ListVersions versions={sheet.versions} /></Sheet></div>
      </div>
      {isSigning && (
        <SignDialog
          title={t('deliverables.sign.title')}
          what={title}
          to={receiver ? words(receiver.title) : t('deliverables.above')}
          figures={sheet.figures.slice(0, 5).map((figure) => ({ label: words(figure.title), value: figure.value }))}
          hash={sheet.hash}
          signLabel={t('deliverables.sign.do')}
          onSign={(password) => submit.mutateAsync({ params: { id, code, areaId }, query: { no: sheet.occurrence }, body: { password, hash: sheet.hash } })}
          onClose={() => setSigning(false)}
        />
      )}
      {list && <Landscape />}
      <Watermark />
    </>
  )
}
