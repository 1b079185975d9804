import { compile, isCompiled } from './compile.ts'
import { isUnknown, type Verdict } from './evaluate.ts'
import type { HouseholdFacts } from './facts.ts'
import { indicatorsOf, type Context } from './indicators-of.ts'
import type { Label, Labels, Population, UnknownLabel } from './population.ts'
import { rememberedVerdict } from './remembered-verdict.ts'

/**
 * The populations and focus groups of a plan that hold for a household and for each of its current members on the day of its facts.
 * Computed anew each time and never stored as a fact: somebody of 79 enters "80 or over" on the birthday without anybody editing.
 * A label that cannot be decided stands under `unknown` with the facts that are missing.
 */
export function labelsOf(plan: { readonly populations: readonly Population[] }, facts: HouseholdFacts): Labels {
  const { household, persons } = indicatorsOf(facts)
  const unknown: UnknownLabel[] = []
  const labelsFor = (subject: Population['of'], context: Context, personId?: string): Label[] =>
    plan.populations
      .filter((population) => population.of === subject)
      .flatMap((population) => {
        const found = held(population, population.when, context, {}, personId, unknown)
        if (found.length === 0) return []
        return [...found, ...population.focus.flatMap((focus) => held({ ...focus, of: subject }, focus.when, context, { focusOf: population.id }, personId, unknown))]
      })
  return {
    household: labelsFor('household', { household }),
    persons: Object.fromEntries(Object.entries(persons).map(([personId, person]) => [personId, labelsFor('person', { household, person }, personId)])),
    unknown,
  }
}

type Named = Pick<Population, 'id' | 'title' | 'of' | 'clause'>

function held(named: Named, when: string, context: Context, place: { focusOf?: string }, personId: string | undefined, unknown: UnknownLabel[]): Label[] {
  const label: Label = { id: named.id, ...place, title: named.title, clause: named.clause }
  const verdict = verdictOf(when, named.of, context)
  if (verdict === true) return [label]
  const whose = { ...label, ...(personId !== undefined && { personId }) }
  if (isUnknown(verdict)) unknown.push({ ...whose, missing: verdict.unknown })
  else if (verdict !== false) unknown.push({ ...whose, missing: [], failed: verdict.failed })
  return []
}

// A plan is compiled when it is read; an expression that does not compile here is a mistake of the program.
function verdictOf(when: string, subject: Population['of'], context: Context): Verdict {
  const compiled = compile(when, subject)
  if (!isCompiled(compiled)) throw new Error(`expression was never checked: ${when}`)
  return rememberedVerdict(compiled, context)
}
