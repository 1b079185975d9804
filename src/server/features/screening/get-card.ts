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
import { contextOf, type CelValue, type Context } from '#domain/policy/indicators-of.ts'
import { outcomeOf, screenOutcomes } from '#domain/policy/screen-outcome.ts'
import { turningLeaves } from '#domain/policy/turning-leaves.ts'
import { problem } from '#domain/problem/problem.ts'
import { Making } from '../../http/perform.ts'
import type { Work } from '../../http/work.ts'
import { factsOn } from '../registry/public.ts'
import { listValidRules, ruleSource, type ValidRule } from '../rules/public.ts'

type SourceOf = Awaited<ReturnType<typeof factsOn>>['sourceOf']

/**
 * Each rule for a household on a day, computed when it is asked for: why, why not, or for want of which fact, each fact with its source
 * and its day. Of a day to come it is told from the facts of today. Nothing of it is kept, and it decides nothing. Problems: NOT_FOUND, DAY_TOO_FAR.
 */
export async function getCard(work: Work, householdId: string, asked: string | undefined): Promise<Making<Card>> {
  const day = asked ?? work.today
  const until = foreseenUntil(work.today)
  if (day > until) throw problem('DAY_TOO_FAR', { until })
  const [{ household, facts, sourceOf }, rules] = await Promise.all([factsOn(work, householdId, day), listValidRules(work, day)])

  // Without a rule nothing of the household is told but where it is.
  if (rules.length > 0) work.record({ action: 'read-household', objectType: 'household', objectId: household.id, areaPath: household.area_path })

  const townName = household.area_level === 'village' ? (household.town_name ?? '') : household.area_level === 'town' ? household.area_name : ''
  const { id, head_name: headName, area_name: areaName } = household
  return new Making(() => ({ householdId: id, headName, areaName, townName, asOf: day, knownOn: day < work.today ? day : work.today, rules: inOrder(rules.map(cardOf(facts, headName, sourceOf))) }))
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
  readonly tell: (fact: AskedFact) => Given
}

/** How a rule is told of a household. */
function cardOf(facts: HouseholdFacts, headName: string, sourceOf: SourceOf): (rule: ValidRule) => CardRule {
  const asking = (personId: string | null): Asked => ({ personId, context: contextOf(facts, personId ?? undefined)!, tell: tellerOf(facts, personId, sourceOf) })
  const people = currentMembers(facts).map((member) => asking(member.personId))
  const whole = people.length > 0 ? [asking(null)] : []
  const nameOf = (id: string | null | undefined) => facts.members.find((member) => member.personId === id)?.name
  return ({ ruleId, number, from, rule, parts, document }) => ({
    ruleId, number, title: rule.title, of: rule.of, when: rule.when, aid: rule.aid ?? null, from,
    ...ruleSource(rule, document),
    subjects: (rule.of === 'person' ? people : whole).map(({ personId, context, tell }) => {
      const traced = trace(parts.when, context)
      const verdict = verdictOfTrace(traced)
      return {
        personId,
        name: nameOf(personId) ?? headName,
        outcome: outcomeOf(parts, (part) => codeOf(part === 'when' ? verdict : evaluate(parts[part]!, context))),
        trace: shown(traced, tell),
        missing: isUnknown(verdict) ? factsToGive(verdict.unknown, facts, personId ?? undefined).map((one) => ({ fact: one.name, name: nameOf(one.personId) ?? null })) : [],
        turning: verdict === true ? [] : turningLeaves(traced).map(({ leaf, to }) => ({ rule: leaf.rule, to })),
      }
    }),
  })
}

type Given = CardLeaf['facts'][number]

/** Facts as the card tells them, of the household or one of its people. Many rules ask for the same. */
function tellerOf(facts: HouseholdFacts, personId: string | null, sourceOf: SourceOf): (fact: AskedFact) => Given {
  const given = once((name) => givenOf(name, facts, personId, sourceOf))
  const known = new Map<string, Given>()
  return ({ name, value }) => {
    let told = known.get(name)
    if (!told) known.set(name, (told = value === undefined ? { name } : tellingOf(name, value, given)))
    return told
  }
}

function tellingOf(name: string, value: CelValue, given: (name: string) => Given | undefined): Given {
  const own = given(name)
  const basis = own ? [] : (findIndicator(name)?.from ?? []).flatMap((from) => given(from) ?? [])
  return { name, ...own, value: plainValue(value), ...(basis.length > 0 && { basis: basis as Given['basis'] }) }
}

function once<T>(find: (name: string) => T): (name: string) => T {
  const found = new Map<string, T>()
  return (name) => {
    if (!found.has(name)) found.set(name, find(name))
    return found.get(name)!
  }
}

/** Where the value of an indicator comes from: a fact with its source, a parameter with its first day; undefined for what is computed. */
function givenOf(name: string, facts: HouseholdFacts, personId: string | null, sourceOf: SourceOf): Given | undefined {
  const [subject, ...rest] = name.split('.')
  const key = rest.join('.')
  if (subject === 'parameter') {
    const parameter = isParameterName(key) ? parameterFor(facts, key) : undefined
    return parameter && { name, value: plainValue(valueOfName(name, contextOf(facts))!), asOf: parameter.from }
  }
  const fact = givenFact(facts, personId, name)
  const value = fact && valueOfName(name, contextOf(facts, personId ?? undefined)!)
  return fact && value !== undefined ? { name, value: plainValue(value), asOf: fact.asOf, source: sourceOf(fact.source) } : undefined
}

function shown(traced: Trace, tell: Asked['tell']): CardTrace {
  if (traced.kind !== 'leaf') return { kind: traced.kind, outcome: traced.outcome, parts: traced.parts.map((part) => shown(part, tell)) }
  const { kind, outcome, rule, facts, comparison, left, right, missing, failed } = traced
  const leaf: CardLeaf = { kind, outcome, rule, facts: facts.map(tell) }
  if (comparison !== undefined) leaf.comparison = comparison
  if (left !== undefined) leaf.left = plainValue(left)
  if (right !== undefined) leaf.right = plainValue(right)
  if (missing) leaf.missing = [...missing]
  if (failed !== undefined) leaf.failed = failed
  return leaf
}
