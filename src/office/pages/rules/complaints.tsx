import { useLanguage } from '#ui/language.ts'

type Complaint = { readonly code: string; readonly line: number; readonly column: number; readonly offset: number; readonly details: Readonly<Record<string, string>>; readonly suggestion?: string | null }

/** Mistakes of an expression: where, what, and what to write instead. */
export function Complaints({ text, complaints }: { readonly text: string; readonly complaints: readonly Complaint[] }) {
  const { t } = useLanguage()
  if (complaints.length === 0) return null
  return (
    <div role="alert">
      <ul className="lines">
        {complaints.map((one, at) => (
          <li key={at}>
            <span className="faint">{t('plans.place', { line: one.line, column: one.column })}</span>　{t(`plan.complaint.${one.code}`, one.details)}
            <div className="mono">{text.slice(Math.max(0, one.offset - 24), one.offset)}<mark>{text.slice(one.offset, one.offset + 16) || '…'}</mark></div>
            <div className="muted">{one.suggestion && <>{t('plans.write')} <code className="mono">{one.suggestion}</code>　</>}{t(`plan.fix.${one.code}`, one.details)}</div>
          </li>
        ))}
      </ul>
    </div>
  )
}
