import { canonicalJson } from '#domain/reporting/canonical-json.ts'
import type { Draft } from './draft.ts'

/** A place in a draft, by its parts: `answers <item>`, `members <person> answers <item>`, `problems <id>` … */
export type FieldKey = string
type Fields = ReadonlyMap<FieldKey, unknown>

export type DraftChange = { readonly key: FieldKey; readonly mine: unknown; readonly theirs: unknown }

export type MergedDraft = {
  /** Both sides together; where both changed the same place, still mine. */
  readonly draft: Draft
  /** What the other side changed and I did not. */
  readonly taken: readonly DraftChange[]
  /** What both changed, each otherwise: somebody chooses. */
  readonly conflicts: readonly DraftChange[]
}

/** Lays what was saved elsewhere and what was typed here together, place by place; nothing of either is lost. */
export function mergeDrafts(base: Draft, mine: Draft, theirs: Draft): MergedDraft {
  const [before, own, other] = [fieldsOf(base), fieldsOf(mine), fieldsOf(theirs)]
  const merged = new Map(own)
  const taken: DraftChange[] = []
  const conflicts: DraftChange[] = []
  for (const key of new Set([...own.keys(), ...other.keys()])) {
    const [b, m, t] = [before.get(key), own.get(key), other.get(key)]
    if (isSame(m, t) || isSame(t, b)) continue
    if (!isSame(m, b)) conflicts.push({ key, mine: m, theirs: t })
    else {
      taken.push({ key, mine: m, theirs: t })
      if (t === undefined) merged.delete(key)
      else merged.set(key, t)
    }
  }
  return { draft: draftOf(merged), taken, conflicts }
}

/** Whether two drafts say the same at every place. */
export function isSameDraft(a: Draft, b: Draft): boolean {
  const [one, other] = [fieldsOf(a), fieldsOf(b)]
  return [...new Set([...one.keys(), ...other.keys()])].every((key) => isSame(one.get(key), other.get(key)))
}

/** The draft with the other side's value at some places. */
export function withTheirs(draft: Draft, changes: readonly DraftChange[]): Draft {
  const fields = new Map(fieldsOf(draft))
  for (const { key, theirs } of changes) {
    if (theirs === undefined) fields.delete(key)
    else fields.set(key, theirs)
  }
  return draftOf(fields)
}

// The database gives the fields of an answer back in an order of its own.
const isSame = (a: unknown, b: unknown) => (a === undefined || b === undefined ? a === b : canonicalJson(a) === canonicalJson(b))

function fieldsOf(draft: Draft): Fields {
  return new Map<FieldKey, unknown>([
    ...part('visit', draft.visit),
    ...part('answers', draft.answers),
    ...Object.entries(draft.members).flatMap(([id, { answers, ...member }]) => [...part(`members ${id}`, member), ...part(`members ${id} answers`, answers)]),
    ...draft.added.map((one) => [`added ${one.id}`, one] as const),
    ...draft.left.map((one) => [`left ${one.personId}`, one] as const),
    ...draft.problems.map((one) => [`problems ${one.id}`, one] as const),
    ...(draft.dismissed ?? []).map((one) => [`dismissed ${one.path}`, one] as const),
  ])
}

function part(at: string, values: object): [FieldKey, unknown][] {
  return Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[`${at} ${name}`, value]]))
}

function draftOf(fields: Fields): Draft {
  const draft = { visit: {}, answers: {}, members: {}, added: [], left: [], problems: [], dismissed: [] } as {
    visit: Record<string, unknown>
    answers: Record<string, unknown>
    members: Record<string, Record<string, unknown> & { answers: Record<string, unknown> }>
    added: unknown[]
    left: unknown[]
    problems: unknown[]
    dismissed: unknown[]
  }
  for (const [key, value] of fields) {
    const [top, first = '', second, third = ''] = key.split(' ')
    if (top === 'visit' || top === 'answers') draft[top][first] = value
    else if (top === 'members') {
      const member = (draft.members[first] ??= { answers: {} })
      if (second === 'answers') member.answers[third] = value
      else if (second) member[second] = value
    } else draft[top as 'added'].push(value)
  }
  return draft as unknown as Draft
}
