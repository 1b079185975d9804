import type { IndicatorType } from './indicators.ts'

/** What a part of a rule is: `list` is the codes of an indicator that may have several. */
export type ValueType = 'bool' | 'int' | 'double' | 'string' | 'list'

/** The type in which expressions read an indicator or an answer: money as yuan, dates and codes as text. */
export const valueTypes: Readonly<Record<IndicatorType, ValueType>> = {
  int: 'int',
  double: 'double',
  money: 'double',
  bool: 'bool',
  date: 'string',
  text: 'string',
  code: 'string',
  codes: 'list',
}

export type Literal = string | number | bigint | boolean
export type Comparing = '==' | '!=' | '<' | '<=' | '>' | '>='
export type Reckoning = '+' | '-' | '*' | '/' | '%'
export type TextTest = 'startsWith' | 'endsWith' | 'contains'

type Part = {
  readonly type: ValueType
  /** Place in the rule, counted from 0. */
  readonly start: number
}

export type NamePart = Part & { readonly kind: 'name'; readonly name: string }
export type LiteralPart = Part & { readonly kind: 'literal'; readonly value: Literal }

/**
 * A rule after reading: every construct of the dialect (docs/rules.md) and no other. All readers but the library's own work on it:
 * the trace, and the code that is generated for columns.
 */
export type Expression =
  | NamePart
  | LiteralPart
  | (Part & { readonly kind: 'has'; readonly name: string; readonly nameType: ValueType })
  | (Part & { readonly kind: 'not'; readonly of: Expression })
  | (Part & { readonly kind: 'and' | 'or'; readonly parts: readonly Expression[] })
  | (Part & { readonly kind: 'choice'; readonly condition: Expression; readonly yes: Expression; readonly no: Expression })
  | (Part & { readonly kind: 'comparison'; readonly operator: Comparing; readonly left: Expression; readonly right: Expression })
  | (Part & { readonly kind: 'among'; readonly of: Expression; readonly literals: readonly LiteralPart[] })
  | (Part & { readonly kind: 'held'; readonly of: Expression; readonly list: NamePart })
  | (Part & { readonly kind: 'arithmetic'; readonly operator: Reckoning; readonly left: Expression; readonly right: Expression })
  | (Part & { readonly kind: 'negative' | 'double' | 'size'; readonly of: Expression })
  | (Part & { readonly kind: 'text-test'; readonly operator: TextTest; readonly of: Expression; readonly literal: string })

/** The parts directly inside a part, in the order in which they are read. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'name':
    case 'literal':
    case 'has':
      return []
    case 'and':
    case 'or':
      return expression.parts
    case 'choice':
      return [expression.condition, expression.yes, expression.no]
    case 'comparison':
    case 'arithmetic':
      return [expression.left, expression.right]
    case 'among':
      return [expression.of, ...expression.literals]
    case 'held':
      return [expression.of, expression.list]
    default:
      return [expression.of]
  }
}

/** Full names of all that decides: whether a fact is there decides too. */
export function namesRead(expression: Expression): readonly string[] {
  return expression.kind === 'name' || expression.kind === 'has' ? [expression.name] : partsOf(expression).flatMap(namesRead)
}
