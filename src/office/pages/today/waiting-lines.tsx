import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import type { CaseworkLine } from '../../parts/use-casework-lines.ts'

/** What waits, each line leading to where it is done. */
export function WaitingLines({ lines }: { readonly lines: readonly CaseworkLine[] }) {
  const { t } = useLanguage()
  return (
    <ul className="lines">
      {lines.map(({ kind, count, to, mustAct }) => (
        <li key={kind}>
          <Go to={to} className="line">
            <b className={mustAct ? 'line-number late' : 'line-number'}>{count}</b>
            <span>{t(`office.waiting.${kind}`)}</span>
            <span className="line-do">{t(`office.waiting-do.${kind}`)}</span>
          </Go>
        </li>
      ))}
    </ul>
  )
}
