import { ProblemError } from '#client/problem-error.ts'
import { useLanguage } from '#ui/language.ts'

type Fault = { readonly row: number; readonly code: string; readonly value: string }

/** What is wrong in a workbook of areas, row by row. */
export function AreaFaults({ problem }: { readonly problem: Error | null }) {
  const { t } = useLanguage()
  if (!(problem instanceof ProblemError) || problem.code !== 'AREAS_INVALID') return null
  const faults = (problem.details['rows'] ?? []) as readonly Fault[]
  const left = Number(problem.details['total'] ?? 0) - faults.length
  return (
    <ul className="faults">
      {faults.map((fault) => <li key={`${fault.row} ${fault.code}`}>{t('office.areas.fault', { row: fault.row, what: t(`office.areas.fault.${fault.code}`, fault) })}</li>)}
      {left > 0 && <li>{t('office.areas.faults-more', { n: left })}</li>}
    </ul>
  )
}
