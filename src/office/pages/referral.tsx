import { Button } from 'antd'
import { useState } from 'react'
import { getReferral } from '#contract/referrals.ts'
import { DateText, DueText, MomentText } from '#ui/date-text.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Loading } from '#ui/loading.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { ProblemNote } from '#ui/problem-note.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { Watermark } from '#ui/watermark.tsx'
import { useParam } from '../address.ts'
import { useCrumbs } from '../campaign/use-campaign.ts'
import { paths } from '../paths.ts'
import { useMay } from '../session.ts'
import { useRead } from '../use-read.ts'
import './problems/problems.css'
import { AnswerReferral, CloseReferral } from './referrals/answer.tsx'
import { useFactLine } from './referrals/fact-line.ts'
import { ReferralState } from './referrals/referral-state.tsx'

/** One referral: what was asked of which department, with which facts, and its answer. */
export default function ReferralPage() {
  const { t, words } = useLanguage()
  const id = useParam('id')
  const may = useMay()
  const factLine = useFactLine()
  const [dialog, setDialog] = useState<'answer' | 'close'>()
  const read = useRead(getReferral, { params: { id } })
  const referral = read.data?.id === id ? read.data : undefined
  const crumbs = useCrumbs(referral?.campaignId)
  if (!referral) return read.error ? <ProblemNote problem={read.error} onRetry={() => void read.refetch()} /> : <Loading />
  const isUnanswered = referral.state === 'SENT' || referral.state === 'ACCEPTED'
  const isAnswered = referral.state === 'REFUSED' || referral.state === 'DONE'
  const isOffice = may('finding.settle')
  return (
    <>
      <PageHead
        title={t('referrals.of', { department: words(referral.department.title) })}
        tags={<ReferralState referral={referral} />}
        crumbs={[...crumbs, { title: t('referrals.title'), to: paths.referrals(referral.campaignId) }]}
        note={<>{referral.townName} {referral.areaName}　{isOffice ? <Go to={paths.household(referral.householdId)}>{t('household.of', { name: referral.headName })}</Go> : t('household.of', { name: referral.headName })}{referral.personName && `　${referral.personName}`}</>}
        actions={
          <>
            {isUnanswered && may('referral.answer') && <Button type="primary" onClick={() => setDialog('answer')}>{t('referrals.answer')}</Button>}
            {isAnswered && may('referral.close') && <Button type="primary" onClick={() => setDialog('close')}>{t('referrals.close')}</Button>}
          </>
        }
      />
      <div className="columns">
        <div className="stack">
          <Sheet title={t('referrals.need')}>
            <p>{referral.need}</p>
            <dl className="facts">
              <dt>{t('referrals.from')}</dt><dd>{referral.from}　{referral.sentBy}　<MomentText at={referral.sentAt} /></dd>
              <dt>{t('referrals.due')}</dt><dd><DueText due={referral.due} done={!isUnanswered} /></dd>
              {referral.findingId && isOffice && <><dt>{t('findings.column.what')}</dt><dd><Go to={paths.problem(referral.findingId)}>{t('referrals.problem')}</Go></dd></>}
            </dl>
          </Sheet>
          <Sheet title={t('referrals.facts.sent')}>
            {referral.facts.length === 0 ? <p className="faint">{t('referrals.facts.sent.none')}</p> : <ul className="plain-list">{referral.facts.map((fact) => <li key={`${fact.personId ?? ''} ${fact.name}`}>{factLine(fact)}{fact.asOf && <span className="faint">　<DateText date={fact.asOf} /></span>}</li>)}</ul>}
          </Sheet>
          {(referral.result || referral.reason) && (
            <Sheet title={t(referral.result ? 'referrals.result' : 'referrals.reason')}>
              <p>{referral.result || referral.reason}</p>
              {referral.toldOn && <div className="faint">{t('referrals.told')} <DateText date={referral.toldOn} />　{referral.toldHow}</div>}
            </Sheet>
          )}
        </div>
        <Sheet title={t('referrals.course')}>
          <ol className="ledger">
            {[...referral.events].reverse().map((event) => (
              <li key={event.id}>
                <ReferralState referral={{ state: event.state, isOverdue: false }} />
                {event.note && <div>{event.note}</div>}
                <div className="faint">{event.by}　<MomentText at={event.at} /></div>
              </li>
            ))}
          </ol>
        </Sheet>
      </div>
      {dialog === 'answer' && <AnswerReferral referral={referral} onClose={() => setDialog(undefined)} />}
      {dialog === 'close' && <CloseReferral referral={referral} onClose={() => setDialog(undefined)} />}
      <Watermark />
    </>
  )
}
