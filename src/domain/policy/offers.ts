import { titleIn } from '../clause/clause.ts'
import { codeLists, type CodeList } from '../registry/code-lists.ts'
import { valueTypes } from './expression.ts'
import { findIndicator, indicators, type Indicator } from './indicators.ts'
import type { Subject } from './population.ts'
import type { Words } from './value-text.ts'

/** Something that may stand at a place in an expression. */
export type Offer = {
  readonly kind: 'indicator' | 'code' | 'operator' | 'function'
  /** What is written. */
  readonly text: string
  /** What it is called, in the language of whoever writes. */
  readonly label: string
  /** Type and unit of an indicator. */
  readonly type?: string
  /** One line that says what it means. */
  readonly meaning?: string
}
/** What fits instead of the characters from `from` to `to`, the best first. `isSure`: the place takes nothing else, so that it may be offered unasked. */
export type Offers = { readonly from: number; readonly to: number; readonly isSure: boolean; readonly offers: readonly Offer[] }

/** The indicators that an expression about a household or a person may name, in the order of the catalogue. */
export function indicatorsFor(subject: Subject): readonly Indicator[] {
  return [...indicators.filter((one) => one.subject === subject), ...indicators.filter((one) => one.subject !== subject && (one.subject !== 'person' || subject === 'person'))]
}

/** An indicator as something to write. */
export function indicatorOffer(indicator: Indicator, words: Words): Offer {
  return { kind: 'indicator', text: `${indicator.subject}.${indicator.name}`, label: words.say(indicator.label), type: typeText(indicator, words), meaning: words.say(indicator.doc) }
}

/**
 * What may be written at a place of an expression, looked for by name or by what it is called: 年龄 finds `person.age`.
 * @param at the place of the caret, counted from 0
 */
export function offersAt(text: string, at: number, subject: Subject, words: Words): Offers {
  const tokens = tokensOf(text.slice(0, at))
  const open = tokens.at(-1)
  if (open?.kind === 'open') return codesInside(text, at, open.start, tokens.slice(0, -1), subject, words)
  const isTyped = open !== undefined && (open.kind === 'word' || open.kind === 'operator') && open.start + open.text.length === at
  const before = isTyped ? tokens.slice(0, -1) : tokens
  const typed = isTyped ? open.text : ''
  // An operator that stands there already is typed on only where one may stand.
  if (isTyped && open.kind === 'operator' && !isOperand(before.at(-1))) return { from: at, to: at, isSure: false, offers: [] }
  const from = at - typed.length
  if (isOperand(before.at(-1))) return { from, to: at, isSure: false, offers: found(operatorsAfter(before, words), typed) }
  const codes = codesAfter(before)
  if (codes) return { from, to: at, isSure: true, offers: found(offersOf(codes, words, (code) => `"${code}"`), typed) }
  const fitting = indicatorsFor(subject).filter(wantedAfter(before))
  const named = fitting.map((one) => indicatorOffer(one, words))
  const whole = typed === '' || isMeasure(before.at(-1)) || before.at(-1)?.text === 'in' ? [] : fitting.flatMap((one) => comparisonOffers(one, words))
  return { from, to: at, isSure: false, offers: found([...named, ...functions.map((one) => wordOffer('function', one, words)), ...whole], typed) }
}

/** That an indicator is, or holds, one of its codes: so that 独居 finds what to write. */
function comparisonOffers(indicator: Indicator, words: Words): readonly Offer[] {
  if (indicator.list === undefined) return []
  const name = `${indicator.subject}.${indicator.name}`
  return offersOf(indicator.list, words, (code) => (indicator.type === 'codes' ? `"${code}" in ${name}` : `${name} == "${code}"`)).map((offer) => ({ ...offer, meaning: words.say(indicator.label) }))
}

type Token = { readonly kind: 'word' | 'string' | 'open' | 'operator' | 'other'; readonly text: string; readonly start: number }

// `open`: a text whose end is not written yet.
function tokensOf(text: string): readonly Token[] {
  return [...text.matchAll(/"(?:[^"\\]|\\.)*"|"[^"]*$|[\w.\u4e00-\u9fff]+|[&|<>=!+\-*/%]+|\S/g)].map((match) => ({ kind: kindOf(match[0]), text: match[0], start: match.index }))
}

function kindOf(text: string): Token['kind'] {
  if (text.startsWith('"')) return text.length > 1 && /^"(?:[^"\\]|\\.)*"$/.test(text) ? 'string' : 'open'
  if (/^[\w.\u4e00-\u9fff]/.test(text)) return text === 'in' ? 'operator' : 'word'
  return /^[&|<>=!+\-*/%]/.test(text) ? 'operator' : 'other'
}

function isMeasure(token: Token | undefined): boolean {
  return token !== undefined && ['==', '!=', '<', '<=', '>', '>='].includes(token.text)
}

/** Whether a value ends here, so that an operator follows. */
function isOperand(token: Token | undefined): boolean {
  return token !== undefined && (token.kind === 'word' || token.kind === 'string' || token.text === ')' || token.text === ']')
}

/** The list of codes that a value at the end of some tokens is of. */
function codesAfter(tokens: readonly Token[]): CodeList | undefined {
  const last = tokens.at(-1)
  if (last?.text === '==' || last?.text === '!=') return listOf(tokens.at(-2))
  const bracket = tokens.findLastIndex((one) => one.text === '[')
  return bracket >= 0 && !tokens.slice(bracket).some((one) => one.text === ']') && tokens[bracket - 1]?.text === 'in' ? listOf(tokens[bracket - 2]) : undefined
}

function listOf(token: Token | undefined): CodeList | undefined {
  const indicator = token && findIndicator(token.text)
  return indicator?.type === 'code' ? indicator.list : undefined
}

// Behind a code one may write of which list it is; before that it may be of any.
function codesInside(text: string, at: number, start: number, before: readonly Token[], subject: Subject, words: Words): Offers {
  const [, rest = '', after = ''] = /^(\w*"?)\s*(?:in\s+([\w.]+))?/.exec(text.slice(at)) ?? []
  const named = findIndicator(after)?.list
  const lists = new Set(codesAfter(before) ? [codesAfter(before)!] : named ? [named] : indicatorsFor(subject).flatMap((one) => (one.type === 'codes' ? one.list! : [])))
  return { from: start + 1, to: at + rest.length, isSure: true, offers: found([...lists].flatMap((list) => offersOf(list, words, (code) => `${code}"`)), text.slice(start + 1, at)) }
}

function offersOf(list: CodeList, words: Words, written: (code: string) => string): readonly Offer[] {
  return codeLists[list].map(({ code, title }) => ({ kind: 'code', text: written(code), label: titleIn(title, words.language) }))
}

const operators = {
  logic: { and: '&&', or: '||' },
  equal: { is: '==', 'is-not': '!=' },
  order: { 'at-least': '>=', 'at-most': '<=', above: '>', below: '<' },
  reckon: { plus: '+', minus: '-', times: '*', divided: '/' },
  list: { 'one-of': 'in [' },
  held: { in: 'in' },
} as const
const functions = [['not', '!'], ['has', 'has('], ['size', 'size('], ['double', 'double(']] as const

function wordOffer(kind: 'operator' | 'function', [key, text]: readonly [string, string], words: Words): Offer {
  return { kind, text, label: words.say(`rule-word.${key}`), meaning: words.say(`rule-word-doc.${key}`) }
}

function operatorsAfter(tokens: readonly Token[], words: Words): readonly Offer[] {
  return groupsAfter(tokens).flatMap((group) => Object.entries(operators[group]).map((one) => wordOffer('operator', one, words)))
}

function groupsAfter(tokens: readonly Token[]): readonly (keyof typeof operators)[] {
  const [before, last] = [tokens.at(-2), tokens.at(-1)!]
  if (last.text === ']' || before?.text === 'in') return ['logic']
  const isMeasured = isMeasure(before)
  if (last.kind === 'string') return isMeasured ? ['logic'] : ['held', 'logic']
  const type = findIndicator(last.text)?.type
  if (isMeasured) return type === 'bool' || type === 'code' ? ['logic'] : ['logic', 'reckon']
  switch (type) {
    case 'bool':
    case 'codes':
      return ['logic']
    case 'code':
      return ['equal', 'list']
    case 'date':
    case 'text':
      return ['order', 'equal']
    default:
      return ['order', 'equal', 'reckon', 'logic']
  }
}

/** What may stand behind a comparison or `in`: something of the same kind. */
function wantedAfter(tokens: readonly Token[]): (one: Indicator) => boolean {
  const last = tokens.at(-1)
  if (last?.text === 'in') return (one) => one.type === 'codes'
  const measured = isMeasure(last) ? findIndicator(tokens.at(-2)?.text ?? '') : undefined
  if (measured === undefined) return () => true
  const isNumber = (one: Indicator): boolean => valueTypes[one.type] === 'int' || valueTypes[one.type] === 'double'
  return (one) => (isNumber(measured) ? isNumber(one) : one.type === measured.type)
}

/** Those in whose name, label or meaning the typed characters stand; first those that begin with them. What stands there already is none. */
function found(offers: readonly Offer[], typed: string): readonly Offer[] {
  const sought = typed.toLowerCase()
  if (sought === '') return offers
  return offers
    .filter((offer) => offer.text !== typed)
    .map((offer) => ({ offer, rank: rankOf(offer, sought) }))
    .filter(({ rank }) => rank < ranks)
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ offer }) => offer)
}

const ranks = 6

function rankOf({ kind, text, label, meaning = '' }: Offer, sought: string): number {
  const [name, called] = [text.replaceAll('"', '').toLowerCase(), label.toLowerCase()]
  const isIn = [
    name.startsWith(sought) || called === sought,
    kind === 'indicator' && name.split('.').some((part) => part.startsWith(sought)),
    called.startsWith(sought),
    called.includes(sought),
    name.includes(sought) && sought.length > 1,
    meaning.toLowerCase().includes(sought) && /[\u4e00-\u9fff]/.test(sought),
  ].indexOf(true)
  return isIn < 0 ? ranks : isIn
}

function typeText({ type, unit }: Indicator, words: Words): string {
  const named = words.say(`rule-type.${type}`)
  return unit === undefined || unit === 'fen' || unit === 'level' ? named : words.say('rule-type.with-unit', { type: named, unit: words.say(`rule-unit.${unit}`) })
}

/** Whether an indicator is one that somebody looks for by its name, what it is called or what it means. */
export function isSought(offer: Offer, typed: string): boolean {
  return found([offer], typed.trim()).length > 0
}
