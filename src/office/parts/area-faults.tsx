import { ProblemError } from '#client/problem-error.ts'
import { useLanguage } from '#ui/language.ts'

type Fault = { readonly row: number; readonly code: string; readonly value: string }
type Props = { readonly problem: Error | null; readonly onAnnotate?: () => void }

/** What is wrong in a list of areas, row by row, and the list with the same beside its rows. */
export function AreaFaults({ problem, onAnnotate }: Props) {
  const { t } = useLanguage()
  if (!(problem instanceof ProblemError) || problem.code !== 'AREAS_INVALID') return null
  const faults = (problem.details['rows'] ?? []) as readonly Fault[]
  const left = Number(problem.details['total'] ?? 0) - faults.length
  return (
    <>
      <ul className="faults">
        {faults.map((fault) => <li key={`${fault.row} ${fault.code} ${fault.value}`}>{t('areas.fault', { row: fault.row, what: t(`areas.fault.${fault.code}`, { value: fault.value }) })}</li>)}
        {left > 0 && <li>{t('areas.faults-more', { n: left })}</li>}
      </ul>
      {onAnnotate && <p><button type="button" className="plain" onClick={onAnnotate}>{t('areas.annotate')}</button></p>}
    </>
  )
}
