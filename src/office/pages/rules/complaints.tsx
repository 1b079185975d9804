import { Button } from 'antd'
import { isMendable, mended } from '#domain/policy/mended.ts'
import { useLanguage } from '#ui/language.ts'

type Complaint = { readonly code: string; readonly line: number; readonly column: number; readonly offset: number; readonly details: Readonly<Record<string, string>>; readonly suggestion?: string | null }

type Props = { readonly text: string; readonly complaints: readonly Complaint[]; /** Where the expression is being written: it is mended by one click. */ readonly onMend?: (text: string) => void }

/** Mistakes of an expression: where, what, and what to write instead. Of signs that are written otherwise there are often many, and each is one line. */
export function Complaints({ text, complaints, onMend }: Props) {
  const { t } = useLanguage()
  if (complaints.length === 0) return null
  const mendable = onMend ? complaints.filter((one) => isMendable(text, one)) : []
  const typed = complaints.find(isTyped)
  const instead = (one: Complaint) => (mendable.includes(one) ? <Button size="small" onClick={() => onMend!(mended(text, [one]))}>{t('rules.mend', { text: one.suggestion! })}</Button> : one.suggestion && <>{t('plans.write')} <code className="mono">{one.suggestion}</code></>)
  return (
    <div role="alert">
      <ul className="lines">
        {complaints.map((one, at) => (
          <li key={at}>
            <span className="faint">{t('plans.place', { line: one.line, column: one.column })}</span>　{t(`plan.complaint.${one.code}`, one.details)}
            {isTyped(one) ? instead(one) : (
              <>
                <div className="mono">{text.slice(Math.max(0, one.offset - 24), one.offset)}<mark>{text.slice(one.offset, one.offset + 16) || '…'}</mark></div>
                <div className="muted">{instead(one)}　{t(`plan.fix.${one.code}`, one.details)}</div>
              </>
            )}
          </li>
        ))}
      </ul>
      <div className="row">
        {mendable.length > 1 && <Button size="small" type="primary" onClick={() => onMend!(mended(text, mendable))}>{t('rules.mend-all')}</Button>}
        {typed && <span className="muted">{t(`plan.fix.${typed.code}`, typed.details)}</span>}
      </div>
    </div>
  )
}

const isTyped = ({ details }: Complaint): boolean => details['typed'] !== undefined
