import { expect, test } from 'vitest'
import { planFiles, planOf } from '#test/plan-files.ts'
import { comparePlans } from './compare-plans.ts'
import { moveDuties, type StandingDuty } from './move-duties.ts'
import { readPlan } from './read-plan.ts'
import { rebasePlan } from './rebase-plan.ts'

const amended = () => {
  const files = planFiles('jintan-2022')
  const text = String(files['plan.yaml'])
    .replace('due: 2022-05-31\n    from: town\n    to: district\n    signed-by: town.principal\n    templates:\n      - { format: xlsx, path: templates/problem-list.xlsx }', 'due: 2022-06-05\n    from: town\n    to: district\n    signed-by: town.principal\n    templates:\n      - { format: xlsx, path: templates/problem-list.xlsx }')
    .replace('due: 2022-05-31\n    done-by: { deliverable: problem-list }', 'due: 2022-06-05\n    done-by: { deliverable: problem-list }')
    .replace('when: household.size >= 6', 'when: household.size >= 5')
    .replace(/ {2}- id: supervision-team\n {4}title: [^\n]*\n {4}actor[\s\S]*?row: J-45 \}\n/, '')
    .replace('every: month', 'every: quarter')
  const { plan, complaints } = readPlan({ ...files, 'plan.yaml': text })
  expect(complaints).toEqual([])
  return plan!
}

test('a plan differs in nothing from itself', () => {
  expect(comparePlans(planOf('jintan-2022'), planOf('jintan-2022'))).toEqual([])
})

test('what was added, removed and changed is told by part, with the days of the campaign', () => {
  const [before, after] = [planOf('jintan-2022'), amended()].map((plan) => rebasePlan(plan, '2026-10-20'))
  expect(comparePlans(before!, after!)).toEqual([
    { part: 'duties', id: 'supervision-team', title: { zh: '组建督导组', en: 'Supervision team formed' }, kind: 'removed', fields: [] },
    expect.objectContaining({ part: 'duties', id: 'problem-list', kind: 'changed', fields: [{ name: 'due', before: '2026-12-23', after: '2026-12-28' }] }),
    expect.objectContaining({ part: 'duties', id: 'regular-review', kind: 'changed', fields: [{ name: 'every', before: 'month', after: 'quarter' }] }),
    expect.objectContaining({ part: 'deliverables', id: 'problem-list', kind: 'changed', fields: [{ name: 'due', before: '2026-12-23', after: '2026-12-28' }] }),
    // The same rule says who is asked about their life.
    expect.objectContaining({ part: 'questions-of-forms', id: 'household-survey.memberLife', kind: 'changed', fields: [expect.objectContaining({ name: 'asked' })] }),
    expect.objectContaining({ part: 'questions-of-forms', id: 'household-survey.memberLifeText', kind: 'changed' }),
    expect.objectContaining({ part: 'focus', id: 'dibao.LARGE_HOUSEHOLD', kind: 'changed', fields: [{ name: 'when', before: 'household.size >= 6', after: 'household.size >= 5' }] }),
  ])
  expect(comparePlans(after!, before!).filter((change) => change.kind === 'added').map((change) => change.id)).toEqual(['supervision-team'])
})

const duty = (code: string, occurrence: number, due: string, isDone = false): StandingDuty => ({ id: `${code}${occurrence}`, code, occurrence, areaPath: 'd/t/', due, isDone })

test('duties not done get their new day or go, those done stay', () => {
  const move = moveDuties(
    [duty('list', 0, '2026-05-31'), duty('training', 0, '2026-04-10', true), duty('team', 0, '2026-04-15'), duty('plan', 0, '2026-03-31')],
    [duty('list', 0, '2026-06-05'), duty('training', 0, '2026-04-20'), duty('plan', 0, '2026-03-31'), duty('bulletin', 0, '2026-06-01')],
    new Set(),
  )
  expect(move.redate.map(({ duty: { code }, due }) => [code, due])).toEqual([['list', '2026-06-05']])
  expect(move.remove.map(({ code }) => code)).toEqual(['team'])
  expect(move.add.map(({ code }) => code)).toEqual(['bulletin'])
  expect(move.kept.map(({ code, due }) => [code, due])).toEqual([['training', '2026-04-10']])
})

test('a duty whose cycle has changed goes on after the last time it was done', () => {
  const weeks = [duty('report', 1, '2026-04-17', true), duty('report', 2, '2026-04-24', true), duty('report', 3, '2026-05-01')]
  const months = [duty('report', 1, '2026-04-22'), duty('report', 2, '2026-05-10'), duty('report', 3, '2026-06-10')]
  const move = moveDuties(weeks, months, new Set(['report']))
  expect(move.redate.map(({ duty: { occurrence }, due }) => [occurrence, due])).toEqual([[3, '2026-05-10']])
  expect(move.add.map(({ occurrence, due }) => [occurrence, due])).toEqual([[4, '2026-06-10']])
  expect(move.remove).toEqual([])
})
