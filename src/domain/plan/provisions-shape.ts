import { escalationAnswers } from './provisions.ts'
import { clause, titles } from './clause-shape.ts'
import { count, id, list, may, must, object, oneOf, percent, text, type Field, type Shape } from './shape.ts'

const titled = object({ id: must(id), title: must(titles) })
const named = { id: must(id), title: must(titles), clause: must(clause) }
const provision = object(named)

const escalation = object({
  ...named,
  way: must(oneOf(['at-once', 'upward'])),
  kinds: may(list(provision, 1)),
  told: may(list(object({ id: must(id), title: must(titles), phone: may(text) }), 1)),
  'seen-by': may(list(text, 1)),
  'receipt-within-hours': may(count),
  from: may(id),
  to: may(id),
  answers: may(list(oneOf(escalationAnswers), 1)),
  'answer-within-days': may(count),
})

const check = object({
  ...named,
  by: must(id),
  of: must(oneOf(['villages', 'lists', 'others'])),
  rate: must(percent),
  'at-least': may(object({ per: must(id), rows: must(count) })),
})

const keyHouseholds: Shape = object({
  reasons: must(list(titled, 1)),
  frequencies: must(list(object({ id: must(id), title: must(titles), 'every-days': must(count) }), 1)),
  clause: must(clause),
})

/** Keys of plan.yaml for what a notice provides beside stages, populations, rosters, visits and lists. */
export const provisionFields: Readonly<Record<string, Field>> = {
  groups: may(object({ list: must(list(object({ id: must(id), title: must(titles), of: must(list(id, 1)) }), 1)), clause: must(clause) })),
  departments: may(list(object({ id: must(id), populations: may(list(id)), clause: must(clause) }))),
  teams: may(object({ by: must(id), cell: must(id), lead: must(titles), members: must(list(titled, 1)), before: must(id), clause: must(clause) })),
  institutions: may(object({ departments: must(list(id, 1)), stage: must(id), checks: must(list(provision, 1)), clause: must(clause) })),
  escalations: may(list(escalation)),
  referrals: may(list(object({ ...named, by: must(id), 'answer-within-days': may(count) }))),
  'key-households': may(keyHouseholds),
  planning: may(object({ 'reuse-within-days': must(count), clause: must(clause) })),
  'visit-notice': may(object({ purpose: must(titles), clause: must(clause) })),
  publicity: may(object({ channels: must(list(object({ id: must(id), title: must(titles), way: must(oneOf(['hotline', 'web', 'card'])), reach: may(text) }), 1)), clause: must(clause) })),
  gaps: may(object({ kinds: must(list(provision, 1)), clause: must(clause) })),
  releases: may(object({ lead: must(id), above: must(id), clause: must(clause) })),
  checks: may(list(check)),
  'check-methods': may(object({ list: must(list(titled, 1)), clause: must(clause) })),
  rules: may(list(provision)),
  questions: may(list(object({ ...named, reading: may(titles) }))),
}
