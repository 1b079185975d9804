import { expect, test } from 'vitest'
import type { Form, Item } from '../form/form.ts'
import { reusableAnswers, withReused } from './reuse.ts'
import type { Submission } from './submission.ts'

const clause = { at: '一', says: '访' }
const item = (id: string, type: Item['type'], more: Partial<Item> = {}): Item => ({ id, title: { zh: id, en: id }, type, required: true, clause, ...more })
const option = (code: string) => ({ code, title: { zh: code, en: code } })
const form: Form = {
  id: 'survey',
  version: 2,
  title: { zh: '表', en: 'Form' },
  sections: [
    { id: 'home', title: { zh: '家', en: 'Home' }, of: 'household', clause, items: [item('housing', 'choice', { options: [option('SAFE'), option('MEND')] }), item('income', 'money'), item('needs', 'choices', { options: [option('MONEY'), option('CARE')] }), item('policies', 'yes-no', { gate: 'three-questions' })] },
    { id: 'people', title: { zh: '人', en: 'People' }, of: 'member', clause, items: [item('health', 'text'), item('carer', 'person-ref')] },
  ],
}
const earlier: Submission = {
  visit: { date: '2022-04-15', manner: 'HOME', visitors: ['李芳'], answeredBy: 'SELF' },
  answers: { housing: { value: 'MEND', confirmed: true }, income: { value: 120000 }, needs: { value: ['MONEY', 'GONE'] }, policies: { value: true }, dropped: { value: 'x' } },
  members: { a: { seen: true, answers: { health: { value: '健康' }, carer: { value: 'b' } } }, b: { seen: true, answers: { health: { none: 'REFUSED' } } }, left: { seen: true, answers: { health: { value: '患病' } } } },
  added: [],
  left: [],
  problems: [],
}

test('answers that still fit are taken over; conclusions, people, and who was seen are not', () => {
  expect(reusableAnswers(form, earlier, ['a', 'b'], {})).toEqual({ 'answers.housing': { value: 'MEND' }, 'answers.income': { value: 120000 }, 'members.a.answers.health': { value: '健康' } })
})

test('what was answered already stays', () => {
  const draft = { answers: { housing: { value: 'SAFE' } }, members: { a: { seen: true, answers: { health: { none: 'UNKNOWN' as const } } } } }
  const taken = reusableAnswers(form, earlier, ['a'], draft)
  expect(taken).toEqual({ 'answers.income': { value: 120000 } })
  expect(withReused(draft, taken)).toEqual({ answers: { housing: { value: 'SAFE' }, income: { value: 120000 } }, members: draft.members })
})

test('a member of the draft keeps what else was said', () => {
  expect(withReused({ members: { a: { seen: true } } } as never, { 'members.a.answers.health': { value: '健康' } })).toEqual({ answers: {}, members: { a: { seen: true, answers: { health: { value: '健康' } } } } })
})
