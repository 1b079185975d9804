import type { Comparing, Expression, TextTest } from './expression.ts'
import { findIndicator } from './indicators.ts'
import { factName, valueText, type Meaning, type Words } from './value-text.ts'

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
    case 'comparison':
      return comparison(isTurned ? turned[part.operator] : part.operator, part.left, part.right, words)
    case 'among':
      return part.literals.length === 1
        ? comparison(isTurned ? '!=' : '==', part.of, part.literals[0]!, words)
        : say('among', { left: termText(part.of, part.literals[0], words), list: part.literals.map((literal) => valueText(meaningOf(part.of), literal.value, words)).join(words.say('reading.comma')) })
    case 'held':
      return say('holds', { list: factName(part.list.name, words), of: termText(part.of, part.list, words) })
    case 'text-test':
      return say(tests[part.operator], { left: termText(part.of, undefined, words), text: part.literal })
    case 'has':
      return say('known', { name: factName(part.name, words) })
    case 'literal':
      return words.say((part.value === true) !== isTurned ? 'reading.always' : 'reading.never')
    default:
      return say('so', { name: termText(part, undefined, words) })
  }
}

// What is asked about stands first, what it is measured by behind it.
function comparison(operator: Comparing, left: Expression, right: Expression, words: Words): string {
  if (left.kind === 'literal' && right.kind !== 'literal') return comparison(mirrored[operator], right, left, words)
  const [of, by] = [termText(left, right, words), termText(right, left, words)]
  return words.say(`reading.${mannerOf(left, right)}.${keys[operator]}`, { left: of, right: by })
}

/** The words in which two sides are compared: amounts, counts, days, levels of which the first is the most severe, or names. */
function mannerOf(left: Expression, right: Expression): 'amount' | 'count' | 'day' | 'level' | 'name' {
  const meaning = meaningOf(left) ?? meaningOf(right)
  if (meaning?.type === 'date') return 'day'
  if (left.type === 'string' || left.type === 'bool') return 'name'
  if (meaning?.unit === 'level') return 'level'
  return left.type === 'int' && meaning?.unit !== 'years' ? 'count' : 'amount'
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

/** A side of a comparison. What is written out takes its unit from the other side. */
function termText(part: Expression, other: Expression | undefined, words: Words): string {
  switch (part.kind) {
    case 'name':
      return factName(part.name, words)
    case 'literal':
      return valueText(meaningOf(other), part.value, words)
    case 'double':
      return termText(part.of, other, words)
    case 'negative':
      return words.say('reading.negative', { of: nested(part.of, other, words) })
    case 'size':
      return words.say(part.of.type === 'list' ? 'reading.size' : 'reading.length', { of: termText(part.of, undefined, words) })
    case 'arithmetic': {
      // A factor is a bare number; what is added has the unit of what it is added to.
      const isScaled = part.operator === '*' || part.operator === '/' || part.operator === '%'
      const [left, right] = [nested(part.left, isScaled ? undefined : (meaningOf(part.right) ? part.right : other), words), nested(part.right, isScaled ? undefined : (meaningOf(part.left) ? part.left : other), words)]
      return words.say(`reading.${reckonings[part.operator]}`, { left, right })
    }
    case 'choice':
      return words.say('reading.if', { condition: sentenceOf(readingOf(part.condition, words), words), yes: termText(part.yes, other, words), no: termText(part.no, other, words) })
    default:
      return words.say('reading.quoted', { text: sentenceOf(readingOf(part, words), words) })
  }
}

function nested(part: Expression, other: Expression | undefined, words: Words): string {
  const text = termText(part, other, words)
  return part.kind === 'arithmetic' || part.kind === 'negative' ? words.say('reading.bracket', { text }) : text
}
