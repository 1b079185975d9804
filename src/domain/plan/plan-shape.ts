import { roles } from '../access/access.ts'
import { rosterFields as registerFields } from '../registry/roster-field.ts'
import { severities } from '../casework/severity.ts'
import { clause, titles } from './clause-shape.ts'
import { sectionShows } from '../reporting/report.ts'
import { deliverableRows } from './fields.ts'
import { askTypes, recurrences } from './plan.ts'
import { provisionFields } from './provisions-shape.ts'
import { recordKind } from './record-shape.ts'
import { anything, count, date, id, list, may, must, object, oneOf, record, text, yesNo, type Shape } from './shape.ts'

const expression = text
const templates = list(object({ format: must(oneOf(['xlsx', 'docx'])), path: must(text) }))
const columns = list(object({ id: must(id), title: must(titles) }), 1)

const ask = object({
  id: must(id),
  title: must(titles),
  type: must(oneOf(askTypes)),
  options: may(list(object({ code: must(text), title: must(titles) }), 1)),
  required: may(yesNo),
  'within-years': may(count),
  'refers-to': may(id),
  column: may(oneOf(registerFields)),
  clause: must(clause),
})
const source = object({ id: must(id), title: must(titles), restricted: may(yesNo), 'seen-by': may(list(oneOf(roles), 1)), words: may(list(text, 1)), part: may(id), asks: may(list(ask, 1)), clause: must(clause) })

const focus = object({ id: must(id), title: must(titles), when: must(expression), clause: must(clause) })

const problemKind = object({
  id: must(id),
  title: must(titles),
  line: may(id),
  'may-qualify': may(yesNo),
  'comes-back': may(yesNo),
  'contradicted-by': may(object({ of: must(oneOf(['person', 'household'])), when: must(expression) })),
})

/** What plan.yaml must look like. */
export const planShape: Shape = object({
  plan: must(id),
  title: must(titles),
  document: must(object({ number: must(text), issued: must(date), lead: must(id), with: may(list(id)), names: must(record(titles)), clause: may(clause) })),
  /** The numbered reading of the notice that the rows of clauses are numbers of: J-01 to J-75. */
  reading: may(object({ row: must({ kind: 'text', pattern: /^[A-Z]$/, expected: 'letter' }), last: must(count) })),
  start: must(date),
  levels: must(list(object({ id: must(id), title: must(titles), role: must(oneOf(['above', 'body', 'unit', 'cell'])), clause: may(clause) }), 1)),
  stages: must(list(object({ id: must(id), title: must(titles), from: must(date), until: must(date), clause: must(clause) }), 1)),
  duties: may(
    list(
      object({
        id: must(id),
        title: must(titles),
        actor: must(text),
        stage: must(id),
        due: may(date),
        every: may(oneOf(recurrences)),
        'done-by': may(object({ roster: may(id), deliverable: may(id), visits: may(id), record: may(id) })),
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
  sources: may(list(source)),
  rosters: may(
    list(
      object({
        id: must(id),
        title: must(titles),
        cell: must(id),
        parts: must(list(object({ id: must(id), title: must(titles), short: may(titles), when: may(expression), clause: must(clause) }), 1)),
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
  visits: must(object({ form: must(id), gates: must(list(object({ id: must(id), for: may(list(text, 1)), clause: must(clause) }))), clause: must(clause) })),
  problems: must(
    object({
      kinds: must(list(problemKind, 1)),
      severities: must(list(oneOf(severities), 1)),
      ages: may(list(count, 1)),
      clause: must(clause),
    }),
  ),
  deliverables: may(
    list(
      object({
        id: must(id),
        title: must(titles),
        rows: must(oneOf(deliverableRows)),
        due: may(date),
        every: may(oneOf(recurrences)),
        from: must(id),
        to: must(id),
        'signed-by': may(text),
        templates: may(templates),
        columns: may(columns),
        sections: may(list(object({ id: must(id), title: must(titles), shows: may(list(oneOf(sectionShows), 1)), text: may(oneOf(['may', 'must'])), clause: may(clause) }), 1)),
        clause: must(clause),
      }),
    ),
  ),
  ...provisionFields,
  records: may(list(recordKind)),
  notes: may(anything),
})
