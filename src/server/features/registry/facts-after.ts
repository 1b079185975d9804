import type { PlainDate } from '#domain/calendar/plain-date.ts'
import type { FactChange, RegistryChanges } from '#domain/form/registry-changes.ts'
import type { Fact, HouseholdFacts, MemberFacts } from '#domain/policy/facts.ts'

/** What becomes of a household when a submission is applied. */
export interface AppliedChanges {
  readonly facts: HouseholdFacts
  /** Facts that became the newest of their name; an older visit never overwrites what was learned later. */
  readonly applied: ReadonlySet<FactChange>
}

/**
 * The registry's view of a household after changes, nothing written.
 * @param on the day the changes are about: members who came are members from it
 */
export function factsAfter(before: HouseholdFacts, changes: RegistryChanges, on: PlainDate, source: string): AppliedChanges {
  const known = new Map(before.members.map((member) => [member.personId, member]))
  const came = changes.came.filter((added) => !known.has(added.id)).map((added): MemberFacts => ({
    personId: added.id,
    name: added.name.trim(),
    ...(added.relation !== '' && { relation: added.relation }),
    isHead: false,
    ...(added.sex !== undefined && { sex: added.sex }),
    ...(added.birthDate !== undefined && { birthDate: added.birthDate }),
    facts: {},
    aid: [],
    from: on,
  }))
  const left = new Map(changes.left.map((one) => [one.personId, one.date]))
  const applied = new Set<FactChange>()
  const newest = (subject: FactChange['subject'], facts: Readonly<Record<string, Fact>>): Readonly<Record<string, Fact>> => {
    const own = changes.facts.filter((change) => change.subject.kind === subject.kind && change.subject.id === subject.id && !(facts[change.name] && facts[change.name]!.asOf > change.asOf))
    for (const change of own) applied.add(change)
    return { ...facts, ...Object.fromEntries(own.map(({ name, value, asOf }) => [name, { value, asOf, source }])) }
  }
  return {
    applied,
    facts: {
      ...before,
      household: { ...before.household, facts: newest({ kind: 'household', id: before.household.id }, before.household.facts) },
      members: [...before.members, ...came].map((member) => ({
        ...member,
        facts: newest({ kind: 'person', id: member.personId }, member.facts),
        ...endOf(member, left.get(member.personId)),
      })),
    },
  }
}

// Somebody who is known to have left earlier did not leave later.
function endOf(member: MemberFacts, left: PlainDate | undefined): { to?: PlainDate } {
  if (left === undefined || (member.to !== undefined && member.to < left)) return {}
  return { to: left }
}
