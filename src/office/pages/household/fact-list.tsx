import { useState } from 'react'
import type { FactView } from '#contract/households.ts'
import { DateText } from '#ui/date-text.tsx'
import { Go } from '#ui/go.tsx'
import { useLanguage } from '#ui/language.ts'
import { paths } from '../../paths.ts'
import { FactHistory } from './fact-history.tsx'
import { useFactText } from './fact-text.ts'

type Props = { readonly householdId: string; readonly personId?: string; readonly facts: readonly FactView[] }

/** Facts with the day they held and where they come from; a value opens all it has been. */
export function FactList({ householdId, personId, facts }: Props) {
  const { t } = useLanguage()
  const text = useFactText()
  const [opened, setOpened] = useState<string>()
  const subject = personId === undefined ? 'household' : 'person'
  if (facts.length === 0) return null
  return (
    <>
      <dl className="facts known">
        {facts.map((fact) => (
          <div key={fact.name}>
            <dt>{text.name(subject, fact.name)}</dt>
            <dd>
              <button type="button" className="plain fact" title={t('desk.history.open')} onClick={() => setOpened(fact.name)}>{text.value(subject, fact.name, fact.value)}</button>
              <span className="faint known-from"><DateText date={fact.asOf} /> <Source source={fact.source} /></span>
            </dd>
          </div>
        ))}
      </dl>
      {opened !== undefined && <FactHistory householdId={householdId} personId={personId} name={opened} onClose={() => setOpened(undefined)} />}
    </>
  )
}

function Source({ source }: { readonly source: FactView['source'] }) {
  const { t } = useLanguage()
  const text = t(`household.source.${source.kind}`)
  if (source.id === null || source.kind === 'desk') return <span title={source.label}>{text}</span>
  return <Go to={source.kind === 'visit' ? paths.visit(source.id) : paths.import(source.id)} title={source.label}>{text}</Go>
}
