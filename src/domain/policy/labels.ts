import { compile, isCompiled } from './compile.ts'
import { evaluate, isUnknown, type Verdict } from './evaluate.ts'
import type { HouseholdFacts } from './facts.ts'
import { indicatorsOf, type Context } from './indicators-of.ts'
import type { Label, Labels, Population, Subject, UnknownLabel } from './population.ts'

/**
 * The populations and focus groups of a plan that hold for a household and for each of its current members on the day of its facts.
 * Computed anew each time and never stored as a fact: somebody of 79 enters "80 or over" on the birthday without anybody editing.
 * A label that cannot be decided stands under `unknown` with the facts that are missing.
 */
export function labelsOf(plan: { readonly populations: readonly Population[] }, facts: HouseholdFacts): Labels {
  const { household, persons, parameter } = indicatorsOf(facts)
  const groups = groupsOf(plan.populations)
  const own = judge(groups.household, { household, parameter })
  const unknown = [...own.unknown]
  const labels: Record<string, readonly Label[]> = {}
  for (const personId of Object.keys(persons)) {
    const found = judge(groups.person, { household, person: persons[personId]!, parameter })
    labels[personId] = found.labels
    for (const one of found.unknown) unknown.push({ ...one, personId })
  }
  return { household: own.labels, persons: labels, unknown }
}

/** A population with its focus groups, ready to be asked. */
type Ready = { readonly label: Label; readonly verdict: (context: Context) => Verdict; readonly focus: readonly Ready[] }
type Judged = { readonly labels: readonly Label[]; readonly unknown: readonly UnknownLabel[] }
/** The populations of a plan by the kind of their subject. */
type Groups = Readonly<Record<Subject, readonly Ready[]>>

const kept = new WeakMap<readonly Population[], Groups>()

function groupsOf(populations: readonly Population[]): Groups {
  let groups = kept.get(populations)
  if (!groups) kept.set(populations, (groups = { household: groupOf(populations, 'household'), person: groupOf(populations, 'person') }))
  return groups
}

function groupOf(populations: readonly Population[], subject: Subject): readonly Ready[] {
  return populations.filter((population) => population.of === subject).map(({ id, title, clause, when, focus }): Ready => ({
    label: { id, title, clause },
    verdict: reader(when, subject),
    focus: focus.map((one) => ({ label: { id: one.id, focusOf: id, title: one.title, clause: one.clause }, verdict: reader(one.when, subject), focus: [] })),
  }))
}

// A plan is checked when it is published. One that was published before the language refused something fails there, and goes on with the rest.
function reader(when: string, subject: Subject): Ready['verdict'] {
  const outcome = compile(when, subject)
  if (isCompiled(outcome)) return (context) => evaluate(outcome, context)
  const refused = { failed: outcome[0]!.code }
  return () => refused
}

function judge(populations: readonly Ready[], context: Context): Judged {
  const [labels, unknown]: [Label[], UnknownLabel[]] = [[], []]
  const holds = ({ label, verdict: verdictIn }: Ready): Verdict => {
    const verdict = verdictIn(context)
    if (verdict === true) labels.push(label)
    else if (verdict !== false) unknown.push({ ...label, ...why(verdict) })
    return verdict
  }
  for (const population of populations) {
    const verdict = holds(population)
    if (verdict === true) population.focus.forEach(holds)
    // Of an undecided population a focus group is undecided too, unless its own rule says no.
    else if (verdict !== false) for (const focus of population.focus) if (focus.verdict(context) !== false) unknown.push({ ...focus.label, ...why(verdict), isBelow: true })
  }
  return { labels, unknown }
}

function why(verdict: Exclude<Verdict, boolean>): Pick<UnknownLabel, 'missing' | 'failed'> {
  return isUnknown(verdict) ? { missing: verdict.unknown } : { missing: [], failed: verdict.failed }
}
