import { expect, test } from 'vitest'
import { householdOf, member } from '#test/household-facts.ts'
import { planOf } from '#test/plan-files.ts'
import { checkAnswers } from './check-answers.ts'
import type { Answer, Answers } from './form.ts'
import type { Filled } from './filled.ts'
import { questionsLeft } from './questions-left.ts'
import { registryChanges } from './registry-changes.ts'
import { openProposals } from '../visit/proposals.ts'
import { isOptional, sectionsFor } from './sections-for.ts'

const form = planOf('jintan-2022').forms[0]!
const adult = member('a', { birthDate: '1980-01-01', isHead: true })
const old = member('b', { birthDate: '1930-01-15' })
const tekun = member('t', { birthDate: '1950-01-01', aid: [{ kind: 'TEKUN' }], facts: { supportForm: 'SCATTERED' } })

const asked = (facts: ReturnType<typeof householdOf>, filled: Filled = {}) =>
  sectionsFor(form, facts, filled).map(({ section, subject }) => (subject.kind === 'person' ? `${section.id}:${subject.id}` : section.id))
const yes: Answer = { value: true }

test('a dibao household is asked about dibao, and one of the focus groups about the life of every member [J-08 on /visits/:id]', () => {
  const sections = asked(householdOf([adult, old], { aid: ['DIBAO'] }))
  expect(sections).toEqual(expect.arrayContaining(['dibao', 'three-questions']))
  expect(sections.filter((section) => section.startsWith('tekun') || section.startsWith('dibao-member'))).toEqual([])
  const six = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => member(id, { birthDate: '1980-01-01' }))
  expect(asked(householdOf(six, { aid: ['DIBAO'] })).filter((section) => section.startsWith('dibao-member'))).toHaveLength(6)
  expect(asked(householdOf([adult], { aid: ['DIBAO'] }))).toContain('dibao-member:a')
  expect(asked(householdOf(six))).not.toContain('dibao-member:a')
})

test('a simple household is asked little: the rest is optional and stands folded [J-70 on /visits/:id]', () => {
  const required = (facts: ReturnType<typeof householdOf>) => sectionsFor(form, facts, {}).flatMap(({ items }) => items.filter(({ item }) => item.required)).length
  expect(required(householdOf([adult]))).toBeLessThanOrEqual(7)
  expect(required(householdOf([adult, member('c', { birthDate: '1985-01-01' })]))).toBeLessThanOrEqual(8)
  for (const section of sectionsFor(form, householdOf([adult]), {})) if (isOptional(section)) expect(section.section.serves ?? section.section.clause, section.section.id).toBeDefined()
})

test('what no clause asks for and does not concern a household is not even offered', () => {
  const offered = asked(householdOf([adult], { facts: { housingSafety: 'SAFE' } }))
  expect(offered).toEqual(expect.arrayContaining(['house', 'income-and-spending', 'assets', 'other-policies', 'needs', 'result', 'member-more:a']))
  expect(offered.filter((section) => /^(vagrant|parents|elders|age-allowance|disability-services|housing$)/.test(section))).toEqual([])
})

test('whoever is not tekun may be found in a dangerous house too, and the form proposes the problem', () => {
  const facts = householdOf([adult])
  expect(openProposals(form, facts, { answers: { houseSafety: { value: 'DANGEROUS' } } })).toMatchObject([{ kind: 'house-unsafe', path: 'answers.houseSafety' }])
  expect(checkAnswers(form, facts, {}).map(({ path }) => path)).not.toContain('answers.houseSafety')
  expect(asked(householdOf([tekun]))).toContain('housing')
})

test('a need is written with what is done about it', () => {
  const items = (answers: Answers) => sectionsFor(form, householdOf([adult]), { answers }).find(({ section }) => section.id === 'needs')!.items.map(({ item }) => item.id)
  expect(items({})).toEqual(['needs'])
  expect(items({ needs: { value: ['MEDICINE'] } })).toEqual(['needs', 'needsMeasures'])
})

test('elders are asked only when they are of one of the three classes', () => {
  const facts = householdOf([adult, old])
  expect(asked(facts)).toContain('elders:b')
  expect(asked(facts)).not.toContain('elders:a')
  expect(asked(facts, { answers: { fpSpecialSupport: { value: false } }, members: { b: { answers: { livingState: { value: 'WITH_FAMILY' } } } } })).not.toContain('elders:b')
  expect(asked(facts, { members: { b: { answers: { livingState: { value: 'LIVES_ALONE' } } } } })).toContain('elders:b')
})

test('the focus of tekun opens with the six items, and stays open while nobody has assessed', () => {
  const facts = householdOf([tekun])
  const focus = sectionsFor(form, facts, {}).find(({ section }) => section.id === 'tekun-focus')!
  expect(focus.unknown).toEqual(['person.selfCare', 'person.seriousIllness'])
  const items = (able: boolean): Answers => Object.fromEntries(['eats', 'dresses', 'getsUp', 'usesToilet', 'walksIndoors', 'bathes'].map((id) => [id, { value: able }]))
  expect(asked(facts, { members: { t: { answers: { ...items(true), seriousIllness: { value: false } } } } })).not.toContain('tekun-focus:t')
  expect(asked(facts, { members: { t: { answers: { ...items(true), bathes: { value: false } } } } })).toContain('tekun-focus:t')
})

test('what depends on a question waits for its answer', () => {
  const facts = householdOf([tekun])
  const items = (answers: Answers) => sectionsFor(form, facts, { members: { t: { answers } } }).find(({ section }) => section.id === 'tekun')!.items.map(({ item }) => item.id)
  expect(items({})).toContain('agreementSigned')
  expect(items({})).not.toContain('agreementNumber')
  expect(items({ agreementSigned: yes })).toContain('agreementNumber')
  expect(items({ agreementSigned: { none: 'UNKNOWN' } })).not.toContain('agreementNumber')
  expect(items({ supportForm: { value: 'CENTRAL' } })).not.toContain('agreementSigned')
})

test('what the registry knows is shown with the question', () => {
  const facts = householdOf([adult], { aid: ['DIBAO'], facts: { 'dibao.lastPaymentAmount': 70000 } })
  const item = sectionsFor(form, facts, {}).flatMap(({ items }) => items).find((one) => one.item.id === 'dibaoLastPaymentAmount')!
  expect(item.known).toMatchObject({ value: 70000, source: 'import' })
})

test('members who came are asked and members who left are not', () => {
  const filled: Filled = { added: [{ id: 'new', name: '新', birthDate: '2015-01-01', relation: '20' }], left: [{ personId: 'b', reason: 'DIED', date: '2022-04-20' }] }
  const sections = asked(householdOf([adult, old]), filled)
  expect(sections).toContain('member:new')
  expect(sections).toContain('guardians:new')
  expect(sections).not.toContain('member:b')
})

test('the count of questions left falls with each answer and rises when an answer opens others', () => {
  const facts = householdOf([adult], { aid: ['DIBAO'] })
  const before = questionsLeft(form, facts, {})
  expect(before.left).toBe(before.total)
  expect(questionsLeft(form, facts, { answers: { dibaoPolicy: yes } }).left).toBe(before.left - 1)
  expect(questionsLeft(form, facts, { answers: { dibaoPolicy: { value: false } } }).left).toBe(before.left)
  expect(Object.keys(before.leftOf)).toEqual(['household', 'a'])
})

test('answers are checked by type, choice and range; cannot tell needs a reason', () => {
  const facts = householdOf([member('a', { birthDate: '1980-01-01', facts: { 'disability.kind': 'VISUAL' } })])
  const complaints = checkAnswers(form, facts, {
    answers: { policiesInPlace: { none: 'CANNOT_TELL' }, toldOfHotlines: { value: 'ja' }, wantsToApply: { value: 'MAYBE' }, nothing: yes },
    members: { a: { answers: { disabilityLevel: { value: 5 }, disabilityKind: { none: 'REFUSED' } } } },
  }).map(({ path, code }) => `${path} ${code}`)
  expect(complaints).toEqual(
    expect.arrayContaining([
      'answers.policiesInPlace ANSWER_WHY_MISSING',
      'answers.toldOfHotlines ANSWER_TYPE',
      'answers.wantsToApply ANSWER_NOT_A_CHOICE',
      'answers.nothing ANSWER_ITEM_UNKNOWN',
      'members.a.answers.disabilityLevel ANSWER_OUT_OF_RANGE',
      'answers.stillInDifficulty ANSWER_MISSING',
    ]),
  )
  expect(complaints).not.toContain('members.a.answers.disabilityKind ANSWER_MISSING')
})

test('only what was answered changes the registry, and a confirmation says so', () => {
  const facts = householdOf([member('b', { birthDate: '1930-01-15', facts: { livingState: 'LIVES_ALONE' } })], { asOf: '2022-05-01' })
  const filled: Filled = {
    visit: { date: '2022-04-29' },
    answers: { registrationSplit: yes, fpSpecialSupport: { none: 'UNKNOWN' } },
    members: { b: { answers: { livingState: { value: 'LIVES_ALONE', confirmed: true }, disabilityKind: { value: 'NONE' }, agreementNumber: { value: 'not asked' } } } },
    left: [{ personId: 'x', reason: 'MOVED', date: '2022-04-01' }],
  }
  const changes = registryChanges(form, facts, filled)
  expect(changes.facts).toEqual([
    { subject: { kind: 'household', id: 'h1' }, name: 'registrationSplit', value: true, asOf: '2022-04-29', isConfirmation: false },
    { subject: { kind: 'person', id: 'b' }, name: 'livingState', value: 'LIVES_ALONE', asOf: '2022-04-29', before: { value: 'LIVES_ALONE', asOf: '2022-03-28', source: 'import' }, isConfirmation: true },
    { subject: { kind: 'person', id: 'b' }, name: 'disability.kind', value: 'NONE', asOf: '2022-04-29', isConfirmation: false },
  ])
  expect(changes.left).toEqual(filled.left)
})

test('an answer that does not agree with what the form says is refused in the words of the plan; one that is not there breaks nothing', () => {
  const facts = householdOf([tekun])
  const complaints = (answers: Answers) => checkAnswers(form, facts, { visit: { date: '2022-04-29' }, members: { t: { answers: { agreementSigned: yes, ...answers } } } }).filter((one) => one.code === 'ANSWER_CONSTRAINT')
  expect(complaints({ agreementUntil: { value: '2022-12-31' } })).toEqual([])
  expect(complaints({ agreementFrom: { value: '2022-01-01' }, agreementUntil: { value: '2022-12-31' } })).toEqual([])
  expect(complaints({ agreementFrom: { value: '2022-05-01' }, agreementUntil: { value: '2022-04-30' } })).toEqual([
    { path: 'members.t.answers.agreementUntil', code: 'ANSWER_CONSTRAINT', details: { zh: '协议终止日期不能早于起始日期。', en: 'The agreement cannot end before it begins.' } },
  ])
})

test('what a visit of the same day was told is not asked again; another day it is', () => {
  const household = householdOf([adult])
  const told = { ...household, household: { ...household.household, facts: { wantsToApply: { value: 'NO', asOf: '2022-04-29', source: 'visit:s1' } } } }
  const isAsked = (date: string) => sectionsFor(form, told, { visit: { date } }).some(({ items }) => items.some(({ item }) => item.id === 'wantsToApply'))
  expect([isAsked('2022-04-29'), isAsked('2022-04-30')]).toEqual([false, true])
})

test('payments are asked about only where there are any, each to be confirmed, denied or not known', () => {
  const dibao = householdOf([adult], { aid: ['DIBAO'] })
  const paid = { ...dibao, payments: [{ id: 'p2', kind: 'DIBAO', on: '2022-04-15', amount: 70000 }, { id: 'p1', kind: 'DIBAO', on: '2022-03-15', amount: 70000 }, { id: 'x', kind: 'TEKUN', on: '2022-04-15', personId: 'a' }] }
  const ids = (facts: typeof dibao) => sectionsFor(form, facts, {}).flatMap(({ items }) => items.map(({ item }) => item.id))
  expect([ids(dibao).includes('dibaoPayments'), ids(dibao).includes('dibaoLastPaymentOn')]).toEqual([false, true])
  expect([ids(paid).includes('dibaoPayments'), ids(paid).includes('dibaoLastPaymentOn')]).toEqual([true, false])
  const said = (value: readonly string[]) => checkAnswers(form, paid, { answers: { dibaoPayments: { value } } }).filter((one) => one.path === 'answers.dibaoPayments').map((one) => one.code)
  expect([said(['p1 DENIED', 'p2 CONFIRMED']), said(['p1 DENIED']), said(['p1 DENIED', 'x CONFIRMED'])]).toEqual([[], ['ANSWER_PAYMENTS_LEFT'], ['ANSWER_NOT_A_CHOICE']])
})

test('on paper nothing waits: questions that depend on another answer stand there too', () => {
  const ids = (waiting: 'left-out' | 'kept') => sectionsFor(form, householdOf([tekun]), {}, waiting).flatMap(({ items }) => items.map(({ item }) => item.id))
  expect(ids('left-out')).not.toContain('agreementNumber')
  expect(ids('kept')).toContain('agreementNumber')
})
