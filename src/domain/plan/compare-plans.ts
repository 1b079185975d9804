import type { Titles } from '../clause/clause.ts'
import { canonicalJson } from '../reporting/canonical-json.ts'
import type { Plan } from './plan.ts'

const listed = ['levels', 'stages', 'duties', 'populations', 'sources', 'rosters', 'deliverables', 'records', 'departments', 'escalations', 'referrals', 'checks', 'rules', 'questions'] as const
const single = ['document', 'start', 'groups', 'teams', 'institutions', 'keyHouseholds', 'planning', 'visitNotice', 'publicity', 'gaps', 'releases', 'checkMethods'] as const

/** The parts of a plan in the order in which their differences are told. */
export const planParts = [...listed, 'gates', 'problems', 'questions-of-forms', 'focus', ...single] as const
export type PlanPart = (typeof planParts)[number]

/** One thing that one plan has and another has not, or has otherwise. `fields` are the keys that differ, as text. */
export type PlanChange = {
  readonly part: PlanPart
  readonly id: string
  readonly title?: Titles
  readonly kind: 'added' | 'removed' | 'changed'
  readonly fields: readonly { readonly name: string; readonly before: string; readonly after: string }[]
}

type Entry = { readonly id: string; readonly title?: Titles }

/** What is different between two plans, part by part: added, removed, changed with the fields that differ. Equal plans have none. */
export function comparePlans(before: Plan, after: Plan): readonly PlanChange[] {
  return planParts.flatMap((part) => compareEntries(part, entriesOf(before, part), entriesOf(after, part)))
}

function entriesOf(plan: Plan, part: PlanPart): readonly Entry[] {
  switch (part) {
    case 'gates':
      return plan.visits.gates.map(({ about: _, ...gate }) => gate)
    case 'problems':
      return plan.problems.kinds
    case 'focus':
      return plan.populations.flatMap((population) => population.focus.map((focus) => ({ ...focus, id: `${population.id}.${focus.id}` })))
    case 'populations':
      return plan.populations.map(({ focus: _, ...population }) => population)
    case 'questions-of-forms':
      return plan.forms.flatMap((form) => form.sections.flatMap((section) => section.items.map((item) => ({ ...item, id: `${form.id}.${item.id}`, section: section.id, asked: section.relevant ?? '' }))))
    default: {
      const value: unknown = plan[part]
      if (value === undefined) return []
      return Array.isArray(value) ? (value as Entry[]) : [{ id: part, ...(typeof value === 'object' ? value : { value }) }]
    }
  }
}

function compareEntries(part: PlanPart, before: readonly Entry[], after: readonly Entry[]): PlanChange[] {
  const change = (kind: PlanChange['kind'], entry: Entry, fields: PlanChange['fields'] = []): PlanChange => ({ part, id: entry.id, kind, fields, ...(entry.title && { title: entry.title }) })
  const was = new Map(before.map((entry) => [entry.id, entry]))
  const is = new Set(after.map((entry) => entry.id))
  return [
    ...before.filter((entry) => !is.has(entry.id)).map((entry) => change('removed', entry)),
    ...after.flatMap((entry) => {
      const old = was.get(entry.id)
      if (!old) return [change('added', entry)]
      const fields = differingFields(old, entry)
      return fields.length > 0 ? [change('changed', entry, fields)] : []
    }),
  ]
}

function differingFields(before: Entry, after: Entry): PlanChange['fields'] {
  const [old, now] = [before, after] as [Record<string, unknown>, Record<string, unknown>]
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])]
  return names.flatMap((name) => (sameAs(old[name], now[name]) ? [] : [{ name, before: shown(old[name]), after: shown(now[name]) }]))
}

// A database keeps the keys of an object in another order.
function sameAs(a: unknown, b: unknown): boolean {
  return canonicalJson(a ?? null) === canonicalJson(b ?? null)
}

const longest = 300

// Texts as they are; names by their Chinese, clauses by their words, lists one after the other.
function shown(value: unknown): string {
  const text = textOf(value)
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value !== 'object') return String(value)
  if (Array.isArray(value)) return value.map(textOf).join('、')
  const entry = value as Record<string, unknown>
  if (typeof entry['says'] === 'string') return `${String(entry['at'])}：${entry['says']}`
  if (typeof entry['zh'] === 'string') return entry['zh']
  if (entry['title'] !== undefined) return textOf(entry['title'])
  if (typeof entry['level'] === 'string') return [entry['level'], entry['role']].filter(Boolean).join('.')
  return Object.entries(entry).map(([key, part]) => `${key}: ${textOf(part)}`).join('，')
}
