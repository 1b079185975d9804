import type { Fact, HouseholdFacts, MemberFacts } from './facts.ts'
import { findIndicator } from './indicators.ts'
import { currentMembers, parentsOf } from './computed-indicators.ts'
import { parameterFor } from './parameter-values.ts'
import { isParameterName } from './parameters.ts'

/** Something that somebody could give: a fact of the household or of one of its people, by its full name, or a parameter of the place. */
export type FactToGive = { readonly name: string; readonly personId?: string }

/**
 * What would have to be given for a rule to be decided: of what is computed the facts that it stands on and that are absent, of everybody whom it counts.
 * What nobody can give by itself (when somebody was last seen) stays as it is.
 * @param missing full names, as `evaluate` and `trace` tell them
 * @param personId of a rule about people: whom it was asked about
 */
export function factsToGive(missing: readonly string[], facts: HouseholdFacts, personId?: string): readonly FactToGive[] {
  const members = currentMembers(facts)
  const asked = missing.flatMap((name) => {
    const whom = name.startsWith('person.') ? members.filter((member) => member.personId === personId) : members
    const absent = (findIndicator(name)?.from ?? []).flatMap((from) => absentOf(from, name, facts, whom))
    return absent.length > 0 ? absent : [placed(name, name.startsWith('person.') ? personId : undefined)]
  })
  return [...new Map(asked.map((one) => [`${one.personId ?? ''} ${one.name}`, one])).values()]
}

function absentOf(from: string, of: string, facts: HouseholdFacts, whom: readonly MemberFacts[]): readonly FactToGive[] {
  const [subject, key] = [from.slice(0, from.indexOf('.')), from.slice(from.indexOf('.') + 1)]
  switch (subject) {
    case 'parameter':
      return isParameterName(key) && parameterFor(facts, key) === undefined ? [placed(from)] : []
    case 'household':
      return isAbsent(key, facts.household.facts) ? [placed(from)] : []
    default:
      return whom.filter((member) => isAbsentOf(member, key, of, facts)).map((member) => placed(from, member.personId))
  }
}

function isAbsentOf(member: MemberFacts, key: string, of: string, facts: HouseholdFacts): boolean {
  if (key === 'birthDate') return member.birthDate === undefined
  // Since when a parent is away is asked only where it decides, and the level only of a disability that there is.
  if (of.startsWith('person.parents')) {
    const verdict = parentsOf(member, facts.asOf)
    return verdict.kind === 'UNKNOWN' && (verdict.missing as readonly string[]).includes(key)
  }
  return isAbsent(key, member.facts) && !(key === 'disability.level' && member.facts['disability.kind']?.value === 'NONE')
}

function isAbsent(key: string, facts: Readonly<Record<string, Fact>>): boolean {
  return facts[key] === undefined
}

function placed(name: string, personId?: string): FactToGive {
  return personId === undefined ? { name } : { name, personId }
}
