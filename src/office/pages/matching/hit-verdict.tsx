import { Button } from 'antd'
import { useState } from 'react'
import type { MatchHit } from '#contract/matching.ts'
import { verdicts, type Verdict } from '#domain/matching/datasets.ts'
import { MomentText } from '#ui/date-text.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { Tag } from '#ui/tag.tsx'
import { paths } from '../../paths.ts'

/** The verdict on a hit with what follows from it, or what can be said. */
export function HitVerdict({ hit, onDecide, onDone }: { readonly hit: MatchHit; readonly onDecide?: (verdict: Verdict) => void; readonly onDone?: () => void }) {
  const { t } = useLanguage()
  const [isAgain, setAgain] = useState(false)
  const isOpen = hit.state === 'OPEN' || isAgain
  if (isOpen && onDecide) return <div className="match-verdicts no-print">{verdicts.map((verdict, at) => <Button key={verdict} size="small" onClick={() => { setAgain(false); onDecide(verdict) }}>{`${at + 1} ${t(`matching.state.${verdict}`)}`}</Button>)}</div>
  return (
    <div className="match-says">
      <div><Tag kind={hit.state === 'OPEN' ? 'wait' : hit.state === 'TRUE_MATTERS' ? 'act' : 'plain'}>{t(`matching.state.${hit.state}`)}</Tag></div>
      {hit.follow && !hit.done && <div><Go to={paths.household(hit.householdId)}>{t('matching.follow.to', { what: t(`matching.follow.${hit.follow}`) })}</Go></div>}
      {hit.decidedBy && <div className="faint">{hit.decidedBy} {hit.decidedAt && <MomentText at={hit.decidedAt} />}</div>}
      {hit.reason !== '' && <div>{hit.reason}</div>}
      {hit.done && <><div>{t('matching.done.is', { what: hit.done.what })}</div><div className="faint">{hit.done.by} <MomentText at={hit.done.at} /></div></>}
      {onDone && hit.follow && !hit.done && <div className="no-print"><Button size="small" onClick={onDone}>{t('matching.done.mark')}</Button></div>}
      {onDecide && hit.state !== 'OPEN' && <div><button type="button" className="plain no-print" onClick={() => setAgain(true)}>{t('matching.decide.again')}</button></div>}
    </div>
  )
}
