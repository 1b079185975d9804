import { useState } from 'react'
import type { Household } from '#contract/households.ts'
import { DateText } from '#ui/date-text.tsx'
import { useLanguage } from '#ui/language.ts'
import { Money } from '#ui/money.tsx'
import { Sheet } from '#ui/sheet.tsx'
import { useMay } from '../../session.ts'
import { useCodeName } from '../roster/code-names.ts'
import { VoidPayment } from './money-acts.tsx'

type Payment = Household['payments'][number]

const shown = 6

/** Money that was paid, the newest first. */
export function Payments({ household }: { readonly household: Household }) {
  const { t } = useLanguage()
  const codeName = useCodeName()
  const may = useMay()
  const [voiding, setVoiding] = useState<Payment>()
  const [isWhole, setWhole] = useState(false)
  if (household.payments.length === 0) return null
  const nameOf = (personId: string | null) => household.members.find((member) => member.personId === personId)?.name
  const rows = isWhole ? household.payments : household.payments.slice(0, shown)
  return (
    <Sheet title={t('desk.payments')}>
      <dl className="facts known">
        {rows.map((one) => (
          <div key={one.id} className={one.voidReason ? 'muted' : undefined}>
            <dt><DateText date={one.paidOn} /></dt>
            <dd>
              <span>{one.voidReason ? <s><Money fen={one.amountFen} /></s> : <Money fen={one.amountFen} />}</span>
              {may('household.edit') && !one.voidReason && <button type="button" className="plain faint no-print" onClick={() => setVoiding(one)}>{t('desk.void')}</button>}
              <div className="faint">{codeName('aid-kind', one.kind)}{one.personId && `　${nameOf(one.personId) ?? ''}`}　{t(`household.source.${one.source.kind}`)}</div>
              {one.voidReason && <div className="faint">{t('desk.voided', { reason: one.voidReason })}</div>}
            </dd>
          </div>
        ))}
      </dl>
      {!isWhole && household.payments.length > shown && <button type="button" className="plain" onClick={() => setWhole(true)}>{t('desk.payments.all', { count: household.payments.length })}</button>}
      {voiding && <VoidPayment payment={voiding} onClose={() => setVoiding(undefined)} />}
    </Sheet>
  )
}
