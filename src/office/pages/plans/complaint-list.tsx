import type { PlanComplaint } from '#contract/plans.ts'
import { useLanguage } from '#ui/language.ts'
import './plans.css'

type Props = { readonly file: string; readonly complaints: readonly PlanComplaint[]; readonly total: number }

/** Every mistake of a plan: where it is, the line itself, and what to write instead. */
export function ComplaintList({ file, complaints, total }: Props) {
  const { t } = useLanguage()
  return (
    <>
      <p role="status"><b className="late">{complaints.length < total ? t('plans.complaints-shown', { n: total, shown: complaints.length }) : t('plans.complaints', { n: total })}</b>　<span className="mono faint">{file}</span></p>
      <ol className="complaints">
        {complaints.map((complaint, index) => <Complaint key={index} complaint={complaint} />)}
      </ol>
    </>
  )
}

function Complaint({ complaint: { file, line, column, code, details, suggestion, text } }: { readonly complaint: PlanComplaint }) {
  const { t, has } = useLanguage()
  const named = (detail: 'kind' | 'expected') => (details[detail] !== undefined && has(`plan.${detail}.${details[detail]}`) ? { [detail]: t(`plan.${detail}.${details[detail]}`) } : {})
  const values = { ...details, ...named('kind'), ...named('expected') }
  return (
    <li>
      <div><span className="mono">{file}</span>　<span className="faint">{t('plans.place', { line, column })}</span></div>
      <div>{t(`plan.complaint.${code}`, values)}</div>
      {(text.before !== '' || text.after !== '') && <pre className="complaint-line"><span aria-hidden="true">{line}</span>{text.before}<mark>{text.after}</mark></pre>}
      <div className="muted">
        {suggestion !== null && <>{t('plans.write')} <code className="mono complaint-write">{suggestion}</code>　</>}
        {t(`plan.fix.${code}`, values)}
      </div>
    </li>
  )
}
