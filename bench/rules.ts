// One district of invented people, its facts drawn by a small generator of its own so that every run sees the same ones.
import { addDays } from '#domain/calendar/plain-date.ts'
import { codeOf, columnarReader, type ColumnarReader, type Verdicts } from '#domain/policy/columnar-reader.ts'
import { ColumnsBuilder, contextAt, contextReader, type Columns } from '#domain/policy/columns.ts'
import { compile, isCompiled, type Compiled } from '#domain/policy/compile.ts'
import { evaluate } from '#domain/policy/evaluate.ts'
import type { Aid, Fact, FactValue, HouseholdFacts, MemberFacts } from '#domain/policy/facts.ts'
import { indicatorsOf, type Context } from '#domain/policy/indicators-of.ts'
import { trace } from '#domain/policy/trace.ts'
import { libraryVerdict } from '#test/library-verdict.ts'
import { planOf } from '#test/plan-files.ts'
import { verdictsIn } from '#test/verdicts-in.ts'
import type { Measured } from './main.ts'
import { median, round } from './median.ts'
import { jsonRulesEngine, readInJson } from './rules-in-json.ts'
import { hasNumpy, readInNumpy } from './rules-in-numpy.ts'

const households = 350_000
/** People who are also evaluated one by one: all of them would take minutes. */
const sampled = 20_000
const rounds = 5
const today = '2022-04-29'

/** What a district asks beside the populations of the plan. */
const further = [
  'household.incomeRatio < 1.0 && size(household.aid) == 0 && size(household.memberAid) == 0',
  'household.incomeRatio >= 1.0 && household.incomeRatio < 1.5 && size(household.aid) == 0',
  'household.incomeRatio < 2.0 && household.spent.medical >= 0.6 * household.income12m',
  '"DIBAO" in household.aid && household.incomeRatio > 1.0',
  'household.assets.savings > 24.0 * 700.0 * double(household.size) && "DIBAO" in household.aid',
  'person.disability.level <= 2 && !("DISABILITY_NURSING" in person.aid)',
  'household.size == household.elders && household.size > 1',
  'household.children == household.size',
  '"TEKUN" in person.aid && person.workAbility == "ABLE"',
  'person.age >= 60 && household.size == 1 && household.incomeRatio < 2.0',
  'person.disability.cardUntil < "2022-06-30"',
  'person.age >= 80 && !("AGE_ALLOWANCE" in person.aid)',
  'household.dibao.lastReviewOn < "2021-04-29" && "DIBAO" in household.aid',
  'has(household.hukouType) && household.hukouType == "1" && household.income12m < 12.0 * 800.0 * double(household.size)',
  'person.workState in ["UNEMPLOYED"] && person.age >= 18 && person.age < 60',
]
const ruleCount = 30

/** P2 (computing alone), P3 and P4: rules of a district in columns beside the same rules evaluated one by one. */
export async function measureRules(): Promise<Measured> {
  const rules = rulesOf()
  const reader = columnarReader(rules)
  const begun = performance.now()
  const { columns, sample } = makeDistrict(reader.names)
  const madeMs = performance.now() - begun
  checkAgreement(rules, reader, columns, sample)
  const [inColumns, oneByOne, byLibrary, oneRule, traced, making, inNumpy]: [number[], number[], number[], number[], number[], number[], number[]] = [[], [], [], [], [], [], []]
  for (let n = 0; n < rounds; n += 1) {
    // As often, one after another, as numpy.
    inColumns.push(median(Array.from({ length: rounds }, () => timed(() => counted(reader.read(columns))))))
    oneByOne.push(timed(() => each(sample, rules, evaluate)))
    byLibrary.push(timed(() => each(sample.slice(0, sampled / 10), rules, libraryVerdict)))
    oneRule.push(timed(() => counted(columnarReader([rules[n * 6]!]).read(columns))))
    traced.push(timed(() => each(sample.slice(0, 1000), rules, trace)) / 1000)
    making.push(timed(() => columnarReader(rules)))
    if (!hasNumpy()) continue
    const numpy = readInNumpy(rules, columns, rounds)
    if (n === 0) checkCounts(rules, reader, columns, numpy.counts)
    inNumpy.push(numpy.milliseconds)
  }
  const engine = await jsonRulesEngine()
  const asked = sample.slice(0, sampled / 10)
  const inJson: number[] = []
  for (let n = 0; engine && n < rounds; n += 1) {
    const { milliseconds, holds } = await readInJson(engine, rules, asked)
    checkHolds(rules, asked, holds)
    inJson.push(milliseconds)
  }
  const perMillion = (ms: number, people: number) => (ms / people) * 1_000_000
  const [columnsMs, singleMs, libraryMs] = [perMillion(median(inColumns), columns.rows), perMillion(median(oneByOne), sampled), perMillion(median(byLibrary), sampled / 10)]
  const jsonMs = perMillion(median(inJson), asked.length)
  return {
    job: 'P2 screen, computing alone',
    figures: {
      what: `${ruleCount} rules about each of ${columns.rows} people in ${households} households, median of ${rounds} rounds; one by one from ${sampled} of them, by the CEL library from ${sampled / 10}`,
      inventingFactsIndicatorsAndColumnsMs: round(madeMs, 0),
      perMillionPeople: { inColumnsMs: round(columnsMs, 0), oneByOneMs: round(singleMs, 0), byTheLibraryMs: round(libraryMs, 0) },
      timesFasterThanOneByOne: round(singleMs / columnsMs, 0),
      timesFasterThanTheLibrary: round(libraryMs / columnsMs, 0),
      numpy: inNumpy.length > 0 ? { ms: round(median(inNumpy), 0), inColumnsMs: round(median(inColumns), 0), timesNumpy: round(median(inColumns.map((ms, n) => ms / inNumpy[n]!))), bar: 1 } : 'not installed',
      jsonRulesEngine: engine ? { perMillionPeopleMs: round(jsonMs, 0), timesFaster: round(jsonMs / columnsMs, 0), bar: 400 } : 'not installed',
      writingTheCodeMs: round(median(making)),
      previewOfOneRule: { what: 'P3: one changed rule, its code written and run, over all of them', ms: round(median(oneRule)), bar: 100 },
      onePerson: { what: `P4: ${ruleCount} rules traced`, ms: round(median(traced), 4) },
    },
  }
}

function rulesOf(): Compiled[] {
  const { populations } = planOf('jintan-2022')
  const ofPlan = populations.flatMap((population) => [population.when, ...population.focus.map((focus) => focus.when)])
  const all = [...new Set([...ofPlan, ...further])].slice(0, ruleCount).map((rule) => compile(rule, 'person'))
  if (all.length !== ruleCount || !all.every(isCompiled)) throw new Error(`not ${ruleCount} rules: ${JSON.stringify(all.filter((one) => !isCompiled(one)))}`)
  return all
}

function makeDistrict(names: readonly string[]): { columns: Columns; sample: Context[] } {
  const draw = drawing(2022)
  const builder = new ColumnsBuilder(names, contextReader)
  const sample: Context[] = []
  for (let n = 0; n < households; n += 1) {
    const { household, persons, parameter } = indicatorsOf(someHousehold(n, draw))
    for (const person of Object.values(persons)) {
      const context = { household, person, parameter }
      builder.add(context)
      if (sample.length < sampled) sample.push(context)
    }
  }
  return { columns: builder.build(), sample }
}

/** A whole number from 0 to below `n`. */
type Draw = (n: number) => number

function drawing(seed: number): Draw {
  let state = seed
  return (n) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * n)
  }
}

const given = (values: Record<string, FactValue | undefined>): Record<string, Fact> =>
  Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, { value, asOf: '2022-03-28', source: 'import' }]])))
const kinds = (held: Record<string, boolean>): Aid[] => Object.entries(held).flatMap(([kind, holds]) => (holds ? [{ kind }] : []))

function someHousehold(n: number, draw: Draw): HouseholdFacts {
  const oneOf = <T>(...values: T[]): T => values[draw(values.length)]!
  const size = 1 + draw(3) + draw(3)
  const isDibao = draw(20) === 0
  const income = 400_000 + draw(6_000_000)
  return {
    asOf: today,
    household: {
      id: `h${n}`,
      areaPath: 'd/t/v/',
      facts: given({ hukouType: oneOf('1', '2'), income12m: draw(5) === 0 ? undefined : income, 'spent.medical': draw(4) === 0 ? draw(income) : undefined, 'assets.savings': draw(3) === 0 ? draw(20_000_000) : undefined, fpSpecialSupport: draw(3) === 0 ? undefined : draw(100) === 0, agedParentCarer: draw(3) === 0 ? undefined : draw(80) === 0, 'dibao.lastReviewOn': isDibao ? addDays(today, -draw(700)) : undefined }),
      aid: kinds({ DIBAO: isDibao }),
    },
    members: Array.from({ length: size }, (_, place) => somebody(n, place, draw)),
    parameters: [{ name: 'dibaoStandard', areaPath: 'd/', hukou: '', from: '2021-07-01', value: 80_000, recordedAt: '2021-07-01T00:00:00Z' }],
  }
}

function somebody(n: number, place: number, draw: Draw): MemberFacts {
  const oneOf = <T>(...values: T[]): T => values[draw(values.length)]!
  const age = draw(97)
  const isDisabled = draw(15) === 0
  const isKnown = draw(3) > 0
  return {
    personId: `p${n}-${place}`,
    name: '某',
    isHead: place === 0,
    sex: oneOf('MALE', 'FEMALE'),
    ...(draw(50) > 0 && { birthDate: addDays(today, -Math.floor(age * 365.25) - draw(365)) }),
    facts: given({
      'disability.kind': isDisabled ? oneOf('PHYSICAL', 'VISUAL', 'INTELLECTUAL') : isKnown ? 'NONE' : undefined,
      'disability.level': isDisabled ? 1 + draw(4) : undefined,
      'disability.cardUntil': isDisabled ? addDays(today, draw(3000) - 300) : undefined,
      livingState: isKnown && age >= 60 ? oneOf('LIVES_ALONE', 'EMPTY_NEST', 'WITH_FAMILY') : undefined,
      selfCare: draw(12) === 0 ? oneOf('ABLE', 'PARTLY_LOST', 'LOST') : undefined,
      seriousIllness: isKnown ? draw(40) === 0 : undefined,
      fixedIncome: isKnown ? draw(2) === 0 : undefined,
      leftBehind: age < 16 && isKnown ? draw(10) === 0 : undefined,
    }),
    aid: kinds({ TEKUN: draw(150) === 0, DISABILITY_NURSING: isDisabled && draw(2) === 0, DISABILITY_LIVING: isDisabled && draw(3) === 0, AGE_ALLOWANCE: age >= 80 && draw(4) > 0 }),
  }
}

function each(contexts: readonly Context[], rules: readonly Compiled[], read: (rule: Compiled, context: Context) => unknown): void {
  for (const context of contexts) for (const rule of rules) read(rule, context)
}

/** A fast answer that differs is no answer. */
function checkAgreement(rules: readonly Compiled[], reader: ColumnarReader, columns: Columns, sample: readonly Context[]): void {
  const read = new Uint8Array(sample.length * rules.length)
  for (const [row, rule, verdict] of verdictsIn(reader.read(columns))) if (row < sample.length) read[row * rules.length + rule] = verdict
  for (const [row, context] of sample.entries()) {
    for (const [place, rule] of rules.entries()) {
      if (codeOf(evaluate(rule, context)) !== read[row * rules.length + place]) throw new Error(`columns and one by one differ: ${rule.expression} on ${JSON.stringify(contextAt(columns, row), (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))}`)
    }
  }
}

function checkCounts(rules: readonly Compiled[], reader: ColumnarReader, columns: Columns, counts: readonly (readonly [number, number])[]): void {
  const own = rules.map(() => [0, 0] as [number, number])
  for (const [, place, verdict] of verdictsIn(reader.read(columns))) own[place]![verdict === codeOf(true) ? 0 : 1] += 1
  for (const [place, rule] of rules.entries()) if (String(own[place]) !== String(counts[place])) throw new Error(`numpy and columns differ: ${rule.expression}: ${counts[place]} and ${own[place]}`)
}

/** How many verdicts there are. */
function counted(all: Iterable<Verdicts>): number {
  let count = 0
  for (const { rows, ends } of all) count += ends[rows - 1]!
  return count
}

function checkHolds(rules: readonly Compiled[], contexts: readonly Context[], holds: readonly ReadonlySet<number>[]): void {
  for (const [at, context] of contexts.entries()) {
    for (const [place, rule] of rules.entries()) if ((evaluate(rule, context) === true) !== holds[at]!.has(place)) throw new Error(`json-rules-engine differs: ${rule.expression}`)
  }
}

function timed(run: () => unknown): number {
  const begun = performance.now()
  run()
  return performance.now() - begun
}
