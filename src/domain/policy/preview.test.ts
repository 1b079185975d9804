import { expect, test } from 'vitest'
import { householdOf, member } from '#test/household-facts.ts'
import type { Aid, HouseholdFacts } from './facts.ts'
import type { Parameter } from './parameters.ts'
import { noCounts, PreviewColumns, type PreviewCounts } from './preview.ts'
import { isSound, namesOfParts, partsOfRule, type AskedOfRule } from './rule-parts.ts'

const parts = (asked: AskedOfRule) => {
  const outcome = partsOfRule(asked)
  if (!isSound(outcome)) throw new Error(JSON.stringify(outcome))
  return outcome
}
const rule = (when: string, more: Omit<AskedOfRule, 'of' | 'when'> = {}) => parts({ of: 'person', when, ...more })
const counts = (some: Partial<PreviewCounts>): PreviewCounts => ({ ...noCounts(), ...some })
const aged = (id: string, birthDate: string | undefined, areaPath: string): HouseholdFacts => {
  const made = householdOf([member(`${id}-p`, birthDate === undefined ? {} : { birthDate })])
  return { ...made, household: { ...made.household, id, areaPath } }
}

test('who enters and who leaves, by area', () => {
  const columns = new PreviewColumns(['person.age'])
  for (const [id, born, path] of [['a', '1930-01-01', 'd/t/v/'], ['b', '1938-01-01', 'd/t/w/'], ['c', '1945-01-01', 'd/u/v/'], ['d', undefined, 'd/u/v/'], ['e', '1990-01-01', 'd/u/v/']] as const) columns.add(aged(id, born, path))
  columns.add(householdOf([]))
  const towns = (path: string) => path.split('/').slice(0, 2).join('/')
  const wider = columns.preview(rule('person.age >= 75'), rule('person.age >= 80'), towns, 10)
  expect(Object.fromEntries(wider.byArea)).toEqual({ 'd/t': counts({ all: 2, holds: 2 }), 'd/u': counts({ all: 3, holds: 1, enters: 1, unknown: 1 }) })
  expect([wider.entering, wider.leaving]).toEqual([[{ householdId: 'c', personId: 'c-p' }], []])
  const other = columns.preview(rule('person.age < 90'), rule('person.age >= 80'), () => 'd', 1)
  expect(Object.fromEntries(other.byArea)).toEqual({ d: counts({ all: 5, holds: 3, enters: 2, leaves: 1, unknown: 1 }) })
  expect([other.entering.length, other.leaving]).toEqual([1, [{ householdId: 'a', personId: 'a-p' }]])
  expect(columns.preview(rule('person.age >= 75'), undefined, () => 'd', 10).entering.map((one) => one.householdId)).toEqual(['a', 'b', 'c'])
})

test('for whom a rule fails, and by what', () => {
  const columns = new PreviewColumns(['person.age', 'household.size'])
  columns.add(aged('a', '1930-01-01', 'd/t/'))
  columns.add(aged('b', undefined, 'd/t/'))
  const failing = columns.preview(rule('person.age / (household.size - 1) > 1'), undefined, () => 'd', 10)
  expect(failing.byArea.get('d')).toEqual(counts({ all: 2, unknown: 1, failed: 1 }))
  expect(failing.failure).toEqual({ code: 'division_by_zero', at: { householdId: 'a', personId: 'a-p' } })
})

const receiving = (kind: string): { aid: readonly Aid[] } => ({ aid: [{ kind }] })

test('what a change costs: who has the aid already costs no more, who does not have it saves nothing, and nobody is guessed at', () => {
  const amount = { yuan: 'person.age >= 90 ? 200.0 : person.disability.level <= 2 ? 100.5 : 50.0' }
  const columns = new PreviewColumns(namesOfParts(rule('person.age >= 80', { aid: 'AGE_ALLOWANCE', amount })))
  const people = [
    ['enters', { birthDate: '1945-01-01', facts: { 'disability.level': 3 } }],
    ['enters, a hundred', { birthDate: '1945-01-01', facts: { 'disability.level': 1 } }],
    ['enters, nobody knows how much', { birthDate: '1945-01-01' }],
    ['enters and has it', { birthDate: '1945-01-01', facts: { 'disability.level': 3 }, ...receiving('AGE_ALLOWANCE') }],
    ['leaves and has it', { birthDate: '1931-01-01', ...receiving('AGE_ALLOWANCE') }],
    ['leaves without it', { birthDate: '1931-01-01' }],
    ['stays', { birthDate: '1940-01-01', ...receiving('AGE_ALLOWANCE') }],
  ] as const
  for (const [id, more] of people) columns.add({ ...householdOf([member(id, more)]), household: { id, facts: {}, aid: [], areaPath: 'd/' } })
  const now = rule('person.age >= 80', { aid: 'AGE_ALLOWANCE', amount })
  const next = rule('person.age >= 75 && person.age < 90', { aid: 'AGE_ALLOWANCE', amount })
  expect(columns.preview(next, now, () => 'd', 0).byArea.get('d')).toEqual(counts({ all: 7, holds: 5, enters: 4, leaves: 2, moreFen: 5000 + 10_050, lessFen: 20_000, settled: 2, unpriced: 1 }))
  const raised = rule('person.age >= 80', { aid: 'AGE_ALLOWANCE', amount: { yuan: 'person.age >= 90 ? 250 : 50' } })
  expect(columns.preview(raised, now, () => 'd', 0).byArea.get('d')).toEqual(counts({ all: 7, holds: 3, moreFen: 5000, unpriced: 1 }))
  expect(columns.preview(rule('person.age >= 75'), rule('person.age >= 80'), () => 'd', 0).byArea.get('d')).toEqual(counts({ all: 7, holds: 7, enters: 4 }))
})

test('of whom it cannot be told any more neither leaves nor saves anything; an amount beyond reason is told as none', () => {
  const columns = new PreviewColumns(['person.age', 'person.leftBehind', 'person.aid'])
  columns.add({ ...householdOf([member('a', { birthDate: '1930-01-01', ...receiving('AGE_ALLOWANCE') })]), household: { id: 'a', facts: {}, aid: [], areaPath: 'd/' } })
  const now = rule('person.age >= 80', { aid: 'AGE_ALLOWANCE', amount: { yuan: '50' } })
  const unsure = columns.preview(rule('person.age >= 80 && person.leftBehind', { aid: 'AGE_ALLOWANCE', amount: { yuan: '50' } }), now, () => 'd', 9)
  expect([unsure.byArea.get('d'), unsure.leaving]).toEqual([counts({ all: 1, unknown: 1 }), []])
  const endless = columns.preview(rule('person.age >= 0', { amount: { yuan: '90000000000000.0' } }), undefined, () => 'd', 9)
  expect(endless.byArea.get('d')).toEqual(counts({ all: 1, holds: 1, enters: 1, unpriced: 1 }))
})

test('by kind of people: somebody may be of several, and who is of none stands apart', () => {
  const columns = new PreviewColumns(['household.size'])
  columns.add(householdOf([member('a', { birthDate: '1940-01-01', facts: { 'disability.kind': 'VISUAL', 'disability.level': 1 } }), member('b', { birthDate: '2015-01-01' }), member('c', { birthDate: '1990-01-01', facts: { 'disability.kind': 'NONE' } })]))
  const { byGroup } = columns.preview(rule('person.age > 0'), rule('person.age < 18'), () => 'd', 0)
  expect([...byGroup].map(([group, { all, enters }]) => [group, all, enters])).toEqual([['disabled', 1, 1], ['severe', 1, 1], ['child', 1, 0], ['elder', 1, 1], ['other', 1, 1]])
  const ofHouseholds = columns.preview(parts({ of: 'household', when: 'household.size > 1' }), undefined, () => 'd', 0)
  expect([...ofHouseholds.byGroup.keys()]).toEqual(['disabled', 'severe', 'child', 'elder'])
})

test('with another parameter: who enters and leaves a rule that stays as it is, and what its amount comes to', () => {
  const standard = (value: number, recordedAt: string): Parameter => ({ name: 'dibaoStandard', areaPath: '', hukou: '', from: '2022-01-01', value, recordedAt })
  const dibao = parts({ of: 'household', when: 'household.incomeRatio < 1.0', aid: 'DIBAO', amount: { yuan: '(parameter.dibaoStandard - household.incomePerHeadMonthly) * double(household.size)' } })
  const columns = new PreviewColumns(namesOfParts(dibao), true)
  const before = [standard(70_000, '1')]
  for (const [id, income12m, aid] of [['in', 600_00 * 24, ['DIBAO']], ['between', 750_00 * 24, []], ['out', 900_00 * 24, []]] as const) {
    const made = householdOf([member(`${id}-1`), member(`${id}-2`)], { aid: [...aid], facts: { income12m } })
    const facts = { ...made, household: { ...made.household, id, areaPath: 'd/' }, parameters: before }
    columns.add(facts, { ...facts, parameters: [...before, standard(80_000, '2')] })
  }
  const { byArea, entering } = columns.preview(dibao, dibao, () => 'd', 10)
  expect(byArea.get('d')).toEqual(counts({ all: 3, holds: 2, enters: 1, moreFen: 2 * 100_00 + 2 * 50_00 }))
  expect(entering.map((one) => one.householdId)).toEqual(['between'])
})
