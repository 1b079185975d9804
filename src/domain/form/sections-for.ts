import { compile, isCompiled } from '../policy/compile.ts'
import { evaluate, isUnknown, type Verdict } from '../policy/evaluate.ts'
import type { Fact, HouseholdFacts, KnownPayment } from '../policy/facts.ts'
import { celValue, indicatorsOf, type CelValue, type Context } from '../policy/indicators-of.ts'
import type { Subject } from '../policy/population.ts'
import { answerNames, answerTypes } from './answer-names.ts'
import type { Answer, Answers, Form, Item, Section } from './form.ts'
import type { Filled } from './filled.ts'
import { itemsOf } from './items-of.ts'
import { membersInVisit, visitDate, withAnswers } from './overlay.ts'

/** Whose answers: those of the household, or of one person. */
export type AskedSubject = { readonly kind: 'household' } | { readonly kind: 'person'; readonly id: string; readonly name: string }

/** A question to be asked now, with what the registry knows and what was answered so far. */
export type AskedItem = {
  readonly item: Item
  readonly known?: Fact
  readonly answer?: Answer
  /** Of an item of payments: those to be confirmed or denied, the newest first. */
  readonly payments?: readonly KnownPayment[]
  /** The answer does not agree with what the form says about it. */
  readonly isBroken?: true
  /** The problem that the form proposes here. */
  readonly isProposing?: true
}

/**
 * A section to be asked now. `unknown`: nobody can say yet whether it applies, because these facts are missing; it is asked
 * rather than dropped.
 */
export type AskedSection = {
  readonly section: Section
  readonly subject: AskedSubject
  readonly items: readonly AskedItem[]
  readonly unknown?: readonly string[]
}

/** Whether nothing of a section has to be answered: it stays folded until somebody wants it. */
export function isOptional(section: { readonly items: readonly { readonly item: Pick<Item, 'required'> }[] }): boolean {
  return section.items.every(({ item }) => !item.required)
}

/**
 * The sections and items that are relevant now, in the order of the form, those of each member in the order of the members.
 * Answers count at once: choosing "lives alone" opens what is asked of those who live alone. What depends on a question without
 * an answer waits for it; what depends on a missing fact is asked.
 * @param waiting on paper nothing waits: with `kept` questions that depend on an answer nobody has given yet are there too
 */
export function sectionsFor(form: Form, facts: HouseholdFacts, filled: Filled, waiting: 'left-out' | 'kept' = 'left-out'): readonly AskedSection[] {
  const laidOver = withAnswers(form, facts, filled)
  const { household, persons, parameter } = indicatorsOf(laidOver)
  const members = membersInVisit(facts, filled)
  const visit = { date: visitDate(facts, filled) }
  const payments = facts.payments ?? []
  const own = { answers: valuesOf(form, filled.answers ?? {}) }
  const theirs = new Map(members.map(({ personId }) => [personId, valuesOf(form, filled.members?.[personId]?.answers ?? {})]))
  return form.sections.flatMap((section) => {
    if (section.of === 'household') {
      const answers = filled.answers ?? {}
      const paid = payments.filter((payment) => payment.personId === undefined)
      return asked(form, section, { kind: 'household' }, { household, parameter, visit, ...own }, answers, facts.household.facts, paid, waiting)
    }
    return members.flatMap((member) => {
      const answers = filled.members?.[member.personId]?.answers ?? {}
      const context: Context = { household, person: persons[member.personId]!, parameter, visit, answers: theirs.get(member.personId)! }
      const paid = payments.filter((payment) => payment.personId === member.personId)
      return asked(form, section, { kind: 'person', id: member.personId, name: member.name }, context, answers, member.facts, paid, waiting)
    })
  })
}

type Relevance = { readonly asked: boolean; readonly unknown?: readonly string[] }

function asked(
  form: Form,
  section: Section,
  subject: AskedSubject,
  context: Context,
  answers: Answers,
  facts: Readonly<Record<string, Fact>>,
  paid: readonly KnownPayment[],
  waiting: 'left-out' | 'kept',
): AskedSection[] {
  const relevance = relevanceOf(form, section.of, section.relevant, context, waiting)
  if (!relevance.asked) return []
  const says = (expression: string | undefined, verdict: boolean) => expression !== undefined && verdictOf(form, section.of, expression, context) === verdict
  const items = section.items
    .filter((item) => relevanceOf(form, section.of, item.relevant, context, waiting).asked)
    .flatMap((item): AskedItem[] => {
      const known = item.fact && facts[item.fact.name]
      const answer = answers[item.id]
      if (item.again === 'other-day' && !answer && known?.asOf === context.visit?.['date'] && known?.source.startsWith('visit:')) return []
      const payments = item.type === 'payments' ? paid.filter((payment) => item.aid === undefined || payment.kind === item.aid) : undefined
      if (payments?.length === 0) return []
      return [
        {
          item,
          ...(known && { known }),
          ...(answer && { answer }),
          ...(payments && { payments }),
          ...(answer && 'value' in answer && says(item.constraint?.holds, false) && { isBroken: true }),
          ...(says(item.proposes?.when, true) && { isProposing: true }),
        },
      ]
    })
  return items.length === 0 ? [] : [{ section, subject, items, ...(relevance.unknown && { unknown: relevance.unknown }) }]
}

function relevanceOf(form: Form, of: Section['of'], expression: string | undefined, context: Context, waiting: 'left-out' | 'kept'): Relevance {
  if (expression === undefined) return { asked: true }
  const verdict = verdictOf(form, of, expression, context)
  if (isUnknown(verdict)) return waiting === 'left-out' && verdict.unknown.some((name) => name.startsWith('answers.')) ? { asked: false } : { asked: true, unknown: verdict.unknown }
  return { asked: verdict !== false }
}

function verdictOf(form: Form, of: Section['of'], expression: string, context: Context): Verdict {
  const subject: Subject = of === 'member' ? 'person' : 'household'
  const compiled = compile(expression, subject, answerNames(form)[of])
  if (!isCompiled(compiled)) throw new Error(`expression was never checked: ${expression}`)
  return evaluate(compiled, context)
}

function valuesOf(form: Form, answers: Answers): Record<string, CelValue> {
  const items = itemsOf(form)
  return Object.fromEntries(
    Object.entries(answers).flatMap(([id, answer]) => {
      const item = items.get(id)
      const value = item && answer && 'value' in answer ? celValue({ type: answerTypes[item.type] }, answer.value) : undefined
      return value === undefined ? [] : [[id, value]]
    }),
  )
}
