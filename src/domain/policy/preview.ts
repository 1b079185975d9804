import { verdictCodes } from './columnar-code.ts'
import { columnarReader } from './columnar-reader.ts'
import { ColumnsBuilder, contextAt, type Columns } from './columns.ts'
import type { Compiled } from './compile.ts'
import { Home } from './computed-indicators.ts'
import { evaluate, type Verdict } from './evaluate.ts'
import type { HouseholdFacts } from './facts.ts'
import { indicatorReader, type Asked } from './indicators-of.ts'
import type { Subject } from './population.ts'

/** For how many a rule would hold, and how that differs from now. */
export type PreviewCounts = { all: number; holds: number; enters: number; leaves: number; unknown: number; failed: number }
/** Somebody for whom a rule would begin or cease to hold. */
export type Previewed = { readonly householdId: string; readonly personId: string | null }
/** Code of the first error of a rule, and for whom it came. */
export type PreviewFailure = { readonly code: string; readonly at: Previewed }
export type Preview = { readonly byArea: ReadonlyMap<string, PreviewCounts>; readonly entering: readonly Previewed[]; readonly leaving: readonly Previewed[]; readonly failure?: PreviewFailure }

type Rows = { builder: ColumnsBuilder<Asked>; columns?: Columns; readonly households: string[]; readonly persons: (string | null)[]; readonly areas: number[] }

/** The households and people of a district in columns, kept to try changed rules on. */
export class PreviewColumns {
  readonly names: ReadonlySet<string>
  readonly #rows: Readonly<Record<Subject, Rows>>
  readonly #paths: string[] = []
  readonly #placeOf = new Map<string, number>()

  /** @param names full names of the indicators that rules may read here */
  constructor(names: readonly string[]) {
    this.names = new Set(names)
    const rows = (own: readonly string[]): Rows => ({ builder: new ColumnsBuilder(own, indicatorReader), households: [], persons: [], areas: [] })
    this.#rows = { household: rows(names.filter((name) => !name.startsWith('person.'))), person: rows(names) }
  }

  /** Adds a household with its people; one in which nobody lives is left out. */
  add(facts: HouseholdFacts): void {
    const home = new Home(facts)
    if (home.members.length === 0) return
    const area = this.#area(facts.household.areaPath ?? '')
    const put = (rows: Rows, personId: string | null): void => {
      rows.households.push(facts.household.id)
      rows.persons.push(personId)
      rows.areas.push(area)
    }
    this.#rows.household.builder.add({ home })
    put(this.#rows.household, null)
    for (const [personId, member] of home.people) {
      this.#rows.person.builder.add({ home, member })
      put(this.#rows.person, personId)
    }
  }

  #area(path: string): number {
    let place = this.#placeOf.get(path)
    if (place === undefined) this.#placeOf.set(path, (place = this.#paths.push(path) - 1))
    return place
  }

  /**
   * Who would enter and who would leave if a rule read so.
   * @param published as it reads now; without one everybody for whom the rule would hold enters
   * @param groupOf the area under which a path is counted
   * @param most so many of those who enter and of those who leave are named
   */
  preview(rule: Compiled, published: Compiled | undefined, groupOf: (areaPath: string) => string, most: number): Preview {
    const rows = this.#rows[rule.subject]
    rows.columns ??= rows.builder.build()
    const list = columnarReader(published ? [rule, published] : [rule]).read(rows.columns)
    const byArea = new Map<string, PreviewCounts>()
    const countsOf = this.#paths.map((path) => {
      const group = groupOf(path)
      let counts = byArea.get(group)
      if (counts === undefined) byArea.set(group, (counts = { all: 0, holds: 0, enters: 0, leaves: 0, unknown: 0, failed: 0 }))
      return counts
    })
    for (const area of rows.areas) countsOf[area]!.all += 1
    const [entering, leaving]: [Previewed[], Previewed[]] = [[], []]
    const whoAt = (row: number): Previewed => ({ householdId: rows.households[row]!, personId: rows.persons[row]! })
    const note = (found: Previewed[], row: number): void => {
      if (found.length < most) found.push(whoAt(row))
    }
    let failure: PreviewFailure | undefined
    for (let at = 0; at < list.rows.length; ) {
      const row = list.rows[at]!
      let [next, now]: [number, number] = [verdictCodes.false, verdictCodes.false]
      for (; at < list.rows.length && list.rows[at] === row; at += 1) {
        if (list.rules[at] === 0) next = list.verdicts[at]!
        else now = list.verdicts[at]!
      }
      const counts = countsOf[rows.areas[row]!]!
      if (next === verdictCodes.true) counts.holds += 1
      if (next === verdictCodes.unknown) counts.unknown += 1
      if (next === verdictCodes.failed) {
        counts.failed += 1
        failure ??= { code: failureOf(evaluate(rule, contextAt(rows.columns, row))), at: whoAt(row) }
      }
      if (next === verdictCodes.true && now !== verdictCodes.true) {
        counts.enters += 1
        note(entering, row)
      }
      if (now === verdictCodes.true && next !== verdictCodes.true) {
        counts.leaves += 1
        note(leaving, row)
      }
    }
    for (const [group, counts] of byArea) if (counts.all === 0) byArea.delete(group)
    return { byArea, entering, leaving, ...(failure && { failure }) }
  }
}

function failureOf(verdict: Verdict): string {
  return typeof verdict === 'object' && 'failed' in verdict ? verdict.failed : ''
}
