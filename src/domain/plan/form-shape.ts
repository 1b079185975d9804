import { severities } from '../casework/severity.ts'
import { itemTypes } from '../form/form.ts'
import { clause, titles } from './clause-shape.ts'
import { id, integer, list, may, must, name, object, oneOf, text, yesNo, type Shape } from './shape.ts'

const option = object({ code: must({ kind: 'text', pattern: /^[A-Za-z0-9_-]+$/, expected: 'id' }), title: must(titles) })

const item = object({
  id: must(name),
  title: must(titles),
  help: may(titles),
  type: must(oneOf(itemTypes)),
  options: may(list(option, 1)),
  list: may(id),
  relevant: may(text),
  required: may(yesNo),
  fact: may(text),
  gate: may(id),
  min: may(integer),
  max: may(integer),
  constraint: may(object({ holds: must(text), says: must(titles) })),
  proposes: may(object({ kind: must(id), when: must(text), says: must(titles), severity: may(oneOf(severities)) })),
  again: may(oneOf(['other-day'])),
  aid: may(id),
  clause: may(clause),
})

/** What a file of the folder forms/ must look like. */
export const formShape: Shape = object({
  form: must(id),
  version: must(integer),
  title: must(titles),
  clause: may(clause),
  sections: must(
    list(
      object({
        id: must(id),
        title: must(titles),
        of: must(oneOf(['household', 'member'])),
        for: may(list(text, 1)),
        relevant: may(text),
        clause: may(clause),
        serves: may(titles),
        items: must(list(item, 1)),
      }),
      1,
    ),
  ),
})
