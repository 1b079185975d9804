import { verdictCodes } from './columnar-code.ts'
import { columnarReader, ruleOf, verdictOf, type ColumnarReader } from './columnar-reader.ts'
import { ColumnsBuilder } from './columns.ts'
import { compile, isCompiled, type Compiled } from './compile.ts'
import { Home } from './computed-indicators.ts'
import type { HouseholdFacts } from './facts.ts'
import { indicatorReader, type Asked } from './indicators-of.ts'
import type { Population, Subject } from './population.ts'

/** Ids of the labels that hold, and of those that nobody can decide yet, in the order of the plan. */
export type LabelIds = { readonly held: readonly string[]; readonly undecided: readonly string[] }

/** The labels of a household and of each of its current members by id, and which of the other rules hold for it. */
export type LabelledHousehold = { readonly household: LabelIds; readonly persons: ReadonlyMap<string, LabelIds>; readonly holding: readonly boolean[] }

/** Judges many households at once. */
export type LabelReader = (households: readonly HouseholdFacts[]) => readonly LabelledHousehold[]

/**
 * Reads the populations and focus groups of a plan over many households at once, in columns. Agrees with `labelsOf`, which tells besides
 * which facts are missing. Making one costs milliseconds: keep it with its plan.
 * @param others rules about a household of which it is only told whether they hold; what is unknown does not
 */
export function labelReader({ populations }: { readonly populations: readonly Population[] }, others: readonly Compiled[] = []): LabelReader {
  const groups = { household: new Groups(populations, 'household', others), person: new Groups(populations, 'person', []) }
  return (households) => {
    const homes = households.map((facts) => new Home(facts))
    const people = homes.map((home) => [...home.people])
    const ofHousehold = groups.household.read(homes.map((home) => ({ home })))
    const ofPerson = groups.person.read(homes.flatMap((home, at) => people[at]!.map(([, member]) => ({ home, member }))))
    let next = 0
    return people.map((members, at): LabelledHousehold => {
      const { ids, holding } = ofHousehold[at]!
      return { household: ids, persons: new Map(members.map(([personId]) => [personId, ofPerson[next++]!.ids])), holding }
    })
  }
}

/** A population or focus group with the place of its rule; absent for a rule that the language refuses since it was published, and which nobody can decide. */
type Group = { readonly id: string; readonly rule: number | undefined; readonly focus: readonly Group[] }

const mostKnown = 5000

/** The groups of a plan about one kind of subject, as one reader over columns. */
class Groups {
  readonly #groups: readonly Group[]
  readonly #others: readonly number[]
  readonly #reader: ColumnarReader
  readonly #verdicts: Uint8Array
  readonly #known = new Map<string, LabelIds>()

  constructor(populations: readonly Population[], subject: Subject, others: readonly Compiled[]) {
    const rules: Compiled[] = []
    const placeOf = (when: string): number | undefined => {
      const outcome = compile(when, subject)
      return isCompiled(outcome) ? rules.push(outcome) - 1 : undefined
    }
    this.#groups = populations.filter((one) => one.of === subject).map(({ id, when, focus }) => ({ id, rule: placeOf(when), focus: focus.map((one) => ({ id: one.id, rule: placeOf(one.when), focus: [] })) }))
    this.#others = others.map((one) => rules.push(one) - 1)
    this.#reader = columnarReader(rules)
    this.#verdicts = new Uint8Array(rules.length)
  }

  read(asked: readonly Asked[]): readonly { readonly ids: LabelIds; readonly holding: readonly boolean[] }[] {
    const columns = new ColumnsBuilder(this.#reader.names, indicatorReader)
    for (const one of asked) columns.add(one)
    const judged: { ids: LabelIds; holding: readonly boolean[] }[] = []
    for (const { rows, ends, found } of this.#reader.read(columns.build())) {
      for (let row = 0, at = 0; row < rows; row += 1) {
        this.#verdicts.fill(verdictCodes.false)
        for (; at < ends[row]!; at += 1) this.#verdicts[ruleOf(found[at]!)] = verdictOf(found[at]!)
        judged.push({ ids: this.#judge(), holding: this.#others.map((rule) => this.#verdicts[rule] === verdictCodes.true) })
      }
    }
    return judged
  }

  // Of a hundred thousand people a few hundred differ in what the rules say of them.
  #judge(): LabelIds {
    const key = String.fromCharCode(...this.#verdicts)
    let ids = this.#known.get(key)
    if (!ids) {
      if (this.#known.size >= mostKnown) this.#known.clear()
      this.#known.set(key, (ids = this.#judgeAnew()))
    }
    return ids
  }

  // As `judge` in labels.ts.
  #judgeAnew(): LabelIds {
    const [held, undecided]: [string[], string[]] = [[], []]
    const judge = ({ id, rule }: Group): number => {
      const verdict = this.#verdictOf(rule)
      if (verdict === verdictCodes.true) held.push(id)
      else if (verdict !== verdictCodes.false) undecided.push(id)
      return verdict
    }
    for (const group of this.#groups) {
      const verdict = judge(group)
      if (verdict === verdictCodes.true) group.focus.forEach(judge)
      else if (verdict !== verdictCodes.false) for (const focus of group.focus) if (this.#verdictOf(focus.rule) !== verdictCodes.false) undecided.push(focus.id)
    }
    return { held, undecided }
  }

  #verdictOf(rule: number | undefined): number {
    return rule === undefined ? verdictCodes.failed : this.#verdicts[rule]!
  }
}
