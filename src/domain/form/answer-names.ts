import type { AnswerNames } from '../policy/dialect.ts'
import type { IndicatorType } from '../policy/indicators.ts'
import type { Form, ItemType, Section } from './form.ts'

/** The type in which an expression or the registry holds the answer to an item. */
export const answerTypes: Record<ItemType, IndicatorType> = {
  text: 'text',
  'long-text': 'text',
  integer: 'int',
  money: 'money',
  date: 'date',
  choice: 'code',
  choices: 'codes',
  'yes-no': 'bool',
  'person-ref': 'text',
  payments: 'codes',
}

type Names = Record<Section['of'], AnswerNames>
const kept = new WeakMap<Form, Names>()

/** What expressions of a form may read as `answers.<item>`: sections of the household its own items, sections of each member theirs. */
export function answerNames(form: Form): Names {
  let names = kept.get(form)
  if (!names) kept.set(form, (names = { household: namesOf(form, 'household'), member: namesOf(form, 'member') }))
  return names
}

function namesOf(form: Form, of: Section['of']): AnswerNames {
  const items = form.sections.filter((section) => section.of === of).flatMap((section) => section.items)
  return Object.fromEntries(
    items.map((item) => [item.id, { type: answerTypes[item.type], ...(item.options && { codes: item.options.map((option) => option.code) }) }]),
  )
}
