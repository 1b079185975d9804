import { isPlainDate, type PlainDate } from '../calendar/plain-date.ts'
import { severities } from '../casework/severity.ts'
import { answerers, manners } from './submission.ts'

export type ShapeComplaint = { readonly path: string; readonly code: 'SUBMISSION_SHAPE' | 'VISIT_DATE_MISSING' | 'VISIT_IN_FUTURE' | 'VISIT_BEFORE_CAMPAIGN' | 'VISITORS_MISSING' | 'VISIT_MANNER_MISSING' | 'VISIT_ANSWERED_BY_MISSING' }

/**
 * Checks that a value from outside has the shape of a submission: fields and types, no fields beyond, no repeated ids. Gates and
 * answers are checked afterwards, and can rely on the shape.
 * @param today a visit cannot lie after it
 * @param since first day of the campaign: what was seen before it is no visit of this campaign
 */
export function checkSubmission(value: unknown, today: PlainDate, since: PlainDate): readonly ShapeComplaint[] {
  const shape = misfits(value, submission, '').map((path): ShapeComplaint => ({ path, code: 'SUBMISSION_SHAPE' }))
  if (shape.length > 0) return shape
  const { visit } = value as { visit: { date: string; manner: string; visitors: string[]; answeredBy: string } }
  const found: ShapeComplaint[] = []
  if (!isPlainDate(visit.date)) found.push({ path: 'visit.date', code: 'VISIT_DATE_MISSING' })
  else if (visit.date > today) found.push({ path: 'visit.date', code: 'VISIT_IN_FUTURE' })
  else if (visit.date < since) found.push({ path: 'visit.date', code: 'VISIT_BEFORE_CAMPAIGN' })
  if (!(manners as readonly string[]).includes(visit.manner)) found.push({ path: 'visit.manner', code: 'VISIT_MANNER_MISSING' })
  if (!visit.visitors.some((name) => name.trim() !== '')) found.push({ path: 'visit.visitors', code: 'VISITORS_MISSING' })
  if (!(answerers as readonly string[]).includes(visit.answeredBy)) found.push({ path: 'visit.answeredBy', code: 'VISIT_ANSWERED_BY_MISSING' })
  return found
}

type Check = (value: unknown, path: string) => string[]
type Fields = { readonly [name: string]: Check }

const longest = 4000
const text: Check = (value, path) => (typeof value === 'string' && value.length <= longest ? [] : [path])
const bool: Check = (value, path) => (typeof value === 'boolean' ? [] : [path])
const date: Check = (value, path) => (isPlainDate(value) ? [] : [path])
const oneOf = (codes: readonly string[]): Check => (value, path) => (codes.includes(value as string) ? [] : [path])
const optional = (check: Check): Check => (value, path) => (value === undefined ? [] : check(value, path))
const object = (fields: Fields): Check => (value, path) => misfits(value, fields, path)
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

const list = (check: Check, most: number, id?: string): Check => (value, path) => {
  if (!Array.isArray(value) || value.length > most) return [path]
  const ids = id === undefined ? [] : value.map((entry) => (isObject(entry) ? entry[id] : undefined))
  return [...value.flatMap((entry, index) => check(entry, `${path}.${index}`)), ...(new Set(ids).size < ids.length ? [path] : [])]
}
const record = (check: Check, most: number): Check => (value, path) =>
  isObject(value) && Object.keys(value).length <= most ? Object.entries(value).flatMap(([key, entry]) => check(entry, `${path}.${key}`)) : [path]

const answerValue: Check = (value, path) =>
  typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value)) ? [] : Array.isArray(value) ? list(text, 100)(value, path) : text(value, path)
const answer: Check = (value, path) =>
  isObject(value) && 'none' in value
    ? misfits(value, { none: text, why: optional(text) }, path)
    : misfits(value, { value: answerValue, why: optional(text), confirmed: optional((confirmed, at) => (confirmed === true ? [] : [at])) }, path)
const answers = record(answer, 1000)

const submission: Fields = {
  visit: object({ date: text, manner: text, visitors: list(text, 20), answeredBy: text }),
  answers,
  members: record(object({ seen: bool, how: optional(text), reason: optional(text), nextDate: optional(text), answers }), 100),
  added: list(object({ id: text, name: text, sex: optional(oneOf(['MALE', 'FEMALE'])), birthDate: optional(date), relation: text }), 30, 'id'),
  left: list(object({ personId: text, reason: text, date }), 100, 'personId'),
  problems: list(
    object({
      id: text,
      kind: text,
      personId: optional(text),
      severity: oneOf(severities),
      description: text,
      fixedOnSpot: bool,
      measure: text,
      ownerUnit: text,
      ownerPerson: text,
      due: optional(text),
      proof: optional(text),
      proposedBy: optional(text),
    }),
    100,
    'id',
  ),
  dismissed: optional(list(object({ path: text, why: text }), 100, 'path')),
}

function misfits(value: unknown, fields: Fields, path: string): string[] {
  if (!isObject(value)) return [path || '.']
  const at = (key: string) => (path === '' ? key : `${path}.${key}`)
  const beyond = Object.keys(value).filter((key) => !Object.hasOwn(fields, key))
  return [...beyond.map(at), ...Object.entries(fields).flatMap(([key, check]) => check(value[key], at(key)))]
}
