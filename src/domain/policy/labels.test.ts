import { expect, test } from 'vitest'
import { householdOf, member } from '#test/household-facts.ts'
import { planOf } from '#test/plan-files.ts'
import { addDays } from '../calendar/plain-date.ts'
import { labelsOf } from './labels.ts'

const plan = planOf('jintan-2022')
const focusOf = (labels: readonly { id: string; focusOf?: string }[], population: string) => labels.filter((label) => label.focusOf === population).map((label) => label.id)

test.each([
  [6, 0, ['LARGE_HOUSEHOLD']],
  [5, 3, ['MANY_CHILDREN']],
  [1, 0, ['SINGLE']],
  [5, 2, []],
  [7, 4, ['LARGE_HOUSEHOLD', 'MANY_CHILDREN']],
])('a dibao household of %i with %i children: %j', (members, children, focus) => {
  const people = Array.from({ length: members }, (_, index) => member(`p${index}`, { birthDate: index < children ? '2012-05-05' : '1980-01-01' }))
  const labels = labelsOf(plan, householdOf(people, { aid: ['DIBAO'] }))
  expect(labels.household.map((label) => label.id)).toContain('dibao')
  expect(focusOf(labels.household, 'dibao')).toEqual(focus)
})

test('a member who leaves, and a birth date that is corrected, change the focus', () => {
  const people = Array.from({ length: 6 }, (_, index) => member(`p${index}`, { birthDate: index < 3 ? '2012-05-05' : '1980-01-01' }))
  const focus = (members: typeof people) => focusOf(labelsOf(plan, householdOf(members, { aid: ['DIBAO'] })).household, 'dibao')
  expect(focus(people)).toEqual(['LARGE_HOUSEHOLD', 'MANY_CHILDREN'])
  expect(focus(people.with(5, { ...people[5]!, to: '2022-04-01' }))).toEqual(['MANY_CHILDREN'])
  expect(focus(people.with(0, { ...people[0]!, birthDate: '2002-05-05' }))).toEqual(['LARGE_HOUSEHOLD'])
})

test('a household without dibao has no dibao label', () => {
  expect(labelsOf(plan, householdOf([member('a', { birthDate: '1980-01-01' })])).household).toEqual([])
})

test('somebody of 79 enters the class of 80 on the birthday, without anybody editing', () => {
  const elder = member('a', { birthDate: '1942-04-30', facts: { livingState: 'LIVES_ALONE' } })
  const on = (asOf: string) => labelsOf(plan, householdOf([elder], { asOf })).persons['a']!.map((label) => label.id)
  expect(on('2022-04-29')).toEqual([])
  expect(on('2022-04-30')).toEqual(['elders-80'])
  expect(on(addDays('2022-04-30', 4000))).toEqual(['elders-80'])
})

test('scattered tekun: the focus comes from self-care and illness; no assessment is unknown, never "able"', () => {
  const tekun = (facts: Record<string, string | boolean>) => labelsOf(plan, householdOf([member('a', { birthDate: '1950-01-01', aid: [{ kind: 'TEKUN' }], facts })]))
  expect(focusOf(tekun({ supportForm: 'SCATTERED', selfCare: 'PARTLY_LOST' }).persons['a']!, 'tekun')).toEqual(['SCATTERED_CARE'])
  expect(focusOf(tekun({ supportForm: 'SCATTERED', selfCare: 'ABLE', seriousIllness: true }).persons['a']!, 'tekun')).toEqual(['SCATTERED_CARE'])
  expect(focusOf(tekun({ supportForm: 'CENTRAL', selfCare: 'LOST' }).persons['a']!, 'tekun')).toEqual([])
  const unassessed = tekun({ supportForm: 'SCATTERED', seriousIllness: false })
  expect(focusOf(unassessed.persons['a']!, 'tekun')).toEqual([])
  expect(unassessed.unknown).toContainEqual(expect.objectContaining({ id: 'SCATTERED_CARE', focusOf: 'tekun', personId: 'a', missing: ['person.selfCare'] }))
})

test('of somebody who may be of a population the focus groups are undecided too, unless their own rule says no [J-10]', () => {
  const labels = labelsOf(plan, householdOf([member('a', { birthDate: '1980-01-01' })], { aid: ['DIBAO'] }))
  const below = labels.unknown.filter((one) => one.personId === 'a' && one.focusOf === 'disabled')
  expect(below.map((one) => [one.id, one.isBelow])).toEqual([['IN_DIBAO', true], ['MULTI_DISABLED', true], ['AGED_PARENT_CARER', true]])
  expect(below[0]!.missing).toEqual(labels.unknown.find((one) => one.id === 'disabled')!.missing)
})

test('every label names the words of the notice it stands on', () => {
  const labels = labelsOf(plan, householdOf([member('a', { birthDate: '1930-01-15', aid: [{ kind: 'TEKUN' }], facts: { livingState: 'LIVES_ALONE' } })], { aid: ['DIBAO'] }))
  expect(labels.household[0]).toMatchObject({ id: 'dibao', title: { zh: '城乡低保对象' }, clause: { row: 'J-07' } })
  expect(labels.persons['a']!.map((label) => label.id)).toEqual(['tekun', 'elders-80'])
})

test('a rule of a published plan that the language refuses since then leaves its group undecided and the others as they are', () => {
  const old = plan.populations.map((one) => (one.id === 'tekun' ? { ...one, when: 'person.aid.exists(kind, kind == "TEKUN")' } : one))
  const labels = labelsOf({ populations: old }, householdOf([member('a', { birthDate: '1930-01-15', aid: [{ kind: 'TEKUN' }], facts: { livingState: 'LIVES_ALONE' } })], { aid: ['DIBAO'] }))
  expect(labels.household.map((label) => label.id)).toEqual(expect.arrayContaining(['dibao']))
  expect(labels.persons['a']!.map((label) => label.id)).toEqual(['elders-80'])
  expect(labels.unknown).toContainEqual(expect.objectContaining({ id: 'tekun', personId: 'a', failed: 'EXPRESSION_REFUSED' }))
})
