import type { Comparing, Expression, TextTest } from './expression.ts'
import { findIndicator } from './indicators.ts'
import { codeName, factName, valueText, type Meaning, type Words } from './value-text.ts'

/** How parts belong together. The parts of a choice are its condition, what counts if it holds, and what counts if not; `not-choice` turns what comes of it. */
export type Joint = 'all' | 'any' | 'none' | 'not-all' | 'choice' | 'not-choice'

/** A rule in plain words: sentences, and what of them has to hold. `lead` says the latter in words. */
export type Reading = { readonly kind: 'leaf'; readonly text: string } | { readonly kind: Joint; readonly lead: string; readonly parts: readonly Reading[] }

/** Reads a compiled rule (`compiled.tree`) as plain sentences, boundaries said in words, a negation inside its sentence. */
export function readingOf(part: Expression, words: Words): Reading {
  return read(part, false, words)
}

/** A reading as one sentence, for lists and titles. */
export function sentenceOf(reading: Reading, words: Words): string {
  if (reading.kind === 'leaf') return reading.text
  const parts = reading.parts.map((part) => (part.kind === 'leaf' ? part.text : words.say('reading.bracket', { text: sentenceOf(part, words) })))
  if (reading.kind === 'choice' || reading.kind === 'not-choice') return words.say(`reading.one.${reading.kind}`, { condition: parts[0]!, yes: parts[1]!, no: parts[2]! })
  const joined = parts.join(words.say(reading.kind === 'all' || reading.kind === 'not-all' ? 'reading.and' : 'reading.or'))
  return reading.kind === 'all' || reading.kind === 'any' ? joined : words.say(`reading.one.${reading.kind}`, { parts: joined })
}

/** An amount in yuan a month in plain words: a number with its unit, a standard by its name, one case after another. */
export function amountText(part: Expression, words: Words): string {
  return words.say('reading.a-month', { amount: caseText(part, words) })
}

function caseText(part: Expression, words: Words): string {
  if (part.kind !== 'choice') return termText(part, { type: 'money', unit: 'fen' }, words)
  const no = caseText(part.no, words)
  return words.say('reading.case', { condition: sentenceOf(readingOf(part.condition, words), words), yes: caseText(part.yes, words), no: part.no.kind === 'choice' ? no : words.say('reading.case-else', { amount: no }) })
}

function read(part: Expression, isTurned: boolean, words: Words): Reading {
  switch (part.kind) {
    case 'not':
      return read(part.of, !isTurned, words)
    case 'and':
      return group(isTurned ? 'not-all' : 'all', part.parts, words)
    case 'or':
      return group(isTurned ? 'none' : 'any', part.parts, words)
    case 'choice':
      return group(isTurned ? 'not-choice' : 'choice', [part.condition, part.yes, part.no], words)
    default:
      return { kind: 'leaf', text: leafSentence(part, isTurned, words) }
  }
}

function group(kind: Joint, parts: readonly Expression[], words: Words): Reading {
  return { kind, lead: words.say(`reading.lead.${kind}`), parts: parts.map((part) => read(part, false, words)) }
}

const turned: Readonly<Record<Comparing, Comparing>> = { '==': '!=', '!=': '==', '<': '>=', '<=': '>', '>': '<=', '>=': '<' }
const mirrored: Readonly<Record<Comparing, Comparing>> = { '==': '==', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' }
const keys: Readonly<Record<Comparing, string>> = { '==': 'is', '!=': 'is-not', '<': 'below', '<=': 'at-most', '>': 'above', '>=': 'at-least' }
const reckonings = { '+': 'plus', '-': 'minus', '*': 'times', '/': 'divided', '%': 'remainder' } as const
const tests: Readonly<Record<TextTest, string>> = { startsWith: 'starts', endsWith: 'ends', contains: 'contains' }

// Denied, 不低于 becomes 低于.
function leafSentence(part: Expression, isTurned: boolean, words: Words): string {
  const say = (key: string, values: Readonly<Record<string, string>>) => words.say(`reading.${key}${isTurned ? '-not' : ''}`, values)
  switch (part.kind) {
    case 'comparison': {
      const { left, right } = part
      const isEqual = part.operator === '=='
      // That something is yes is said as the thing itself.
      if (left.type === 'bool' && right.kind === 'literal') return leafSentence(left, isTurned !== (isEqual !== (right.value === true)), words)
      return comparison(isTurned ? turned[part.operator] : part.operator, left, right, words)
    }
    case 'among': {
      const list = part.literals.map((literal) => valueText(meaningOf(part.of), literal.value, words))
      return part.literals.length === 1
        ? comparison(isTurned ? '!=' : '==', part.of, part.literals[0]!, words)
        : say('among', { left: termText(part.of, undefined, words), list: words.say('reading.either', { first: list.slice(0, -1).join(words.say('reading.comma')), last: list.at(-1)! }) })
    }
    case 'held':
      return words.say(`indicator-${isTurned ? 'lacks' : 'holds'}.${part.list.name}`, { of: part.of.kind === 'literal' ? codeName(part.list.name, part.of.value as string, words) : termText(part.of, meaningOf(part.list), words) })
    case 'text-test':
      return say(tests[part.operator], { left: termText(part.of, undefined, words), text: part.literal })
    case 'has':
      return say('known', { name: factName(part.name, words) })
    case 'literal':
      return words.say((part.value === true) !== isTurned ? 'reading.always' : 'reading.never')
    case 'name':
      if (findIndicator(part.name)) return words.say(`indicator-${isTurned ? 'not' : 'so'}.${part.name}`)
      return say('so', { name: factName(part.name, words) })
    default:
      return isYesOrNo(part) ? sentenceOf(read(part, isTurned, words), words) : say('so', { name: termText(part, undefined, words) })
  }
}

function isYesOrNo(part: Expression): boolean {
  return part.kind === 'not' || part.kind === 'and' || part.kind === 'or' || part.kind === 'choice'
}

// What is asked about stands first, what it is measured by behind it.
function comparison(operator: Comparing, left: Expression, right: Expression, words: Words): string {
  if (left.kind === 'literal' && right.kind !== 'literal') return comparison(mirrored[operator], right, left, words)
  const [of, by] = [termText(left, meaningOf(right), words), termText(right, meaningOf(left), words)]
  return words.say(`reading.${mannerOf(left, right)}.${keys[operator]}`, { left: of, right: by })
}

/** The words in which two sides are compared: amounts, ages, counts, spans of time, days, levels of which the first is the most severe, or names. */
function mannerOf(left: Expression, right: Expression): 'amount' | 'age' | 'count' | 'span' | 'day' | 'level' | 'name' {
  const meaning = meaningOf(left) ?? meaningOf(right)
  if (meaning?.type === 'date') return 'day'
  if (left.type === 'string' || left.type === 'bool') return 'name'
  if (meaning?.unit === 'level') return 'level'
  if (meaning?.unit === 'years') return 'age'
  if (meaning?.unit === 'days' || meaning?.unit === 'months') return 'span'
  return left.type === 'int' ? 'count' : 'amount'
}

/** What a part is a value of: that of its indicator; of something reckoned, that of what is not a mere multiple. */
function meaningOf(part: Expression | undefined): Meaning | undefined {
  switch (part?.kind) {
    case 'name':
      return findIndicator(part.name)
    case 'negative':
    case 'double':
      return meaningOf(part.of)
    case 'choice':
      return meaningOf(part.yes) ?? meaningOf(part.no)
    case 'arithmetic': {
      const sides = [meaningOf(part.left), meaningOf(part.right)]
      return sides.find((side) => side?.unit !== undefined && side.unit !== 'ratio' && side.unit !== 'percent') ?? sides.find((side) => side !== undefined)
    }
    default:
      return undefined
  }
}

/** A side of a comparison. What is written out takes its unit from `by`, what it is compared with. */
function termText(part: Expression, by: Meaning | undefined, words: Words): string {
  switch (part.kind) {
    case 'name':
      return factName(part.name, words)
    case 'literal':
      return valueText(by, part.value, words)
    case 'double':
      return termText(part.of, by, words)
    case 'negative':
      return words.say('reading.negative', { of: nested(part.of, by, words) })
    case 'size':
      return words.say(part.of.type === 'list' ? 'reading.size' : 'reading.length', { of: termText(part.of, undefined, words) })
    case 'arithmetic': {
      // A factor is a bare number; what is added has the unit of what it is added to.
      const isScaled = part.operator === '*' || part.operator === '/' || part.operator === '%'
      const [left, right] = [nested(part.left, isScaled ? undefined : (meaningOf(part.right) ?? by), words), nested(part.right, isScaled ? undefined : (meaningOf(part.left) ?? by), words)]
      return words.say(`reading.${reckonings[part.operator]}`, { left, right })
    }
    case 'choice':
      return words.say('reading.if', { condition: sentenceOf(readingOf(part.condition, words), words), yes: termText(part.yes, by, words), no: termText(part.no, by, words) })
    default:
      return words.say('reading.quoted', { text: sentenceOf(readingOf(part, words), words) })
  }
}

function nested(part: Expression, by: Meaning | undefined, words: Words): string {
  const text = termText(part, by, words)
  return part.kind === 'arithmetic' || part.kind === 'negative' ? words.say('reading.bracket', { text }) : text
}
