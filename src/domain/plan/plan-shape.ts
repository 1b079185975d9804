import { severities } from '../casework/severity.ts'
import { rowsCarriedOut, rowsDeclared } from './fields.ts'
import { anything, date, id, list, may, must, object, oneOf, openObject, record, text, yesNo, type Shape } from './shape.ts'

export const titles = object({ zh: must(text), en: must(text) })
export const clause = object({
  at: must(text),
  says: must(text),
  row: may({ kind: 'text', pattern: /^[A-Z]-\d{2}$/, expected: 'row' }),
})
const expression = text
const templates = list(object({ format: must(oneOf(['xlsx', 'docx'])), path: must(text) }))
const columns = list(object({ id: must(id), title: must(titles) }), 1)

const focus = object({ id: must(id), title: must(titles), when: must(expression), clause: must(clause) })

/** Keys of a plan that are declared but not carried out yet: each is shown as such. */
export const declaredKeys = ['checks', 'escalations', 'reviews', 'meetings', 'referrals'] as const

const declared = openObject({ id: must(id), title: must(titles), clause: must(clause) })

/** What plan.yaml must look like. */
export const planShape: Shape = object({
  plan: must(id),
  title: must(titles),
  document: must(object({ number: must(text), issued: must(date), lead: must(id), with: may(list(id)), names: must(record(titles)) })),
  start: must(date),
  levels: must(list(object({ id: must(id), title: must(titles), role: must(oneOf(['above', 'body', 'unit', 'cell'])) }), 1)),
  stages: must(list(object({ id: must(id), title: must(titles), from: must(date), until: must(date), clause: must(clause) }), 1)),
  duties: may(
    list(
      object({
        id: must(id),
        title: must(titles),
        actor: must(text),
        stage: must(id),
        due: may(date),
        every: may(oneOf(['week'])),
        'done-by': may(object({ roster: may(id), deliverable: may(id), visits: may(id) })),
        clause: must(clause),
      }),
    ),
  ),
  populations: must(
    list(
      object({
        id: must(id),
        title: must(titles),
        of: must(oneOf(['person', 'household'])),
        when: must(expression),
        part: may(id),
        focus: may(list(focus)),
        checks: may(list(id)),
        clause: must(clause),
      }),
      1,
    ),
  ),
  sources: may(list(object({ id: must(id), title: must(titles), restricted: may(yesNo), clause: must(clause) }))),
  rosters: may(
    list(
      object({
        id: must(id),
        title: must(titles),
        cell: must(id),
        parts: must(list(object({ id: must(id), title: must(titles), clause: must(clause) }), 1)),
        due: must(date),
        to: must(id),
        'signed-by': must(text),
        supplements: must(oneOf(['numbered'])),
        templates: may(templates),
        columns: must(columns),
        clause: must(clause),
      }),
    ),
  ),
  visits: must(object({ form: must(id), gates: must(list(object({ id: must(id), clause: must(clause) }))), clause: must(clause) })),
  problems: must(
    object({
      kinds: must(list(object({ id: must(id), title: must(titles) }), 1)),
      severities: must(list(oneOf(severities), 1)),
      clause: must(clause),
    }),
  ),
  deliverables: may(
    list(
      object({
        id: must(id),
        title: must(titles),
        rows: must(oneOf([...rowsCarriedOut, ...rowsDeclared])),
        due: may(date),
        every: may(oneOf(['week'])),
        from: must(id),
        to: must(id),
        'signed-by': may(text),
        templates: may(templates),
        columns: may(columns),
        clause: must(clause),
      }),
    ),
  ),
  ...Object.fromEntries(declaredKeys.map((key) => [key, may(list(declared))])),
  notes: may(anything),
})
