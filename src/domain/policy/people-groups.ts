import { compile, isCompiled, type Compiled } from './compile.ts'

/** Kinds of people by which a change is told; somebody may be of several. A household is of the kinds of its people. */
export const peopleGroups = ['dibao', 'tekun', 'edge', 'disabled', 'severe', 'ill', 'child', 'elder'] as const
export type PeopleGroup = (typeof peopleGroups)[number]

const rules: Readonly<Record<PeopleGroup, string>> = {
  dibao: '"DIBAO" in household.aid || "DIBAO" in person.aid',
  tekun: '"TEKUN" in household.aid || "TEKUN" in person.aid',
  edge: '"DIBAO_EDGE" in household.aid || "DIBAO_EDGE" in person.aid',
  disabled: 'person.disability.kind != "NONE"',
  severe: 'person.severe.nursing',
  ill: 'person.seriousIllness',
  child: 'person.age < 18',
  elder: 'person.age >= 60',
}

/** The kinds as rules about a person, in the order of `peopleGroups`. Whoever lacks the fact that would tell is of no kind. */
export function groupRules(): readonly Compiled[] {
  return peopleGroups.map((group) => {
    const outcome = compile(rules[group], 'person')
    if (!isCompiled(outcome)) throw new Error(`${group}: ${JSON.stringify(outcome)}`)
    return outcome
  })
}
