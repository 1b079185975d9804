import fc from 'fast-check'
import { expect, test } from 'vitest'
import { householdOf, member } from '#test/household-facts.ts'
import { planOf } from '#test/plan-files.ts'
import { compile, isCompiled, type Compiled } from './compile.ts'
import { evaluate } from './evaluate.ts'
import type { FactValue, HouseholdFacts, MemberFacts } from './facts.ts'
import { contextOf } from './indicators-of.ts'
import { labelReader, type LabelIds } from './labels-of-many.ts'
import { labelsOf } from './labels.ts'

const plan = planOf('jintan-2022')
const other = compile('size(household.aid) > 0 || household.incomeRatio < 1.0', 'household')
if (!isCompiled(other)) throw new Error(JSON.stringify(other))

const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined })
const given = (values: Record<string, FactValue | undefined>) => Object.fromEntries(Object.entries(values).filter((entry): entry is [string, FactValue] => entry[1] !== undefined))
const facts = fc.record({
  livingState: maybe(fc.constantFrom('LIVES_ALONE', 'EMPTY_NEST', 'WITH_FAMILY')),
  selfCare: maybe(fc.constantFrom('ABLE', 'PARTLY_LOST', 'LOST')),
  seriousIllness: maybe(fc.boolean()),
  supportForm: maybe(fc.constantFrom('SCATTERED', 'CENTRAL')),
  'disability.kind': maybe(fc.constantFrom('NONE', 'LIMB', 'MENTAL')),
  'disability.level': maybe(fc.integer({ min: 1, max: 4 })),
  leftBehind: maybe(fc.boolean()),
}).map(given)
const someMember = fc.record({ birthDate: maybe(fc.constantFrom('1930-01-15', '1942-04-30', '1980-01-01', '2010-06-01', '2020-01-01')), aid: fc.subarray(['TEKUN', 'DIBAO', 'DISABILITY_NURSING']), facts })
const household = fc.record({ members: fc.array(someMember, { maxLength: 7 }), aid: fc.subarray(['DIBAO', 'DIBAO_EDGE']), incomeRatio: maybe(fc.constantFrom(0.5, 1.2, 3)) }).map(
  ({ members, aid, incomeRatio }): HouseholdFacts =>
    householdOf(
      members.map(({ birthDate, aid: own, facts: said }, at): MemberFacts => member(`m${at}`, { ...(birthDate !== undefined && { birthDate }), aid: own.map((kind) => ({ kind })), facts: said })),
      { aid, facts: given({ incomeRatio }) },
    ),
)

/** The same of one household by itself. */
function alone(populations: typeof plan.populations, of: HouseholdFacts) {
  const { household: own, persons, unknown } = labelsOf({ populations }, of)
  const ids = (held: readonly { readonly id: string }[], personId?: string): LabelIds => ({ held: held.map(({ id }) => id), undecided: unknown.filter((one) => one.personId === personId).map(({ id }) => id) })
  return { household: ids(own), persons: new Map(Object.entries(persons).map(([personId, labels]) => [personId, ids(labels, personId)])), holding: [evaluate(other as Compiled, contextOf(of)) === true] }
}

test('many households at once have the labels that each has by itself', () => {
  const read = labelReader(plan, [other])
  fc.assert(fc.property(fc.array(household, { maxLength: 12 }), (households) => { expect(read(households)).toEqual(households.map((of) => alone(plan.populations, of))) }))
})

test('a rule that the language refuses since it was published leaves its group undecided, and the focus groups below it', () => {
  const populations = plan.populations.map((one) => (one.id === 'tekun' ? { ...one, when: 'person.aid.exists(kind, kind == "TEKUN")' } : one))
  const read = labelReader({ populations }, [other])
  fc.assert(fc.property(fc.array(household, { maxLength: 5 }), (households) => { expect(read(households)).toEqual(households.map((of) => alone(populations, of))) }))
})
