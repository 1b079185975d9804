import { isPlainDate } from '../calendar/plain-date.ts'
import type { HouseholdFacts, KnownPayment } from '../policy/facts.ts'
import { noAnswers, type Answer, type Form, type Item } from './form.ts'
import type { Filled } from './filled.ts'
import { membersInVisit } from './overlay.ts'
import { sectionsFor, type AskedItem, type AskedSubject } from './sections-for.ts'

export type AnswerComplaint = {
  /** `answers.<item>` or `members.<person>.answers.<item>`. */
  readonly path: string
  readonly code:
    | 'ANSWER_MISSING'
    | 'ANSWER_TYPE'
    | 'ANSWER_NOT_A_DATE'
    | 'ANSWER_NOT_A_CHOICE'
    | 'ANSWER_OUT_OF_RANGE'
    | 'ANSWER_WHY_MISSING'
    | 'ANSWER_ITEM_UNKNOWN'
    | 'ANSWER_PAYMENTS_LEFT'
    | 'ANSWER_CONSTRAINT'
  readonly details: Readonly<Record<string, string | number>>
}

/** The path of an answer in a submission. */
export function answerPath(subject: AskedSubject, itemId: string): string {
  return subject.kind === 'household' ? `answers.${itemId}` : `members.${subject.id}.answers.${itemId}`
}

/**
 * Checks the answers to all questions that are relevant: required ones answered (or with one of the four ways of having no answer),
 * values of the right type, "cannot tell" with a reason. Answers to questions that are no longer relevant are not looked at.
 * @param asked the sections for what was filled in, when the caller has them at hand
 */
export function checkAnswers(form: Form, facts: HouseholdFacts, filled: Filled, asked = sectionsFor(form, facts, filled)): readonly AnswerComplaint[] {
  const people = new Set(membersInVisit(facts, filled).map((member) => member.personId))
  const complaints = asked.flatMap(({ subject, items }) =>
    items.flatMap((one) => complaintsAbout(one, people).map((found) => ({ path: answerPath(subject, one.item.id), ...found }))),
  )
  return [...complaints, ...unknownItems(form, filled)]
}

/** Whether a question still has no answer: nothing, blank text, or no choice among several. */
export function isUnanswered(answer: Answer | undefined): boolean {
  if (answer === undefined) return true
  if (!('value' in answer)) return false
  return typeof answer.value === 'string' ? answer.value.trim() === '' : Array.isArray(answer.value) && answer.value.length === 0
}

type Found = Omit<AnswerComplaint, 'path'>

function complaintsAbout({ item, answer, payments, isBroken }: AskedItem, people: ReadonlySet<string>): Found[] {
  if (answer === undefined || isUnanswered(answer)) return item.required ? [{ code: 'ANSWER_MISSING', details: {} }] : []
  if ('none' in answer) {
    if (!noAnswers.includes(answer.none)) return [{ code: 'ANSWER_TYPE', details: { type: item.type } }]
    return answer.none === 'CANNOT_TELL' && !answer.why?.trim() ? [{ code: 'ANSWER_WHY_MISSING', details: {} }] : []
  }
  const wrong = payments ? paymentComplaints(payments, answer.value) : valueComplaints(item, answer.value, people)
  // The sentence stands in the plan, in both languages; whoever shows it takes its own.
  return wrong.length === 0 && isBroken ? [{ code: 'ANSWER_CONSTRAINT', details: { zh: item.constraint!.says.zh, en: item.constraint!.says.en } }] : wrong
}

/** What a payment was said to be: `<payment id> CONFIRMED`. */
export const paymentWords = ['CONFIRMED', 'DENIED', 'UNKNOWN'] as const

// Each payment that was shown is confirmed, denied or not known, and no other is spoken of.
function paymentComplaints(payments: readonly KnownPayment[], value: unknown): Found[] {
  if (!Array.isArray(value) || !value.every((one) => typeof one === 'string')) return [{ code: 'ANSWER_TYPE', details: { type: 'payments' } }]
  const said = value.map((one) => one.split(' ') as [string, string | undefined])
  const wrong = said.filter(([id, word]) => !payments.some((payment) => payment.id === id) || !(paymentWords as readonly string[]).includes(word ?? ''))
  if (wrong.length > 0 || new Set(said.map(([id]) => id)).size < said.length) return [{ code: 'ANSWER_NOT_A_CHOICE', details: { code: wrong[0]?.join(' ') ?? '' } }]
  const left = payments.length - said.length
  return left > 0 ? [{ code: 'ANSWER_PAYMENTS_LEFT', details: { count: left } }] : []
}

function valueComplaints(item: Item, value: unknown, people: ReadonlySet<string>): Found[] {
  const wrongType: Found[] = [{ code: 'ANSWER_TYPE', details: { type: item.type } }]
  const notAChoice = (code: string): Found => ({ code: 'ANSWER_NOT_A_CHOICE', details: { code } })
  const codes = new Set(item.options?.map((option) => option.code))
  switch (item.type) {
    case 'yes-no':
      return typeof value === 'boolean' ? [] : wrongType
    case 'integer':
    case 'money':
      return Number.isSafeInteger(value) ? outOfRange(item, value as number) : wrongType
    case 'date':
      if (typeof value !== 'string') return wrongType
      return isPlainDate(value) ? [] : [{ code: 'ANSWER_NOT_A_DATE', details: { value } }]
    case 'choice':
      if (typeof value !== 'string') return wrongType
      return codes.has(value) ? [] : [notAChoice(value)]
    case 'choices':
      if (!Array.isArray(value) || !value.every((code) => typeof code === 'string')) return wrongType
      return value.filter((code) => !codes.has(code)).map(notAChoice)
    case 'person-ref':
      if (typeof value !== 'string') return wrongType
      return people.has(value) ? [] : [notAChoice(value)]
    default:
      return typeof value === 'string' ? [] : wrongType
  }
}

function outOfRange(item: Item, value: number): Found[] {
  const below = item.min !== undefined && value < item.min
  const above = item.max !== undefined && value > item.max
  if (!below && !above) return []
  return [{ code: 'ANSWER_OUT_OF_RANGE', details: { ...(item.min !== undefined && { min: item.min }), ...(item.max !== undefined && { max: item.max }) } }]
}

function unknownItems(form: Form, filled: Filled): AnswerComplaint[] {
  const idsOf = (of: 'household' | 'member') => new Set(form.sections.filter((section) => section.of === of).flatMap((section) => section.items.map((item) => item.id)))
  const unknown = (answers: object | undefined, known: ReadonlySet<string>, path: string): AnswerComplaint[] =>
    Object.keys(answers ?? {})
      .filter((id) => !known.has(id))
      .map((id) => ({ path: `${path}.${id}`, code: 'ANSWER_ITEM_UNKNOWN', details: { item: id } }))
  const ofMembers = idsOf('member')
  return [
    ...unknown(filled.answers, idsOf('household'), 'answers'),
    ...Object.entries(filled.members ?? {}).flatMap(([id, member]) => unknown(member.answers, ofMembers, `members.${id}.answers`)),
  ]
}
