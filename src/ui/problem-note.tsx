import { Button } from 'antd'
import { useLanguage } from './language.ts'

/** Any error; a named problem has a code and details. */
type Shown = Error & { readonly code?: string; readonly details?: Readonly<Record<string, unknown>> }

type Props = { readonly problem: Error | null | undefined; readonly onRetry?: () => void }

/** The sentence of a problem, saying what to do. */
export function useProblemText(): (problem: Error) => string {
  const { t, has } = useLanguage()
  return (problem) => {
    const { code = 'UNEXPECTED', details } = problem as Shown
    return t(has(`problem.${code}`) ? `problem.${code}` : 'problem.UNEXPECTED', { code, ...details })
  }
}

/** Shows a problem where it happened. Nothing when there is none. */
export function ProblemNote({ problem, onRetry }: Props) {
  const { t } = useLanguage()
  const textOf = useProblemText()
  if (!problem) return null
  return (
    <div className="note note-act" role="alert">
      <span>
        {textOf(problem)}
        {fieldsOf(problem) !== '' && <span className="mono"> {fieldsOf(problem)}</span>}
      </span>
      {onRetry && <Button size="small" onClick={onRetry}>{t('ui.retry')}</Button>}
    </div>
  )
}

/** The fields that were refused, by the names they have on the wire. */
function fieldsOf(problem: Error): string {
  const issues = (problem as Shown).details?.['issues']
  return Array.isArray(issues) ? issues.map((issue: { path?: string }) => issue.path).filter(Boolean).join(', ') : ''
}
