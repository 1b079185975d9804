import type { PlainDate } from '../calendar/plain-date.ts'
import { verdictCodes } from './columnar-code.ts'
import { columnarReader, type ColumnarReader } from './columnar-reader.ts'
import { ColumnsBuilder, contextAt, type Columns } from './columns.ts'
import type { Compiled } from './compile.ts'
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
type Readers = { readonly rules: readonly (ScreenRule & { readonly place: number; readonly at: Readonly<Partial<Record<RulePart, number>>> })[]; readonly reader: ColumnarReader }

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
  const compiled: Compiled[] = []
  const own = rules.flatMap((rule, place) => {
    if (rule.of !== subject) return []
    const at = Object.fromEntries(ruleParts.flatMap((part) => (rule.parts[part] ? [[part, compiled.push(rule.parts[part]) - 1]] : [])))
    return [{ ...rule, place, at }]
  })
  return { rules: own, reader: columnarReader(compiled) }
}

/** Takes in households one after another and says what the rules come to for all of them. Agrees with `screenHousehold`. */
export class Screening {
  readonly #readers: ScreenReaders
  readonly #builders: Readonly<Record<Subject, ColumnsBuilder<Asked>>>
  readonly #whose: Readonly<Record<Subject, { areaPath: string; householdId: string; personId: string | null; facts: HouseholdFacts }[]>> = { household: [], person: [] }

  constructor(readers: ScreenReaders) {
    this.#readers = readers
    this.#builders = { household: new ColumnsBuilder(readers.of.household.reader.names, indicatorReader), person: new ColumnsBuilder(readers.of.person.reader.names, indicatorReader) }
  }

  /** Adds one household with its people; one in which nobody lives is not asked about. */
  add(facts: HouseholdFacts): void {
    const home = new Home(facts)
    if (home.members.length === 0) return
    const [areaPath, householdId] = [facts.household.areaPath ?? '', facts.household.id]
    this.#builders.household.add({ home })
    this.#whose.household.push({ areaPath, householdId, personId: null, facts })
    for (const [personId, member] of home.people) {
      this.#builders.person.add({ home, member })
      this.#whose.person.push({ areaPath, householdId, personId, facts })
    }
  }

  /** What the rules came to. */
  finish(): ScreenedAreas {
    const rows: ScreenedRow[] = []
    const counts = new Counts()
    for (const subject of subjects) {
      const { rules, reader } = this.#readers.of[subject]
      if (rules.length === 0) continue
      const whose = this.#whose[subject]
      for (const { areaPath } of whose) counts.addAll(areaPath)
      const columns = this.#builders[subject].build()
      read(columns, { rules, reader }, (row, rule, outcome, missing) => {
        const { areaPath, householdId, personId, facts } = whose[row]!
        counts.add(areaPath, rule.place, outcome, missing)
        if (!isListed(outcome)) return
        const nextLook = outcome === 'NEAR' ? nextTurn(rule.parts.when, facts, personId ?? undefined) : undefined
        rows.push({ rule: rule.place, areaPath, householdId, personId, outcome, ...(nextLook !== undefined && { nextLook }), ...(rule.raises && isHolding(outcome) && { read: valuesRead(rule.parts.when, contextAt(columns, row)) }) })
      })
      counts.closeAll(rules.map((rule) => rule.place))
    }
    return { rows, counts: counts.list() }
  }
}

type Found = (row: number, rule: Readers['rules'][number], outcome: ScreenOutcome, missing: readonly string[]) => void

function read(columns: Columns, { rules, reader }: Readers, found: Found): void {
  const list = reader.read(columns)
  const missing = rules.map((rule) => new MissingFacts(rule.parts.when, columns))
  const verdicts = new Uint8Array(rules.reduce((sum, rule) => sum + Object.keys(rule.at).length, 0))
  for (let at = 0; at < list.rows.length; ) {
    const row = list.rows[at]!
    verdicts.fill(verdictCodes.false)
    for (; at < list.rows.length && list.rows[at] === row; at += 1) verdicts[list.rules[at]!] = list.verdicts[at]!
    for (const [place, rule] of rules.entries()) {
      const outcome = outcomeOf(rule.parts, (part) => verdicts[rule.at[part]!]!)
      if (outcome !== 'NO') found(row, rule, outcome, outcome === 'UNKNOWN' ? missing[place]!.at(row) : [])
    }
  }
}

/** Of one rule in one area; the unknown by what they lack, as `MissingFacts` gives it: the same list for all who lack the same. */
type Tally = { readonly outcomes: Map<ScreenOutcome, number>; readonly unknown: Map<readonly string[], number> }

class Counts {
  readonly #tallies = new Map<string, Map<number, Tally>>()
  readonly #counts: ScreenedCount[] = []
  #all = new Map<string, number>()

  addAll(areaPath: string): void {
    bump(this.#all, areaPath, 1)
  }

  /** Those that were looked at were looked at by each of these rules. */
  closeAll(rules: readonly number[]): void {
    for (const [areaPath, count] of this.#all) for (const rule of rules) this.#counts.push({ areaPath, rule, outcome: 'ALL', missing: '', count })
    this.#all = new Map()
  }

  add(areaPath: string, rule: number, outcome: ScreenOutcome, missing: readonly string[]): void {
    let area = this.#tallies.get(areaPath)
    if (area === undefined) this.#tallies.set(areaPath, (area = new Map()))
    let tally = area.get(rule)
    if (tally === undefined) area.set(rule, (tally = { outcomes: new Map(), unknown: new Map() }))
    bump(tally.outcomes, outcome, 1)
    if (outcome === 'UNKNOWN') bump(tally.unknown, missing, 1)
  }

  list(): ScreenedCount[] {
    const listed = [...this.#tallies].flatMap(([areaPath, area]) =>
      [...area].flatMap(([rule, { outcomes, unknown }]): ScreenedCount[] => {
        const byFact = new Map<string, number>()
        for (const [missing, count] of unknown) for (const name of missing) bump(byFact, name, count)
        return [...[...outcomes].map(([outcome, count]) => ({ areaPath, rule, outcome, missing: '', count })), ...[...byFact].map(([missing, count]) => ({ areaPath, rule, outcome: 'UNKNOWN' as const, missing, count }))]
      }),
    )
    return [...this.#counts, ...listed]
  }
}

function bump<Key>(counts: Map<Key, number>, key: Key, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by)
}
