import type { PlainDate } from '../calendar/plain-date.ts'
import { verdictCodes } from './columnar-code.ts'
import { columnarReader, ruleOf, verdictOf, type ColumnarReader } from './columnar-reader.ts'
import { ColumnsBuilder, valueAt, type Columns } from './columns.ts'
import { Home } from './computed-indicators.ts'
import type { HouseholdFacts } from './facts.ts'
import { indicatorReader, type Asked } from './indicators-of.ts'
import { MissingFacts } from './missing-facts.ts'
import { nextTurn } from './next-turn.ts'
import type { Subject } from './population.ts'
import { ruleParts, type RulePart } from './rule-parts.ts'
import { isHolding, valuesRead, type ScreenRule } from './screen-household.ts'
import { isListed, outcomeOf, type ListedOutcome, type ScreenOutcome } from './screen-outcome.ts'

/** Somebody who stands in the list of a rule. */
export type ScreenedRow = { readonly rule: number; readonly areaPath: string; readonly householdId: string; readonly personId: string | null; readonly outcome: ListedOutcome; readonly nextLook?: PlainDate; readonly read?: string }

/** How many there are; `missing` is '' for all of an outcome together, else the name of a fact that they lack. `ALL`: all that were looked at. */
export type ScreenedCount = { readonly rule: number; readonly areaPath: string; readonly outcome: ScreenOutcome | 'ALL'; readonly missing: string; readonly count: number }

export type ScreenedAreas = { readonly rows: readonly ScreenedRow[]; readonly counts: readonly ScreenedCount[] }

/** Rules about one kind of subject, as one reader over columns. */
type Readers = { readonly rules: readonly PlacedRule[]; readonly reader: ColumnarReader; /** Whose expressions the reader was made of, one after another. */ readonly parts: readonly { readonly rule: PlacedRule; readonly part: RulePart }[] }
type PlacedRule = ScreenRule & { readonly place: number }

const subjects = ['household', 'person'] as const

/** Rules read over whole areas at once: made once, then given one area or district after another. */
export class ScreenReaders {
  readonly of: Readonly<Record<Subject, Readers>>

  /** @param rules at most some ten thousand */
  constructor(rules: readonly ScreenRule[]) {
    this.of = { household: readersOf(rules, 'household'), person: readersOf(rules, 'person') }
  }
}

function readersOf(rules: readonly ScreenRule[], subject: Subject): Readers {
  const own = rules.flatMap((rule, place) => (rule.of === subject ? [{ ...rule, place }] : []))
  const parts = own.flatMap((rule) => ruleParts.flatMap((part) => (rule.parts[part] ? [{ rule, part }] : [])))
  return { rules: own, parts, reader: columnarReader(parts.map(({ rule, part }) => rule.parts[part]!)) }
}

/** Takes in households one after another and says what the rules come to for all of them. Agrees with `screenHousehold`. */
export class Screening {
  readonly #readers: ScreenReaders
  readonly #builders: Readonly<Record<Subject, ColumnsBuilder<Asked>>>
  readonly #whose: Readonly<Record<Subject, Whose>> = { household: { facts: [], people: [], areas: [] }, person: { facts: [], people: [], areas: [] } }
  readonly #areas = new Map<string, number>()

  constructor(readers: ScreenReaders) {
    this.#readers = readers
    this.#builders = { household: new ColumnsBuilder(readers.of.household.reader.names, indicatorReader), person: new ColumnsBuilder(readers.of.person.reader.names, indicatorReader) }
  }

  /** Adds one household with its people; one in which nobody lives is not asked about. */
  add(facts: HouseholdFacts): void {
    const home = new Home(facts)
    if (home.members.length === 0) return
    const area = this.#areaOf(facts.household.areaPath ?? '')
    this.#builders.household.add({ home })
    note(this.#whose.household, facts, null, area)
    for (const [personId, member] of home.people) {
      this.#builders.person.add({ home, member })
      note(this.#whose.person, facts, personId, area)
    }
  }

  #areaOf(path: string): number {
    let area = this.#areas.get(path)
    if (area === undefined) this.#areas.set(path, (area = this.#areas.size))
    return area
  }

  /** What the rules came to. */
  finish(): ScreenedAreas {
    const rows: ScreenedRow[] = []
    const counts: ScreenedCount[] = []
    const paths = [...this.#areas.keys()]
    for (const subject of subjects) {
      const readers = this.#readers.of[subject]
      if (readers.rules.length === 0) continue
      const { facts, people, areas } = this.#whose[subject]
      const columns = this.#builders[subject].build()
      const all = new Uint32Array(paths.length)
      for (const area of areas) all[area]! += 1
      const tallies = new Map(readers.rules.map((rule) => [rule, new Tally(paths, all)]))
      read(columns, readers, (row, rule, outcome, missing) => {
        const [householdFacts, personId, area] = [facts[row]!, people[row]!, areas[row]!]
        const tally = tallies.get(rule)!
        tally.add(area, outcome)
        if (outcome === 'UNKNOWN') tally.addMissing(area, missing)
        if (!isListed(outcome)) return
        const nextLook = outcome === 'NEAR' ? nextTurn(rule.parts.when, householdFacts, personId ?? undefined) : undefined
        rows.push({ rule: rule.place, areaPath: paths[area]!, householdId: householdFacts.household.id, personId, outcome, ...(nextLook !== undefined && { nextLook }), ...(rule.raises && isHolding(outcome) && { read: valuesRead(rule.parts.when, (name) => valueAt(columns, name, row)) }) })
      })
      for (const [rule, tally] of tallies) counts.push(...tally.list(rule.place))
    }
    return { rows, counts }
  }
}

/** Whose the rows of columns are: the household, the person, and the area by its number. */
type Whose = { readonly facts: HouseholdFacts[]; readonly people: (string | null)[]; readonly areas: number[] }

function note(whose: Whose, facts: HouseholdFacts, personId: string | null, area: number): void {
  whose.facts.push(facts)
  whose.people.push(personId)
  whose.areas.push(area)
}

type Found = (row: number, rule: PlacedRule, outcome: ScreenOutcome, missing: readonly string[]) => void

function read(columns: Columns, { rules, reader, parts }: Readers, found: Found): void {
  const missing = new Map(rules.map((rule) => [rule, new MissingFacts(rule.parts.when, columns)]))
  const verdicts: Record<RulePart, number> = { when: 0, near: 0, has: 0, covered: 0 }
  const verdictAt = (part: RulePart): number => verdicts[part]
  for (const some of reader.read(columns)) {
    for (let row = 0, at = 0; row < some.rows; row += 1) {
      while (at < some.ends[row]!) {
        const { rule } = parts[ruleOf(some.found[at]!)]!
        verdicts.when = verdicts.near = verdicts.has = verdicts.covered = verdictCodes.false
        for (let one; at < some.ends[row]! && (one = parts[ruleOf(some.found[at]!)]!).rule === rule; at += 1) verdicts[one.part] = verdictOf(some.found[at]!)
        const outcome = outcomeOf(rule.parts, verdictAt)
        if (outcome !== 'NO') found(some.from + row, rule, outcome, outcome === 'UNKNOWN' ? missing.get(rule)!.at(some.from + row) : nothing)
      }
    }
  }
}

const nothing: readonly string[] = []

/** How many there are of one rule, area by area. */
class Tally {
  readonly #paths: readonly string[]
  readonly #outcomes: Map<ScreenedCount['outcome'], Uint32Array>
  /** By the facts that are missing: `MissingFacts` gives the same list for all who lack the same. */
  readonly #missing = new Map<readonly string[], Uint32Array>()

  /** @param all how many were looked at */
  constructor(paths: readonly string[], all: Uint32Array) {
    this.#paths = paths
    this.#outcomes = new Map([['ALL', all]])
  }

  add(area: number, outcome: ScreenOutcome): void {
    this.#bump(this.#outcomes, outcome, area)
  }

  addMissing(area: number, missing: readonly string[]): void {
    this.#bump(this.#missing, missing, area)
  }

  #bump<Key>(tallies: Map<Key, Uint32Array>, key: Key, area: number): void {
    let tally = tallies.get(key)
    if (tally === undefined) tallies.set(key, (tally = new Uint32Array(this.#paths.length)))
    tally[area]! += 1
  }

  list(rule: number): ScreenedCount[] {
    const byFact = new Map<string, Uint32Array>()
    for (const [missing, tally] of this.#missing) {
      for (const name of missing) byFact.set(name, byFact.get(name)?.map((count, area) => count + tally[area]!) ?? tally)
    }
    const listed = (tally: Uint32Array, outcome: ScreenedCount['outcome'], missing: string): ScreenedCount[] => this.#paths.flatMap((areaPath, area) => (tally[area]! > 0 ? [{ rule, areaPath, outcome, missing, count: tally[area]! }] : []))
    return [...[...this.#outcomes].flatMap(([outcome, tally]) => listed(tally, outcome, '')), ...[...byFact].flatMap(([missing, tally]) => listed(tally, 'UNKNOWN', missing))]
  }
}
