import { Button } from 'antd'
import { useState } from 'react'
import { listUpward, type Finding } from '#contract/findings.ts'
import { listReferrals } from '#contract/referrals.ts'
import { DueText } from '#ui/date-text.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Sheet } from '#ui/sheet.tsx'
import { paths } from '../../paths.ts'
import { useMay } from '../../session.ts'
import { useRead } from '../../use-read.ts'
import { MakeReferral } from '../referrals/make-referral.tsx'
import { ReferralState } from '../referrals/referral-state.tsx'
import { AnswerUpward } from '../upward/answer-upward.tsx'
import { UpwardState } from '../upward/upward-state.tsx'

/** Where a problem went: up, and to departments. */
export function Further({ finding }: { readonly finding: Finding }) {
  const { t, words } = useLanguage()
  const may = useMay()
  const [isReferring, setReferring] = useState(false)
  const [answering, setAnswering] = useState<string>()
  const up = useRead(listUpward, { params: { id: finding.campaignId }, query: { finding: finding.id } }, { enabled: may('upward.read') }).data?.rows ?? []
  const referrals = useRead(listReferrals, { params: { id: finding.campaignId }, query: { finding: finding.id } }, { enabled: may('referral.read') }).data?.rows ?? []
  const asked = up.find((one) => one.id === answering)
  if (up.length === 0 && referrals.length === 0 && !may('referral.make')) return null
  return (
    <Sheet title={t('findings.further')} extra={may('referral.make') && finding.state !== 'FIXED' && <button type="button" className="plain" onClick={() => setReferring(true)}>{t('referrals.make')}</button>}>
      {up.length === 0 && referrals.length === 0 && <p className="faint">{t('findings.further.none')}</p>}
      <ol className="ledger">
        {up.map((one) => (
          <li key={one.id}>
            <div className="row"><UpwardState state={one.state} /><span>{t(`upward.to.${one.to}`)}</span>{one.due && one.state === 'WAITING' && <span className="faint">{t('upward.due')} <DueText due={one.due} /></span>}</div>
            <div>{one.opinion}</div>
            {one.answer && <div className="muted">{t('upward.answered', { by: one.answeredBy ?? '', answer: one.answer })}</div>}
            {one.isMine && may('upward.answer') && <Button size="small" className="no-print" onClick={() => setAnswering(one.id)}>{t('upward.answer')}</Button>}
          </li>
        ))}
        {referrals.map((one) => (
          <li key={one.id}>
            <div className="row"><ReferralState referral={one} /><Go to={paths.referral(one.id)}>{words(one.department.title)}</Go></div>
            <div>{one.need}</div>
            {(one.result || one.reason) && <div className="muted">{one.result || one.reason}</div>}
          </li>
        ))}
      </ol>
      {isReferring && <MakeReferral campaignId={finding.campaignId} householdId={finding.householdId} personId={finding.personId} findingId={finding.id} onClose={() => setReferring(false)} />}
      {asked && <AnswerUpward upward={asked} campaignId={finding.campaignId} onClose={() => setAnswering(undefined)} />}
    </Sheet>
  )
}
