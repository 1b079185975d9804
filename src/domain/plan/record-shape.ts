import { recordItemTypes } from '../record/record-kind.ts'
import { clause, titles } from './clause-shape.ts'
import { id, integer, list, may, must, name, object, oneOf, yesNo } from './shape.ts'

const option = object({ code: must({ kind: 'text', pattern: /^[A-Za-z0-9_-]+$/, expected: 'id' }), title: must(titles) })

const item = object({
  id: must(name),
  title: must(titles),
  type: must(oneOf(recordItemTypes)),
  options: may(list(option, 1)),
  required: may(yesNo),
  min: may(integer),
  max: may(integer),
  level: may(id),
})

/** What an entry of `records` must look like. */
export const recordKind = object({
  id: must(id),
  title: must(titles),
  by: must(list(id, 1)),
  attachment: may(oneOf(['required', 'optional', 'none'])),
  items: must(list(item, 1)),
  decisions: may(yesNo),
  'answered-by': may(id),
  coverage: may(object({ 'looked-at': must(name), of: must(name) })),
  clause: must(clause),
})
