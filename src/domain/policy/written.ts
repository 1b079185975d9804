import type { Expression, Literal } from './expression.ts'

const strengths = { choice: 0, or: 1, and: 2, comparison: 3, sum: 4, product: 5, sign: 6, bare: 7 } as const

/** A part of a rule as text of the language, brackets only where they are needed. */
export function written(part: Expression): string {
  let text = texts.get(part)
  if (text === undefined) texts.set(part, (text = write(part)))
  return text
}

const texts = new WeakMap<Expression, string>()

function write(part: Expression): string {
  const strength = strengthOf(part)
  switch (part.kind) {
    case 'name':
      return part.name
    case 'literal':
      return literalText(part.value)
    case 'has':
      return `has(${part.name})`
    case 'not':
      return `!${within(part.of, strengths.sign)}`
    case 'negative':
      return `-${within(part.of, strengths.bare)}`
    case 'size':
    case 'double':
      return `${part.kind}(${written(part.of)})`
    case 'and':
    case 'or':
      return part.parts.map((one) => within(one, strength + 1)).join(part.kind === 'and' ? ' && ' : ' || ')
    case 'choice':
      return `${within(part.condition, 1)} ? ${within(part.yes, 1)} : ${written(part.no)}`
    case 'comparison':
    case 'arithmetic':
      return `${within(part.left, part.kind === 'comparison' ? strength + 1 : strength)} ${part.operator} ${within(part.right, strength + 1)}`
    case 'among':
      return `${within(part.of, strength + 1)} in [${part.literals.map(written).join(', ')}]`
    case 'held':
      return `${within(part.of, strength + 1)} in ${part.list.name}`
    case 'text-test':
      return `${within(part.of, strengths.bare)}.${part.operator}(${literalText(part.literal)})`
  }
}

function within(part: Expression, least: number): string {
  return strengthOf(part) < least ? `(${written(part)})` : written(part)
}

function strengthOf(part: Expression): number {
  switch (part.kind) {
    case 'choice':
    case 'or':
    case 'and':
    case 'comparison':
      return strengths[part.kind]
    case 'among':
    case 'held':
      return strengths.comparison
    case 'arithmetic':
      return part.operator === '+' || part.operator === '-' ? strengths.sum : strengths.product
    case 'not':
    case 'negative':
      return strengths.sign
    default:
      return strengths.bare
  }
}

function literalText(value: Literal): string {
  if (typeof value === 'string') return JSON.stringify(value)
  const text = String(value)
  return typeof value === 'number' && /^\d+$/.test(text) ? `${text}.0` : text
}
