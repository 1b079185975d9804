import { verdictCodes } from './columnar-code.ts'
import { rowReader } from './columnar-reader.ts'
import { ColumnsBuilder, contextAt, type Columns } from './columns.ts'
import type { Compiled } from './compile.ts'
import { Home } from './computed-indicators.ts'
import { evaluate, type Verdict } from './evaluate.ts'
import type { HouseholdFacts } from './facts.ts'
import { indicatorReader, type Asked } from './indicators-of.ts'
import { groupRules, peopleGroups, type PeopleGroup } from './people-groups.ts'
import type { Subject } from './population.ts'
import type { RuleParts } from './rule-parts.ts'

/**
 * For how many a rule would hold, how that differs from now, and what the difference comes to in whole fen a month: `moreFen` is paid in
 * addition, `lessFen` no longer. `settled`: so many of those who enter have the aid already, or of those who leave do not have it. `unpriced`:
 * so many whose amount cannot be told; nothing is guessed for them.
 */
export type PreviewCounts = { all: number; holds: number; enters: number; leaves: number; unknown: number; failed: number; moreFen: number; lessFen: number; settled: number; unpriced: number }
/** Somebody for whom a rule would begin or cease to hold. */
export type Previewed = { readonly householdId: string; readonly personId: string | null }
/** Code of the first error of a rule, and for whom it came. */
export type PreviewFailure = { readonly code: string; readonly at: Previewed }
/** `other`: of none of the kinds. */
export type PreviewGroup = PeopleGroup | 'other'
export type Preview = {
  readonly byArea: ReadonlyMap<string, PreviewCounts>
  readonly byGroup: ReadonlyMap<PreviewGroup, PreviewCounts>
  readonly entering: readonly Previewed[]
  readonly leaving: readonly Previewed[]
  readonly failure?: PreviewFailure
}

/** What everything begins with. */
export function noCounts(): PreviewCounts {
  return { all: 0, holds: 0, enters: 0, leaves: 0, unknown: 0, failed: 0, moreFen: 0, lessFen: 0, settled: 0, unpriced: 0 }
}

type State = 'now' | 'next'
type Rows = { readonly builders: Readonly<Record<State, ColumnsBuilder<Asked>>>; columns?: Readonly<Record<State, Columns>>; kinds?: Kinds; readonly households: string[]; readonly persons: (string | null)[]; readonly areas: number[] }

/**
 * The households and people of a district in columns, kept to try changed rules on; and, where parameters are to change, a second time as
 * they would stand then.
 */
export class PreviewColumns {
  readonly #rows: Readonly<Record<Subject, Rows>>
  readonly #paths: string[] = []
  readonly #placeOf = new Map<string, number>()

  /**
   * @param names full names of the indicators that rules may read here
   * @param isTwofold whether each household comes with what it would be as well
   */
  constructor(names: readonly string[], isTwofold = false) {
    const rows = (subject: Subject): Rows => {
      const own = subject === 'person' ? [...names, ...groupRules().flatMap((group) => group.names)] : names.filter((name) => !name.startsWith('person.'))
      const now = new ColumnsBuilder(own, indicatorReader)
      return { builders: { now, next: isTwofold ? new ColumnsBuilder(own, indicatorReader) : now }, households: [], persons: [], areas: [] }
    }
    this.#rows = { household: rows('household'), person: rows('person') }
  }

  /**
   * Adds a household with its people; one in which nobody lives is left out.
   * @param next as it would stand with other parameters
   */
  add(facts: HouseholdFacts, next?: HouseholdFacts): void {
    const lived = (state: State, of: HouseholdFacts) => {
      const home = new Home(of)
      return { state, home, people: home.people }
    }
    const now = lived('now', facts)
    if (now.people.size === 0) return
    const states = next ? [now, lived('next', next)] : [now]
    const area = this.#area(facts.household.areaPath ?? '')
    const put = ({ builders, households, persons, areas }: Rows, personId: string | null): void => {
      for (const { state, home, people } of states) builders[state].add({ home, ...(personId !== null && { member: people.get(personId)! }) })
      households.push(facts.household.id)
      persons.push(personId)
      areas.push(area)
    }
    put(this.#rows.household, null)
    for (const personId of now.people.keys()) put(this.#rows.person, personId)
  }

  #area(path: string): number {
    let place = this.#placeOf.get(path)
    if (place === undefined) this.#placeOf.set(path, (place = this.#paths.push(path) - 1))
    return place
  }

  #columnsOf(rows: Rows): Readonly<Record<State, Columns>> {
    if (rows.columns === undefined) {
      const { now, next } = rows.builders
      const columns = now.build()
      rows.columns = { now: columns, next: next === now ? columns : next.build() }
    }
    return rows.columns
  }

  #kindsOf(subject: Subject): Kinds {
    const { household, person } = this.#rows
    const ofPeople = (person.kinds ??= counted(kindsOf(this.#columnsOf(person).now)))
    return subject === 'person' ? ofPeople : (household.kinds ??= counted(ofHouseholds(household.households, person.households, ofPeople.of)))
  }

  /**
   * Who would enter and who would leave if a rule read so, and what it would cost: of a rule about an aid, nobody who has the aid costs
   * more by entering, and only who has it costs less by leaving. Of whom it cannot be told any more neither leaves nor is reckoned.
   * @param published as it reads now; without one everybody for whom the rule would hold enters
   * @param areaOf the area under which a path is counted
   * @param most so many of those who enter and of those who leave are named
   */
  preview(rule: RuleParts, published: RuleParts | undefined, areaOf: (areaPath: string) => string, most: number): Preview {
    const rows = this.#rows[rule.when.subject]
    const columns = this.#columnsOf(rows)
    const next = new Tried(rule, columns.next)
    const now = published && new Tried({ ...published, ...(!published.amount && rule.amount && { amount: rule.amount }) }, columns.now)
    const kinds = this.#kindsOf(rule.when.subject)
    const byKind = kinds.all.map((all) => ({ ...noCounts(), all }))
    const byArea = new Map<string, PreviewCounts>()
    const countsOf = this.#paths.map((path) => {
      const area = areaOf(path)
      let counts = byArea.get(area)
      if (counts === undefined) byArea.set(area, (counts = noCounts()))
      return counts
    })
    const [entering, leaving]: [Previewed[], Previewed[]] = [[], []]
    const whoAt = (row: number): Previewed => ({ householdId: rows.households[row]!, personId: rows.persons[row]! })
    const note = (found: Previewed[], row: number): void => {
      if (found.length < most) found.push(whoAt(row))
    }
    let failure: PreviewFailure | undefined
    for (let row = 0; row < rows.areas.length; row += 1) {
      const area = countsOf[rows.areas[row]!]!
      area.all += 1
      const verdict = next.when(row)
      const heldBefore = now !== undefined && now.when(row) === verdictCodes.true
      if (verdict === verdictCodes.false && !heldBefore) continue
      const holds = verdict === verdictCodes.true
      const [enters, leaves] = [holds && !heldBefore, heldBefore && verdict === verdictCodes.false]
      const settled = (enters && next.isPaid(row)) || (leaves && now!.isUnpaid(row)) ? 1 : 0
      const fen = settled === 1 ? 0 : enters ? next.amount(row) : leaves ? -now!.amount(row) : holds ? next.raised(row, now!) : 0
      tally(area, verdict, enters, leaves, fen, settled)
      for (let kind = kinds.of[row]!; kind !== 0; kind &= kind - 1) tally(byKind[placeOfLowest(kind)]!, verdict, enters, leaves, fen, settled)
      if (verdict === verdictCodes.failed) failure ??= { code: failureOf(evaluate(rule.when, contextAt(columns.next, row))), at: whoAt(row) }
      if (enters) note(entering, row)
      if (leaves) note(leaving, row)
    }
    for (const [area, counts] of byArea) if (counts.all === 0) byArea.delete(area)
    const byGroup = new Map(([...peopleGroups, 'other'] as const).flatMap((group, at) => (byKind[at]!.all > 0 ? [[group, byKind[at]!] as const] : [])))
    return { byArea, byGroup, entering, leaving, ...(failure && { failure }) }
  }
}

/** A rule over columns, asked row by row: whether it holds, and what it comes to in fen, NaN where nobody can tell. One without an amount costs nothing. */
class Tried {
  readonly when: (row: number) => number
  readonly amount: (row: number) => number
  readonly #columns: Columns
  readonly #amountText: string | undefined
  readonly #has: ((row: number) => boolean) | undefined
  readonly #covered: ((row: number) => boolean) | undefined

  constructor(parts: RuleParts, columns: Columns) {
    const holds = (part: Compiled | undefined) => {
      const read = part && rowReader(part, columns)
      return read && ((row: number): boolean => read(row) === verdictCodes.true)
    }
    this.when = rowReader(parts.when, columns)
    this.#columns = columns
    this.#amountText = parts.amount?.expression
    this.amount = parts.amount ? inFen(rowReader(parts.amount, columns)) : () => 0
    this.#has = holds(parts.has)
    this.#covered = holds(parts.covered)
  }

  /** Whether somebody has the aid, or perhaps so, as the household as a whole has it. */
  isPaid(row: number): boolean {
    return this.#has?.(row) === true || this.#covered?.(row) === true
  }

  /** Whether somebody is known not to have the aid. */
  isUnpaid(row: number): boolean {
    return this.#has?.(row) === false
  }

  /** How much more than before somebody is paid for whom it held and holds. */
  raised(row: number, before: Tried): number {
    const isSame = this.#amountText === before.#amountText && this.#columns === before.#columns
    return isSame || this.isUnpaid(row) ? 0 : this.amount(row) - before.amount(row)
  }
}

/** Nobody is paid ten million yuan a month: more is a slip of the pen, and could not be summed. */
const mostFen = 1_000_000_000

// Nobody pays less than nothing; a month is rounded once.
function inFen(yuan: (row: number) => number): (row: number) => number {
  return (row) => {
    const fen = Math.round(yuan(row) * 100)
    return fen <= mostFen ? Math.max(0, fen) : NaN
  }
}

function tally(counts: PreviewCounts, verdict: number, enters: boolean, leaves: boolean, fen: number, settled: number): void {
  counts.settled += settled
  if (verdict === verdictCodes.true) counts.holds += 1
  if (enters) counts.enters += 1
  if (leaves) counts.leaves += 1
  if (verdict === verdictCodes.unknown) counts.unknown += 1
  if (verdict === verdictCodes.failed) counts.failed += 1
  if (fen > 0) counts.moreFen += fen
  else if (fen < 0) counts.lessFen -= fen
  else if (Number.isNaN(fen)) counts.unpriced += 1
}

/** Of which kinds each row is, a bit for each and the last for those of none; and how many are of each. */
type Kinds = { readonly of: Uint16Array; readonly all: readonly number[] }
const ofNone = 1 << peopleGroups.length

function kindsOf(columns: Columns): Uint16Array {
  const readers = groupRules().map((group) => rowReader(group, columns))
  return Uint16Array.from({ length: columns.rows }, (_, row) => {
    let kinds = 0
    for (let at = 0; at < readers.length; at += 1) if (readers[at]!(row) === verdictCodes.true) kinds |= 1 << at
    return kinds === 0 ? ofNone : kinds
  })
}

/** A household is of the kinds of its people. People stand behind each other in the order of their households. */
function ofHouseholds(households: readonly string[], householdOfPeople: readonly string[], ofPeople: Uint16Array): Uint16Array {
  let person = 0
  return Uint16Array.from(households, (household) => {
    let kinds = 0
    for (; householdOfPeople[person] === household; person += 1) kinds |= ofPeople[person]!
    return kinds === ofNone ? kinds : kinds & ~ofNone
  })
}

function counted(of: Uint16Array): Kinds {
  const all = [...peopleGroups, undefined].map(() => 0)
  for (const kinds of of) for (let rest = kinds; rest !== 0; rest &= rest - 1) all[placeOfLowest(rest)]! += 1
  return { of, all }
}

function placeOfLowest(kinds: number): number {
  return 31 - Math.clz32(kinds & -kinds)
}

function failureOf(verdict: Verdict): string {
  return typeof verdict === 'object' && 'failed' in verdict ? verdict.failed : ''
}
