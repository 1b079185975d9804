import type { CardLeaf, CardTrace } from '#contract/screening.ts'
import { compile, isCompiled } from '#domain/policy/compile.ts'
import type { Subject } from '#domain/policy/population.ts'
import type { Trace } from '#domain/policy/trace.ts'
import type { CelValue } from '#domain/policy/indicators-of.ts'
import { tracedReading, type ReadFact, type TracedReading } from '#domain/policy/traced-reading.ts'
import { factName, factText } from '#domain/policy/value-text.ts'
import { DateText } from '#ui/date-text.tsx'
import { useLanguage } from '#ui/language.ts'
import { Tag, type TagKind } from '#ui/tag.tsx'
import { useWords } from './use-words.ts'
import './card.css'

const kinds: Record<string, TagKind> = { true: 'ok', false: 'plain', unknown: 'wait', failed: 'act' }

type SourceOf = (name: string) => CardLeaf['facts'][number] | undefined

/** How a rule went, in plain words: each sentence with the facts it read, their days and their sources. */
export function TraceView({ of, when, trace }: { readonly of: Subject; readonly when: string; readonly trace: CardTrace }) {
  const words = useWords()
  const outcome = compile(when, of)
  if (!isCompiled(outcome)) return <code className="mono">{when}</code>
  const facts = new Map(leavesOf(trace).flatMap((leaf) => leaf.facts.map((fact) => [fact.name, fact] as const)))
  return <ul className="trace"><Part reading={tracedReading(outcome.tree, trace as Trace, words)} sourceOf={(name) => facts.get(name)} /></ul>
}

function leavesOf(trace: CardTrace): readonly CardLeaf[] {
  return trace.kind === 'leaf' ? [trace] : trace.parts.flatMap(leavesOf)
}

function Part({ reading, sourceOf }: { readonly reading: TracedReading; readonly sourceOf: SourceOf }) {
  if (reading.kind === 'leaf')
    return (
      <li className="trace-leaf">
        <div className="row">{reading.text} <OutcomeTag outcome={reading.outcome} /></div>
        <div>{reading.facts.map((fact) => <FactLine key={fact.name} fact={fact} given={sourceOf(fact.name)} />)}</div>
      </li>
    )
  return (
    <li>
      <div className="trace-joint">{reading.lead} <OutcomeTag outcome={reading.outcome} /></div>
      <ul>{reading.parts.map((part, at) => <Part key={at} reading={part} sourceOf={sourceOf} />)}</ul>
    </li>
  )
}

function OutcomeTag({ outcome }: { readonly outcome: CardTrace['outcome'] }) {
  const { t } = useLanguage()
  return <Tag kind={kinds[String(outcome)]!}>{t(`card.leaf.${outcome}`)}</Tag>
}

function FactLine({ fact, given }: { readonly fact: ReadFact; readonly given: ReturnType<SourceOf> }) {
  const { t } = useLanguage()
  const words = useWords()
  const basis = given?.basis ?? []
  return (
    <div className="faint">
      {fact.label}：{fact.text ?? t('card.absent')}
      {fact.text !== undefined && (basis.length === 0 ? <Origin of={given} /> : <>　{t('card.from')}</>)}
      {basis.map((one) => <div key={one.name} style={{ paddingInlineStart: '1em' }}>{factName(one.name, words)}：{one.value !== undefined && factText(one.name, one.value as CelValue, words)}<Origin of={one} /></div>)}
    </div>
  )
}

type Given = NonNullable<ReturnType<SourceOf>>

function Origin({ of }: { readonly of: Pick<Given, 'name' | 'asOf' | 'source'> | undefined }) {
  const { t } = useLanguage()
  const whence = of?.source ? `${t(`card.source.${of.source.kind}`)} ${of.source.label}` : t(of?.name.startsWith('parameter.') ? 'card.parameter' : 'card.computed')
  return <>{of?.asOf && <>　<DateText date={of.asOf} /></>}　{whence}</>
}
