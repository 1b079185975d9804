import type { Compiled } from '#domain/policy/compile.ts'
import type { Comparing, Expression, Literal } from '#domain/policy/expression.ts'
import type { CelValue, Context } from '#domain/policy/indicators-of.ts'
import { valueOfName } from '#domain/policy/value-of-name.ts'
import { valueOf } from '#domain/policy/value-of.ts'

interface Almanac {
  factValue(name: string): Promise<unknown>
}
interface Engine {
  addRule(rule: object): void
  addFact(name: string, value: (params: object, almanac: Almanac) => unknown): void
  addOperator(name: string, holds: (fact: unknown, value: unknown) => boolean): void
  run(facts: object): Promise<{ results: readonly { event?: { type: string } }[] }>
}

/** json-rules-engine, where somebody has put it beside the packages of the program. */
export async function jsonRulesEngine(): Promise<(new (rules: readonly object[], options: object) => Engine) | undefined> {
  const name = 'json-rules-engine'
  return import(name).then((found: { Engine: new () => Engine }) => found.Engine, () => undefined)
}

/** The same rules as its conditions, asked person by person. It has no third answer: what is not known is not so. */
export async function readInJson(make: NonNullable<Awaited<ReturnType<typeof jsonRulesEngine>>>, rules: readonly Compiled[], contexts: readonly Context[]): Promise<{ milliseconds: number; holds: readonly ReadonlySet<number>[] }> {
  const engine = new make([], { allowUndefinedFacts: true })
  const names = new Set<string>()
  const reckoned = new Map<string, Expression>()
  for (const [at, { tree }] of rules.entries()) engine.addRule({ conditions: topOf(conditionOf(tree, names, reckoned)), event: { type: String(at) } })
  engine.addOperator('isKnown', (fact) => fact !== undefined)
  engine.addOperator('isBelow', (fact, value) => fact !== undefined && (fact as number) < (value as number))
  engine.addOperator('isAtMost', (fact, value) => fact !== undefined && (fact as number) <= (value as number))
  engine.addOperator('isAbove', (fact, value) => fact !== undefined && (fact as number) > (value as number))
  engine.addOperator('isAtLeast', (fact, value) => fact !== undefined && (fact as number) >= (value as number))
  engine.addOperator('isOther', (fact, value) => fact !== undefined && fact !== value)
  engine.addOperator('lacks', (fact, value) => fact !== undefined && !(fact as readonly unknown[]).includes(value))
  engine.addOperator('isNotAmong', (fact, value) => fact !== undefined && !(value as readonly unknown[]).includes(fact))
  const facts = contexts.map((context) => {
    const found: Record<string, unknown> = {}
    for (const name of names) found[name] = plain(valueOfName(name, context))
    for (const [name, part] of reckoned) {
      const result = valueOf(part, context)
      found[name] = 'value' in result ? plain(result.value) : undefined
    }
    return found
  })
  const holds: Set<number>[] = []
  const begun = performance.now()
  for (const one of facts) {
    const { results } = await engine.run(one)
    holds.push(new Set(results.map((result) => Number(result.event!.type))))
  }
  return { milliseconds: performance.now() - begun, holds }
}

const plain = (value: CelValue | undefined): unknown => (typeof value === 'bigint' ? Number(value) : value)

type Condition = { all: Condition[] } | { any: Condition[] } | { fact: string; operator: string; value: unknown }

function topOf(condition: Condition): Condition {
  return 'fact' in condition ? { all: [condition] } : condition
}

/** @param reckoned gets what is reckoned from facts: its time is not counted. */
function conditionOf(part: Expression, names: Set<string>, reckoned: Map<string, Expression>, isNegated = false): Condition {
  const of = (one: Expression, negated = isNegated): Condition => conditionOf(one, names, reckoned, negated)
  const factOf = (one: Expression): string => {
    const name = one.kind === 'name' ? one.name : JSON.stringify(one, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
    if (one.kind === 'name') names.add(name)
    else reckoned.set(name, one)
    return name
  }
  switch (part.kind) {
    case 'not':
      return of(part.of, !isNegated)
    case 'and':
    case 'or':
      return (part.kind === 'and') === !isNegated ? { all: part.parts.map((one) => of(one)) } : { any: part.parts.map((one) => of(one)) }
    case 'choice':
      return { any: [{ all: [of(part.condition, false), of(part.yes)] }, { all: [of(part.condition, true), of(part.no)] }] }
    case 'comparison':
      return { fact: factOf(part.left), operator: operators[isNegated ? opposites[part.operator] : part.operator], value: part.right.kind === 'literal' ? literal(part.right.value) : { fact: factOf(part.right) } }
    case 'among':
      return { fact: factOf(part.of), operator: isNegated ? 'isNotAmong' : 'in', value: part.literals.map((one) => literal(one.value)) }
    case 'held':
      return { fact: factOf(part.list), operator: isNegated ? 'lacks' : 'contains', value: literal((part.of as { value: Literal }).value) }
    default:
      // Whether a fact is there, what a text begins with, yes or no itself.
      return { fact: factOf(part), operator: 'equal', value: !isNegated }
  }
}

const literal = (value: Literal): unknown => (typeof value === 'bigint' ? Number(value) : value)
const operators: Readonly<Record<Comparing, string>> = { '==': 'equal', '!=': 'isOther', '<': 'isBelow', '<=': 'isAtMost', '>': 'isAbove', '>=': 'isAtLeast' }
const opposites: Readonly<Record<Comparing, Comparing>> = { '==': '!=', '!=': '==', '<': '>=', '<=': '>', '>': '<=', '>=': '<' }
