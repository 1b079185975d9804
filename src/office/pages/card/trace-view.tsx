import type { CardLeaf, CardTrace } from '#contract/screening.ts'
import { findIndicator } from '#domain/policy/indicators.ts'
import { DateText } from '#ui/date-text.tsx'
import { useLanguage } from '#ui/language.ts'
import { Tag, type TagKind } from '#ui/tag.tsx'
import { useFactText } from '../household/fact-text.ts'
import { useIndicatorName } from './indicator-name.ts'
import './card.css'

const kinds: Record<string, TagKind> = { true: 'ok', false: 'plain', unknown: 'wait', failed: 'act' }

/** How a rule went: each comparison with the facts it read, their days and their sources. */
export function TraceView({ trace }: { readonly trace: CardTrace }) {
  return <ul className="trace"><TracePart trace={trace} /></ul>
}

function TracePart({ trace }: { readonly trace: CardTrace }) {
  const { t } = useLanguage()
  if (trace.kind === 'leaf') return <li><Leaf leaf={trace} /></li>
  return (
    <li>
      <div className="trace-joint">{t(`card.joint.${trace.kind}`)} <OutcomeTag outcome={trace.outcome} /></div>
      <ul>{trace.parts.map((part, at) => <TracePart key={at} trace={part} />)}</ul>
    </li>
  )
}

function Leaf({ leaf }: { readonly leaf: CardLeaf }) {
  return (
    <>
      <div className="row"><code className="mono">{leaf.rule}</code> <OutcomeTag outcome={leaf.outcome} /></div>
      {leaf.facts.map((fact) => <FactLine key={fact.name} fact={fact} />)}
    </>
  )
}

function OutcomeTag({ outcome }: { readonly outcome: CardTrace['outcome'] }) {
  const { t } = useLanguage()
  return <Tag kind={kinds[String(outcome)]!}>{t(`card.leaf.${outcome}`)}</Tag>
}

function FactLine({ fact: { name, value, asOf, source } }: { readonly fact: CardLeaf['facts'][number] }) {
  const { t } = useLanguage()
  const nameOf = useIndicatorName()
  const factText = useFactText()
  const [subject, ...rest] = name.split('.') as ['household' | 'person', ...string[]]
  // Rules read money in yuan.
  const held = typeof value === 'number' && findIndicator(name)?.type === 'money' ? Math.round(value * 100) : value
  return (
    <div className="faint">
      {nameOf(name)}：{value === undefined ? t('card.absent') : factText.value(subject, rest.join('.'), held) || t('card.nothing')}
      {asOf && <>　<DateText date={asOf} /></>}
      {source ? <>　{t(`card.source.${source.kind}`)} {source.label}</> : value !== undefined && <>　{t('card.computed')}</>}
    </div>
  )
}
