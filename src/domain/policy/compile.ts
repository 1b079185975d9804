import type { Environment } from '@marcbachmann/cel-js'
import { codeLists } from '../registry/code-lists.ts'
import { dialectOf, typeOfName, type AnswerNames } from './dialect.ts'
import { namesRead, partsOf, type Expression } from './expression.ts'
import { findIndicator, indicators } from './indicators.ts'
import { nearest } from './nearest.ts'
import { placeIn } from './place-in.ts'
import type { Subject } from './population.ts'
import { isRefusal, mostParts, readExpression } from './read-expression.ts'
import { typedOtherwise } from './typed-otherwise.ts'

/** What an expression is to come to: yes or no, or an amount in yuan. */
export type Answering = 'yes-or-no' | 'amount'

/** An expression that was checked against the catalogue and answers as it should. */
export type Compiled = {
  readonly expression: string
  readonly subject: Subject
  /** The rule as the dialect (docs/rules.md) reads it. */
  readonly tree: Expression
  /** Full names of the indicators and answers it reads, those of which it only asks whether they are there among them. */
  readonly names: readonly string[]
}

/** What is wrong with an expression. `line` and `column` are counted from 1 inside the expression, `offset` from 0. */
export type ExpressionComplaint = {
  readonly code:
    | 'EXPRESSION_TOO_LONG'
    | 'EXPRESSION_SYNTAX'
    | 'EXPRESSION_TYPED_OTHERWISE'
    | 'EXPRESSION_UNKNOWN_NAME'
    | 'EXPRESSION_NO_PERSON_HERE'
    | 'EXPRESSION_UNKNOWN_CODE'
    | 'EXPRESSION_TYPES'
    | 'EXPRESSION_REFUSED'
    | 'EXPRESSION_TOO_MANY_PARTS'
    | 'EXPRESSION_NOT_YES_OR_NO'
    | 'EXPRESSION_NOT_AN_AMOUNT'
  readonly offset: number
  readonly line: number
  readonly column: number
  readonly details: Readonly<Record<string, string>>
  readonly suggestion?: string
}

type Outcome = Compiled | readonly ExpressionComplaint[]

// Environments and compiled expressions are kept: per subject, and per form for those that read answers.
type Kept = { readonly environment: Environment; readonly outcomes: Map<string, Outcome> }
const kept: Record<Subject, WeakMap<AnswerNames, Kept>> = { household: new WeakMap(), person: new WeakMap() }
const noAnswers: AnswerNames = {}
const mostKept = 2000
const longest = 4000 // characters: nobody can read a rule of a page and a half

/**
 * Checks an expression (CEL) about a household or a person: names of the catalogue, types, codes of code lists, and that it
 * answers yes or no, or comes to an amount. With `answers` it may also read the items of a form.
 * @returns the compiled expression, or what is wrong with it and where
 */
export function compile(expression: string, subject: Subject, answers: AnswerNames = noAnswers, answering: Answering = 'yes-or-no'): Outcome {
  let place = kept[subject].get(answers)
  if (!place) kept[subject].set(answers, (place = { environment: dialectOf(subject, answers), outcomes: new Map() }))
  const key = `${answering} ${expression}`
  let outcome = place.outcomes.get(key)
  if (!outcome) {
    if (place.outcomes.size >= mostKept) place.outcomes.clear()
    place.outcomes.set(key, (outcome = compileIn(place.environment, expression, subject, answers, answering)))
  }
  return outcome
}

/** Whether compiling went well. */
export function isCompiled(outcome: Outcome): outcome is Compiled {
  return !Array.isArray(outcome)
}

/** Checks an expression that says how many yuan a month somebody is paid; whole numbers will do. */
export function compileAmount(expression: string, subject: Subject): Outcome {
  return compile(expression, subject, noAnswers, 'amount')
}

const isAnswer: Readonly<Record<Answering, (type: string | undefined) => boolean>> = { 'yes-or-no': (type) => type === 'bool', amount: (type) => type === 'double' || type === 'int' }
const notAnswering = { 'yes-or-no': 'EXPRESSION_NOT_YES_OR_NO', amount: 'EXPRESSION_NOT_AN_AMOUNT' } as const

function compileIn(environment: Environment, expression: string, subject: Subject, answers: AnswerNames, answering: Answering): Outcome {
  const complain = (
    code: ExpressionComplaint['code'],
    offset: number,
    details: Record<string, string> = {},
    suggestion?: string,
  ): readonly ExpressionComplaint[] => [{ code, offset, ...placeIn(expression, offset), details, ...(suggestion && { suggestion }) }]

  if (expression.length > longest) return complain('EXPRESSION_TOO_LONG', longest, { most: String(longest) })
  const checked = environment.check(expression)
  if (!checked.valid) {
    const typed = typedOtherwise(expression)
    if (typed.length > 0) return typed.flatMap((one) => complain('EXPRESSION_TYPED_OTHERWISE', one.at, { typed: one.typed, meant: one.meant }, one.meant))
    const error = checked.error!
    const at = Math.min(error.range?.start ?? 0, expression.length)
    const end = error.range?.end ?? at
    if (error.code === 'unknown_variable') {
      const name = expression.slice(at, end)
      if (name === 'person') return complain('EXPRESSION_NO_PERSON_HERE', at)
      return complain('EXPRESSION_UNKNOWN_NAME', at, { name }, nearest(name, ['household', ...(subject === 'person' ? ['person'] : []), 'parameter', 'answers']))
    }
    if (error.code === 'no_such_key') {
      const name = /[\w.]+$/.exec(expression.slice(0, end))?.[0] ?? expression.slice(at, end)
      return complain('EXPRESSION_UNKNOWN_NAME', end - name.length, { name }, nearest(name, namesFor(subject, answers)))
    }
    if (error.code === 'limit_exceeded' && error.summary.includes('maxAstNodes')) return complain('EXPRESSION_TOO_MANY_PARTS', at, { most: String(mostParts) })
    if (error.name === 'ParseError') return complain('EXPRESSION_SYNTAX', at, { near: expression.slice(at, at + 12) || '…' })
    return complain('EXPRESSION_TYPES', at, { part: expression.slice(at, end), types: error.summary.replace(/^[^:']*[:']\s*/, '').replace(/'$/, '') })
  }
  if (!isAnswer[answering](checked.type)) return complain(notAnswering[answering], 0, { type: checked.type ?? '' })
  const tree = readExpression(environment.parse(expression).ast, (name) => typeOfName(name, subject, answers))
  if (isRefusal(tree)) {
    if (tree.code === 'EXPRESSION_REFUSED') return complain(tree.code, tree.at, { part: expression.slice(tree.at, tree.end) })
    if (tree.code === 'EXPRESSION_TOO_MANY_PARTS') return complain(tree.code, tree.at, { most: String(mostParts) })
    return complain(tree.code, tree.at, { name: tree.name }, nearest(tree.name, namesFor(subject, answers)))
  }
  const wrong = wrongCodes(tree, answers).flatMap(({ name, code, codes, at }) => complain('EXPRESSION_UNKNOWN_CODE', at, { name, code }, nearest(code, codes)))
  if (wrong.length > 0) return wrong
  return { expression, subject, tree, names: [...new Set(namesRead(tree))] }
}

function namesFor(subject: Subject, answers: AnswerNames): string[] {
  const named = indicators.filter((indicator) => subject === 'person' || indicator.subject !== 'person')
  return [...named.map((indicator) => `${indicator.subject}.${indicator.name}`), ...Object.keys(answers).map((id) => `answers.${id}`)]
}

type WrongCode = { name: string; code: string; codes: readonly string[]; at: number }

// The language has no enumerations: a code compared with an indicator is looked up in its list here.
function wrongCodes(part: Expression, answers: AnswerNames): WrongCode[] {
  const inside = partsOf(part).flatMap((one) => wrongCodes(one, answers))
  switch (part.kind) {
    case 'comparison':
      if (part.operator !== '==' && part.operator !== '!=') return inside
      return [...inside, ...codesAgainst(part.left, [part.right], answers), ...codesAgainst(part.right, [part.left], answers)]
    case 'among':
      return [...inside, ...codesAgainst(part.of, part.literals, answers)]
    case 'held':
      return [...inside, ...codesAgainst(part.list, [part.of], answers)]
    default:
      return inside
  }
}

function codesAgainst(named: Expression, written: readonly Expression[], answers: AnswerNames): WrongCode[] {
  const codes = named.kind === 'name' ? codesOf(named.name, answers) : undefined
  if (named.kind !== 'name' || codes === undefined) return []
  return written.flatMap((literal) =>
    literal.kind === 'literal' && typeof literal.value === 'string' && !codes.includes(literal.value) ? [{ name: named.name, code: literal.value, codes, at: literal.start }] : [],
  )
}

function codesOf(name: string, answers: AnswerNames): readonly string[] | undefined {
  if (name.startsWith('answers.')) return answers[name.slice('answers.'.length)]?.codes
  const list = findIndicator(name)?.list
  return list && codeLists[list].map((entry) => entry.code)
}
