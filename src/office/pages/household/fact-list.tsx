import type { FactView } from '#contract/households.ts'
import { DateText } from '#ui/date-text.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { paths } from '../../paths.ts'
import { useFactText } from './fact-text.ts'

/** Facts with the day they held and where they come from. */
export function FactList({ subject, facts }: { readonly subject: 'household' | 'person'; readonly facts: readonly FactView[] }) {
  const text = useFactText()
  if (facts.length === 0) return null
  return (
    <dl className="facts known">
      {facts.map((fact) => (
        <div key={fact.name}>
          <dt>{text.name(subject, fact.name)}</dt>
          <dd>
            {text.value(subject, fact.name, fact.value)}
            <span className="faint known-from"><DateText date={fact.asOf} /> <Source source={fact.source} /></span>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Source({ source }: { readonly source: FactView['source'] }) {
  const { t } = useLanguage()
  const text = t(`household.source.${source.kind}`)
  if (source.id === null || source.kind === 'desk') return <span title={source.label}>{text}</span>
  return <Go to={source.kind === 'visit' ? paths.visit(source.id) : paths.import(source.id)} title={source.label}>{text}</Go>
}
