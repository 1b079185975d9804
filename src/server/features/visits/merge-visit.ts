import type { Form } from '#domain/form/form.ts'
import { registryChanges, type FactChange, type RegistryChanges } from '#domain/form/registry-changes.ts'
import type { AskedSection } from '#domain/form/sections-for.ts'
import type { Fact, HouseholdFacts } from '#domain/policy/facts.ts'
import { differencesBetween, samePeople, withPeople, type Difference } from '#domain/visit/compare-submissions.ts'
import type { Submission } from '#domain/visit/submission.ts'
import type { Row } from '../../database/tables.ts'

/** A visit beside the others that were handed in since it was begun. */
export interface MergedVisit {
  /** The submission with people under the ids they have in the registry. */
  readonly submission: Submission
  /** What is agreed and goes into the registry. */
  readonly changes: RegistryChanges
  /** What was said differently, each beside the newest visit that said something about it; it waits for a person. */
  readonly differences: readonly (Difference & { readonly otherId: string })[]
  readonly held: ReadonlySet<FactChange>
  /** Who was seen in the other visits. */
  readonly seenBeside: ReadonlySet<string>
}

/**
 * @param state what the visitor was shown
 * @param now what the registry knows now
 * @param beside submissions of the household that were received after this visit was begun, the newest first
 * @param asked what is asked in this visit
 */
export function mergeVisit(form: Form, state: HouseholdFacts, now: HouseholdFacts, own: Submission, beside: readonly Row<'submission'>[], asked: readonly AskedSection[]): MergedVisit {
  const others = beside.map((row) => ({ id: row.id, submission: row.answers as Submission }))
  const submission = withPeople(own, samePeople(own, others.map((one) => one.submission)))
  const differences = differencesOf(form, state, submission, others)
  const heldFacts = new Set(differences.flatMap((one) => (one.fact === undefined ? [] : [`${one.personId ?? state.household.id} ${one.fact}`])))
  const heldPeople = new Set(differences.flatMap((one) => (one.itemId === undefined ? [one.personId] : [])))
  const all = registryChanges(form, state, submission, submission === own ? asked : undefined)
  const facts = all.facts.map((change) => beforeNow(change, now))
  const held = new Set(facts.filter((change) => heldFacts.has(`${change.subject.id} ${change.name}`)))
  return {
    submission,
    changes: { facts: facts.filter((change) => !held.has(change)), came: all.came, left: all.left.filter((left) => !heldPeople.has(left.personId)) },
    differences,
    held,
    seenBeside: new Set(others.flatMap((one) => Object.entries(one.submission.members).flatMap(([id, member]) => (member.seen ? [id] : [])))),
  }
}

function differencesOf(form: Form, state: HouseholdFacts, own: Submission, others: readonly { id: string; submission: Submission }[]): (Difference & { otherId: string })[] {
  const spokenOf = new Set<string>()
  return others.flatMap(({ id, submission }) => {
    const found = differencesBetween(form, state, own, submission).filter((one) => !spokenOf.has(one.path))
    for (const path of pathsIn(submission)) spokenOf.add(path)
    return found.map((one) => ({ ...one, otherId: id }))
  })
}

function pathsIn({ answers, members, left }: Submission): string[] {
  return [
    ...Object.entries(answers).flatMap(([item, answer]) => ('value' in answer ? [`answers.${item}`] : [])),
    ...Object.entries(members).flatMap(([id, member]) => [`members.${id}`, ...Object.entries(member.answers).flatMap(([item, answer]) => ('value' in answer ? [`members.${id}.answers.${item}`] : []))]),
    ...left.map((one) => `members.${one.personId}`),
  ]
}

// Another visit may have said the same meanwhile: then this one confirms it.
function beforeNow(change: FactChange, now: HouseholdFacts): FactChange {
  const facts: Readonly<Record<string, Fact>> = change.subject.kind === 'household' ? now.household.facts : (now.members.find((member) => member.personId === change.subject.id)?.facts ?? {})
  const { before: _shown, ...rest } = change
  const known = facts[change.name]
  return { ...rest, ...(known && { before: known }), isConfirmation: known !== undefined && JSON.stringify(known.value) === JSON.stringify(change.value) }
}
