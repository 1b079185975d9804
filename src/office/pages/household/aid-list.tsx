import { useState } from 'react'
import type { Household } from '#contract/households.ts'
import { DateText } from '#ui/date-text.tsx'
import { useLanguage } from '#ui/language.ts'
import { Money } from '#ui/money.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { useToday } from '#ui/today.ts'
import { useMay } from '../../session.ts'
import { useCodeName } from '../roster/code-names.ts'
import { EndAid } from './money-acts.tsx'

type Aid = Household['aid'][number]

/** What the household and its people receive. Nothing known is said so; it is not "receives nothing". */
export function AidList({ household }: { readonly household: Household }) {
  const { t } = useLanguage()
  const codeName = useCodeName()
  const today = useToday()
  const may = useMay()
  const [ending, setEnding] = useState<Aid>()
  const now = household.aid.filter((aid) => aid.to === null || aid.to > today)
  const past = household.aid.filter((aid) => !now.includes(aid))
  const nameOf = (personId: string | null) => household.members.find((member) => member.personId === personId)?.name
  return (
    <Sheet title={t('household.aid')}>
      {household.aid.length === 0 && <p className="faint">{t('household.aid.none')}</p>}
      <dl className="facts known">
        {[...now, ...past].map((aid) => (
          <div key={aid.id} className={past.includes(aid) ? 'muted' : undefined}>
            <dt>{codeName('aid-kind', aid.kind)}</dt>
            <dd>
              <span>
                {aid.amountFen !== null ? t('household.aid.monthly') : t('household.aid.no-amount')}
                {aid.amountFen !== null && <> <Money fen={aid.amountFen} /></>}
              </span>
              {may('household.edit') && now.includes(aid) && <button type="button" className="plain faint no-print" onClick={() => setEnding(aid)}>{t('desk.end-aid')}</button>}
              <div className="faint">
                {nameOf(aid.personId)}{aid.personId && '　'}
                {aid.from && <>{t('household.aid.since')} <DateText date={aid.from} /></>}
                {aid.to && <>　{t('household.aid.until')} <DateText date={aid.to} /></>}
                {'　'}{t(`household.source.${aid.source.kind}`)}
              </div>
              {aid.note && <div className="faint">{aid.note}</div>}
            </dd>
          </div>
        ))}
      </dl>
      {ending && <EndAid aid={ending} onClose={() => setEnding(undefined)} />}
    </Sheet>
  )
}
