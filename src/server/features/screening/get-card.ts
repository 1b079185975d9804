import type { Card, CardLeaf, CardRule, CardTrace } from '#contract/screening.ts'
import { findIndicator } from '#domain/policy/indicators.ts'
import { isParameterName } from '#domain/policy/parameters.ts'
import { parameterFor } from '#domain/policy/parameter-values.ts'
import { verdictOfTrace, trace, type AskedFact, type Trace } from '#domain/policy/trace.ts'
import { valueOfName } from '#domain/policy/value-of-name.ts'
import { codeOf } from '#domain/policy/columnar-reader.ts'
import { evaluate, isUnknown } from '#domain/policy/evaluate.ts'
import type { HouseholdFacts } from '#domain/policy/facts.ts'
import { givenFact, plainValue } from '#domain/policy/facts-behind.ts'
import { foreseenUntil } from '#domain/policy/foreseen.ts'
import { factsToGive } from '#domain/policy/facts-to-give.ts'
import { currentMembers } from '#domain/policy/computed-indicators.ts'
import { contextOf, type Context } from '#domain/policy/indicators-of.ts'
import { outcomeOf, screenOutcomes } from '#domain/policy/screen-outcome.ts'
import { turningLeaves } from '#domain/policy/turning-leaves.ts'
import { problem } from '#domain/problem/problem.ts'
import type { Work } from '../../http/work.ts'
import { factsOn } from '../registry/public.ts'
import { listValidRules, ruleSource, type ValidRule } from '../rules/public.ts'

type SourceOf = Awaited<ReturnType<typeof factsOn>>['sourceOf']

/**
 * Each rule for a household on a day, computed when it is asked for: why, why not, or for want of which fact, each fact with its source
 * and its day. Of a day to come it is told from the facts of today. Nothing of it is kept, and it decides nothing. Problems: NOT_FOUND, DAY_TOO_FAR.
 */
export async function getCard(work: Work, householdId: string, asked: string | undefined): Promise<Card> {
  const day = asked ?? work.today
  const until = foreseenUntil(work.today)
  if (day > until) throw problem('DAY_TOO_FAR', { until })
  const [{ household, facts, sourceOf }, rules] = await Promise.all([factsOn(work, householdId, day), listValidRules(work, day)])

  // Without a rule nothing of the household is told but where it is.
  if (rules.length > 0) work.record({ action: 'read-household', objectType: 'household', objectId: household.id, areaPath: household.area_path })

  const townName = household.area_level === 'village' ? (household.town_name ?? '') : household.area_level === 'town' ? household.area_name : ''
  return { householdId: household.id, headName: household.head_name, areaName: household.area_name, townName, asOf: day, knownOn: day < work.today ? day : work.today, rules: inOrder(rules.map(cardOf(facts, household.head_name, sourceOf))) }
}

// What somebody may have to do stands before what is as it should be.
function inOrder(rules: readonly CardRule[]): CardRule[] {
  const first = ({ subjects }: CardRule): number => Math.min(...subjects.map(({ outcome }) => screenOutcomes.indexOf(outcome)))
  const sorted = rules.map((rule) => ({ ...rule, subjects: rule.subjects.toSorted((a, b) => screenOutcomes.indexOf(a.outcome) - screenOutcomes.indexOf(b.outcome)) }))
  return sorted.toSorted((a, b) => first(a) - first(b))
}

interface Asked {
  readonly personId: string | null
  readonly context: Context
  readonly given: (name: string) => ReturnType<typeof givenOf>
}

/** How a rule is told of a household. */
function cardOf(facts: HouseholdFacts, headName: string, sourceOf: SourceOf): (rule: ValidRule) => CardRule {
  const asking = (personId: string | null): Asked => ({ personId, context: contextOf(facts, personId ?? undefined)!, given: once((name) => givenOf(name, facts, personId, sourceOf)) })
  const people = currentMembers(facts).map((member) => asking(member.personId))
  const whole = people.length > 0 ? [asking(null)] : []
  const nameOf = (id: string | null | undefined) => facts.members.find((member) => member.personId === id)?.name
  return ({ ruleId, number, from, rule, parts, document }) => ({
    ruleId, number, title: rule.title, of: rule.of, when: rule.when, aid: rule.aid ?? null, from,
    ...ruleSource(rule, document),
    subjects: (rule.of === 'person' ? people : whole).map(({ personId, context, given }) => {
      const traced = trace(parts.when, context)
      const verdict = verdictOfTrace(traced)
      return {
        personId,
        name: nameOf(personId) ?? headName,
        outcome: outcomeOf(parts, (part) => codeOf(part === 'when' ? verdict : evaluate(parts[part]!, context))),
        trace: shown(traced, given),
        missing: isUnknown(verdict) ? factsToGive(verdict.unknown, facts, personId ?? undefined).map((one) => ({ fact: one.name, name: nameOf(one.personId) ?? null })) : [],
        turning: verdict === true ? [] : turningLeaves(traced).map(({ leaf, to }) => ({ rule: leaf.rule, to })),
      }
    }),
  })
}

// Many rules ask for the same.
function once<T>(find: (name: string) => T): (name: string) => T {
  const found = new Map<string, T>()
  return (name) => {
    if (!found.has(name)) found.set(name, find(name))
    return found.get(name)!
  }
}

type Given = CardLeaf['facts'][number]

/** Where the value of an indicator comes from: a fact with its source, a parameter with its first day; undefined for what is computed. */
function givenOf(name: string, facts: HouseholdFacts, personId: string | null, sourceOf: SourceOf): Pick<Given, 'value' | 'asOf' | 'source'> | undefined {
  const [subject, ...rest] = name.split('.')
  const key = rest.join('.')
  if (subject === 'parameter') {
    const parameter = isParameterName(key) ? parameterFor(facts, key) : undefined
    return parameter && { value: plainValue(valueOfName(name, contextOf(facts))!), asOf: parameter.from }
  }
  const fact = givenFact(facts, personId, name)
  const value = fact && valueOfName(name, contextOf(facts, personId ?? undefined)!)
  return fact && value !== undefined ? { value: plainValue(value), asOf: fact.asOf, source: sourceOf(fact.source) } : undefined
}

function asked({ name, value }: AskedFact, given: Asked['given']): Given {
  if (value === undefined) return { name }
  const own = given(name)
  const basis = own ? [] : (findIndicator(name)?.from ?? []).flatMap((from) => { const one = given(from); return one ? [{ name: from, ...one }] : [] })
  return { name, ...own, value: plainValue(value), ...(basis.length > 0 && { basis }) }
}

function shown(traced: Trace, given: Asked['given']): CardTrace {
  if (traced.kind !== 'leaf') return { kind: traced.kind, outcome: traced.outcome, parts: traced.parts.map((part) => shown(part, given)) }
  const { kind, outcome, rule, facts, comparison, left, right, missing, failed } = traced
  return {
    kind, outcome, rule,
    facts: facts.map((fact) => asked(fact, given)),
    ...(comparison !== undefined && { comparison }), ...(left !== undefined && { left: plainValue(left) }), ...(right !== undefined && { right: plainValue(right) }),
    ...(missing && { missing: [...missing] }), ...(failed !== undefined && { failed }),
  }
}
