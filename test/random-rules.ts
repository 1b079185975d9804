import fc from 'fast-check'
import { codeLists } from '#domain/registry/code-lists.ts'
import { findIndicator } from '#domain/policy/indicators.ts'
import type { CelValue, Context, Values } from '#domain/policy/indicators-of.ts'

/** The same expression in both languages. */
export type RandomRule = { readonly cel: string; readonly sql: string }

/** What a rule may ask for in these tests, by the type in which it is read. */
export const namesByType = {
  bool: ['person.seriousIllness', 'person.disability.hasCard', 'household.fpSpecialSupport'],
  int: ['person.age', 'person.disability.level', 'household.size', 'household.children', 'parameter.reviewMonths'],
  double: ['household.incomeRatio', 'household.income12m', 'household.earned.wages', 'parameter.edgeMultiple', 'parameter.dibaoStandard'],
  code: ['person.livingState', 'person.selfCare', 'household.hukouType'],
  text: ['person.illness', 'person.metOn', 'household.nextVisitOn'],
  list: ['person.aid', 'household.memberAid', 'household.utilities'],
} as const

/** The column of a test table that holds an indicator. */
export const sqlName = (name: string): string => `"${name.replaceAll('.', '_')}"`

const codesOf = (name: string): readonly string[] => codeLists[findIndicator(name)!.list!].map((entry) => entry.code)
// Beyond ASCII, but not where the order of code points and that of UTF-16 part ways.
const texts = ['', 'a', 'B', '高血压', '高血压、糖尿病', '2022-03-28', '2022-04-29', "it's \"so\"\\n", '\n甲'] as const
const fragments = ['高', 'a', '-04-', '病', '2022'] as const
const smallDoubles = [0, 0.1, 0.2, 0.5, 1, 1.5, 2, 700, 0.30000000000000004] as const

/** One household or person with gaps: any fact may be absent. */
export const randomContext: fc.Arbitrary<Context> = contextOf(fc.oneof({ weight: 6, arbitrary: fc.integer({ min: -2, max: 90 }) }, { weight: 3, arbitrary: fc.constantFrom(0, 1, 2) }, { weight: 1, arbitrary: fc.constantFrom(Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER) }), fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...smallDoubles) }, { weight: 1, arbitrary: fc.double() }))

/** The same with numbers that no product of a rule carries beyond what SQL holds. */
export const modestContext: fc.Arbitrary<Context> = contextOf(fc.oneof(fc.integer({ min: -2, max: 90 }), fc.constantFrom(0, 1, 2)), fc.constantFrom(...smallDoubles))

function contextOf(int: fc.Arbitrary<number>, double: fc.Arbitrary<number>): fc.Arbitrary<Context> {
  const values: [string, fc.Arbitrary<CelValue | undefined>][] = [
    ...namesByType.bool.map((name) => maybe(name, fc.boolean())),
    ...namesByType.int.map((name) => maybe(name, int.map(BigInt))),
    ...namesByType.double.map((name) => maybe(name, double)),
    ...namesByType.code.map((name) => maybe(name, fc.constantFrom(...codesOf(name)))),
    ...namesByType.text.map((name) => maybe(name, fc.constantFrom(...texts))),
    ...namesByType.list.map((name) => maybe(name, fc.array(fc.constantFrom(...codesOf(name).slice(0, 4)), { maxLength: 3 }))),
  ]
  return fc.tuple(...values.map(([, value]) => value)).map((found) => nested(values.map(([name], place) => [name, found[place]])))
}

function maybe(name: string, value: fc.Arbitrary<CelValue>): [string, fc.Arbitrary<CelValue | undefined>] {
  return [name, fc.option(value, { nil: undefined, freq: 5 })]
}

// Groups are there even when empty, as `indicatorsOf` leaves them.
function nested(values: readonly (readonly [string, CelValue | undefined])[]): Context {
  const context: { household: Values; person: Values; parameter: Values } = { household: {}, person: {}, parameter: {} }
  for (const [name, value] of values) {
    const path = name.split('.')
    const key = path.pop()!
    let group: Values = context
    for (const step of path) group = (group[step] ??= {}) as Values
    if (value !== undefined) group[key] = value
  }
  return context
}

/**
 * Rules of the whole dialect about a person.
 * @param reckoning `free`: whatever is written, divisions by nothing and whole numbers past 2 ** 53 among it; `modest`: what SQL can
 * reckon without an error of its own
 */
export function randomRule(reckoning: 'free' | 'modest'): fc.Arbitrary<RandomRule> {
  const isFree = reckoning === 'free'
  return fc.letrec<{ bool: RandomRule; int: RandomRule; double: RandomRule; text: RandomRule; boolLeaf: RandomRule }>((tie) => {
    const [bool, int, double, text] = [tie('bool'), tie('int'), tie('double'), tie('text')]
    const named = (names: readonly string[]) => fc.constantFrom(...names).map((name): RandomRule => ({ cel: name, sql: sqlName(name) }))
    const choiceOf = (of: fc.Arbitrary<RandomRule>) =>
      fc.tuple(bool, of, of).map(([c, a, b]): RandomRule => ({ cel: `(${c.cel} ? ${a.cel} : ${b.cel})`, sql: `(CASE WHEN ${c.sql} THEN ${a.sql} WHEN NOT ${c.sql} THEN ${b.sql} END)` }))
    const infix = (a: RandomRule, cel: string, b: RandomRule, sql = cel): RandomRule => ({ cel: `(${a.cel} ${cel} ${b.cel})`, sql: `(${a.sql} ${sql} ${b.sql})` })
    const whole = (value: number): RandomRule => ({ cel: String(value), sql: `${value}::bigint` })
    const fraction = (value: number): RandomRule => ({ cel: Number.isInteger(value) ? `${value}.0` : String(value), sql: `${value}::float8` })
    const smallWhole = fc.integer({ min: 0, max: 9 }).map(whole)
    const someFraction = fc.constantFrom(...smallDoubles).map(fraction)
    const quoted = (value: string): RandomRule => ({ cel: JSON.stringify(value), sql: `E'${value.replaceAll('\\', '\\\\').replaceAll("'", "''").replaceAll('\n', '\\n')}'` })
    const relation = fc.constantFrom('<', '<=', '>', '>=')
    const comparing = fc.constantFrom(['<'], ['<='], ['>'], ['>='], ['==', '='], ['!=', '<>']) as fc.Arbitrary<[string, string?]>
    const compared = (a: fc.Arbitrary<RandomRule>, b: fc.Arbitrary<RandomRule>) => fc.tuple(a, comparing, b).map(([x, [cel, sql], y]) => infix(x, cel, y, sql))
    const inC = (rule: RandomRule): RandomRule => ({ ...rule, sql: `(${rule.sql} COLLATE "C")` })
    const listed = (of: RandomRule, literals: readonly RandomRule[]): RandomRule => ({ cel: `(${of.cel} in [${literals.map((one) => one.cel).join(', ')}])`, sql: `(${of.sql} IN (${literals.map((one) => one.sql).join(', ')}))` })
    const ofList = (codes: readonly string[]) => fc.array(fc.constantFrom(...codes), { minLength: 1, maxLength: 3 })
    const heldIn = fc.constantFrom(...namesByType.list).chain((list) =>
      fc.oneof(fc.constantFrom(...codesOf(list).slice(0, 4)).map(quoted), named(namesByType.code)).map((code): RandomRule => ({
        cel: `(${code.cel} in ${list})`,
        // To SQL nothing is in an empty list, not even what nobody knows.
        sql: `(CASE WHEN ${code.sql} IS NOT NULL THEN ${code.sql} = ANY(${sqlName(list)}) END)`,
      })),
    )
    const tested = fc.tuple(text, fc.constantFrom('startsWith', 'endsWith', 'contains'), fc.constantFrom(...fragments)).map(([of, test, part]): RandomRule => {
      const literal = quoted(part).sql
      const sql = test === 'contains' ? `(strpos(${of.sql}, ${literal}) > 0)` : test === 'startsWith' ? `starts_with(${of.sql}, ${literal})` : `(right(${of.sql}, ${part.length}) = ${literal})`
      return { cel: `${of.cel}.${test}(${JSON.stringify(part)})`, sql }
    })
    const sized = fc.oneof(
      named(namesByType.list).map((of): RandomRule => ({ cel: `size(${of.cel})`, sql: `cardinality(${of.sql})::bigint` })),
      text.map((of): RandomRule => ({ cel: `size(${of.cel})`, sql: `char_length(${of.sql})::bigint` })),
    )
    const has = fc.constantFrom(...Object.values(namesByType).flat()).map((name): RandomRule => ({ cel: `has(${name})`, sql: `(${sqlName(name)} IS NOT NULL)` }))
    const codeLeaf = fc.constantFrom(...namesByType.code).chain((name) =>
      fc.oneof(
        ofList(codesOf(name)).map((codes) => listed({ cel: name, sql: sqlName(name) }, codes.map(quoted))),
        compared(fc.constant(inC({ cel: name, sql: sqlName(name) })), fc.constantFrom(...codesOf(name)).map(quoted)),
        compared(fc.constantFrom(...codesOf(name)).map(quoted), fc.constant(inC({ cel: name, sql: sqlName(name) }))),
      ),
    )
    const joined = fc.tuple(fc.constantFrom(['&&', 'AND'], ['||', 'OR']), fc.array(bool, { minLength: 2, maxLength: 4 })).map(
      ([[cel, sql], parts]): RandomRule => ({ cel: `(${parts.map((part) => part.cel).join(` ${cel} `)})`, sql: `(${parts.map((part) => part.sql).join(` ${sql} `)})` }),
    )
    const not = (of: RandomRule): RandomRule => ({ cel: `!${of.cel.startsWith('(') ? of.cel : `(${of.cel})`}`, sql: `(NOT ${of.sql})` })
    const negative = (of: RandomRule): RandomRule => ({ cel: `(-${of.cel.startsWith('-') ? `(${of.cel})` : of.cel})`, sql: `(- ${of.sql})` })
    const divided = (a: RandomRule, operator: string, b: RandomRule): RandomRule => ({ cel: `(${a.cel} ${operator} ${b.cel})`, sql: `(${a.sql} ${operator} NULLIF(${b.sql}, 0))` })
    // Shared out among nobody: what fails must not be rare.
    const shared = fc.tuple(named(namesByType.int), fc.constantFrom('/', '%'), named(namesByType.int), relation).map(([a, operator, b, than]) => infix(divided(a, operator, infix(b, '%', whole(2))), than, whole(1)))
    const once = { maxDepth: 4, depthIdentifier: 'rule' }
    return {
      boolLeaf: fc.oneof(named(namesByType.bool), has, codeLeaf, heldIn, shared),
      bool: fc.oneof(
        { ...once, withCrossShrink: true },
        { weight: 3, arbitrary: tie('boolLeaf') },
        { weight: 1, arbitrary: fc.constantFrom({ cel: 'true', sql: 'TRUE' }, { cel: 'false', sql: 'FALSE' }) },
        { weight: 5, arbitrary: joined },
        { weight: 2, arbitrary: bool.map(not) },
        { weight: 1, arbitrary: choiceOf(bool) },
        { weight: 2, arbitrary: compared(int, int) },
        { weight: 2, arbitrary: compared(double, double) },
        { weight: 1, arbitrary: fc.tuple(int, relation, double).map(([a, operator, b]) => infix(a, operator, b)) },
        { weight: 1, arbitrary: compared(text.map(inC), text.map(inC)) },
        { weight: 1, arbitrary: fc.tuple(bool, fc.constantFrom(['==', '='], ['!=', '<>']), bool).map(([a, [cel, sql], b]) => infix(a, cel!, b, sql)) },
        { weight: 1, arbitrary: fc.tuple(int, fc.array(smallWhole, { minLength: 1, maxLength: 3 })).map(([of, literals]) => listed(of, literals)) },
        { weight: 1, arbitrary: fc.tuple(double, fc.array(someFraction, { minLength: 1, maxLength: 3 })).map(([of, literals]) => listed(of, literals)) },
        { weight: 1, arbitrary: fc.tuple(named(namesByType.text), ofList(texts)).map(([of, literals]) => listed(of, literals.map(quoted))) },
        { weight: 1, arbitrary: tested },
      ),
      int: fc.oneof(
        once,
        named(namesByType.int),
        smallWhole,
        ...(isFree ? [fc.constantFrom(whole(Number.MAX_SAFE_INTEGER), whole(94906267))] : []),
        fc.tuple(int, fc.constantFrom('+', '-'), int).map(([a, operator, b]) => infix(a, operator, b)),
        fc.tuple(int, isFree ? int : smallWhole).map(([a, b]) => infix(a, '*', b)),
        fc.tuple(int, fc.constantFrom('/', '%'), int).map(([a, operator, b]) => divided(a, operator, b)),
        int.map(negative),
        sized,
        choiceOf(int),
      ),
      double: fc.oneof(
        once,
        named(namesByType.double),
        someFraction,
        fc.tuple(double, fc.constantFrom('+', '-'), double).map(([a, operator, b]) => infix(a, operator, b)),
        fc.tuple(double, isFree ? double : someFraction).map(([a, b]) => infix(a, '*', b)),
        fc.tuple(double, isFree ? double : fc.constantFrom(0.5, 2, 12).map(fraction)).map(([a, b]) => divided(a, '/', b)),
        double.map(negative),
        int.map((of): RandomRule => ({ cel: `double(${of.cel})`, sql: `${of.sql}::float8` })),
        choiceOf(double),
      ),
      // A code stands here only inside a choice: beside a literal it has to be one of its list.
      text: fc.oneof(once, named(namesByType.text), choiceOf(fc.oneof(named(namesByType.code), named(namesByType.text))), fc.constantFrom(...texts).map(quoted), choiceOf(text)),
    }
  }).bool
}
