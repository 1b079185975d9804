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
import { useParam } from '../address.ts'
import { useCampaign, useCrumbs, useTitleOf } from '../campaign/use-campaign.ts'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { useRead } from '../use-read.ts'
import { useWrite } from '../use-write.ts'
import { DeliverableState } from './deliverable/deliverable-state.tsx'
import { ListPaper } from './deliverable/list-paper.tsx'
import { ListVersions } from './deliverable/list-versions.tsx'

/** A list as it would be handed in now: what is in it, what is not ready, the signature. */
export default function DeliverablePage() {
  const { t, words, language } = useLanguage()
  const id = useParam('id')
  const code = useParam('code')
  const areaId = useParam('areaId')
  const may = useMay()
  const today = useToday()
  const titleOf = useTitleOf()
  const listed = useListed()
  const [isSigning, setSigning] = useState(false)
  const plan = useCampaign(id)?.plan
  const crumbs = useCrumbs(id)
  const read = useRead(getDeliverable, { params: { id, code, areaId } })
  const submit = useWrite(submitDeliverable)
  const sheet = read.data?.areaId === areaId && read.data.code === code ? read.data : undefined
  if (!sheet) return read.error ? <ProblemNote problem={read.error} onRetry={() => void read.refetch()} /> : <Loading />
  const receiver = plan?.levels.find((level) => level.id === plan.deliverables.find((one) => one.id === code)?.to)
  const missing = new Map(sheet.notReady.map((one) => [one.no, listed(one.missing.map((name) => titleOf(sheet.columns, name)))]))
  const latest = sheet.versions.reduce<DeliverableSheet['versions'][number] | undefined>((last, one) => (last && last.number > one.number ? last : one), undefined)
  const maySign = may('deliverable.submit') && sheet.state !== 'SUBMITTED'
  return (
    <>
      <PageHead
        title={t('deliverables.of', { title: words(sheet.title), area: sheet.areaName })}
        tags={<DeliverableState state={sheet.state} isLate={sheet.due !== null && today > sheet.due} />}
        crumbs={[...crumbs, { title: t('deliverables.title'), to: paths.deliverables(id) }]}
        note={sheet.due && <>{t('deliverables.due')} <DueText due={sheet.due} done={sheet.state === 'SUBMITTED'} /></>}
        actions={
          <>
            <Button onClick={() => window.print()}>{t('ui.print')}</Button>
            {maySign && <Button type="primary" disabled={missing.size > 0} title={missing.size > 0 ? t('deliverables.not-ready', { count: missing.size }) : ''} onClick={() => setSigning(true)}>{t('deliverables.sign')}</Button>}
          </>
        }
      />
      {sheet.state === 'RETURNED' && latest && <Note kind="act">{t('roster.returned.note', { name: latest.returnedBy, reason: latest.returnedReason })}</Note>}
      {sheet.state === 'SUBMITTED' && latest && <Note action={<Go to={paths.deliverableVersion(latest.id)}>{t('deliverables.see-version', { n: latest.number })}</Go>}>{t('deliverables.handed-in', { name: latest.signedBy })}</Note>}
      <div className="stack">
        {missing.size > 0 && (
          <div className="no-print">
            <Sheet title={<>{t('deliverables.not-ready', { count: missing.size })}</>} note={t('deliverables.not-ready.why')}>
              <ul className="not-ready said">
                {sheet.notReady.map((one) => <li key={one.no}><Go to={paths.problem(one.findingId)}>{t('deliverables.row', { no: one.no })}</Go>　{t('deliverables.lacks', { what: missing.get(one.no) })}</li>)}
              </ul>
            </Sheet>
          </div>
        )}
        <Sheet flush>
          {sheet.rows.length === 0 ? <Empty title={t('deliverables.empty')}>{t('deliverables.empty.why')}</Empty> : (
            <ListPaper title={words(sheet.title)} place={sheet.areaName} cutOff={t('deliverables.cut-off', { date: formatDate(sheet.cutOff, language) })} columns={sheet.columns} rows={sheet.rows} figures={sheet.figures} hash={sheet.hash} missing={missing} signature={t('deliverables.to-sign')} />
          )}
        </Sheet>
        <div className="no-print"><Sheet title={t('deliverables.versions')}><ListVersions versions={sheet.versions} /></Sheet></div>
      </div>
      {isSigning && (
        <SignDialog
          title={t('deliverables.sign.title')}
          what={t('deliverables.of', { title: words(sheet.title), area: sheet.areaName })}
          to={receiver ? words(receiver.title) : t('deliverables.above')}
          figures={[{ label: t('deliverables.column.rows'), value: sheet.rows.length }, ...sheet.figures.slice(0, 4).map((figure) => ({ label: words(figure.title), value: figure.value }))]}
          hash={sheet.hash}
          signLabel={t('deliverables.sign.do')}
          onSign={(password) => submit.mutateAsync({ params: { id, code, areaId }, body: { password, hash: sheet.hash } })}
          onClose={() => setSigning(false)}
        />
      )}
      <Landscape />
      <Watermark />
    </>
  )
}
