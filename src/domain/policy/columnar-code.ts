import { absent } from './columns.ts'
import type { Comparing, Expression, Literal, NamePart, ValueType } from './expression.ts'
import { compare, textTests } from './value-of.ts'

/** What a rule comes to on a row, in generated code and in what it writes. */
export const verdictCodes = { false: 0, true: 1, unknown: 2, failed: 3 } as const

/** An answer for each entry of a dictionary, made once for a run: what is asked of a code is asked once and not for each household. */
export type TableSpec = { readonly column: number; readonly entry: (value: string | readonly string[]) => number; readonly ofAbsent: number }

/**
 * JavaScript of one part. `state` is 0 where there is a value, else the verdict (unknown or failed); it is evaluated before `value`,
 * which means something only where it is 0. Yes and no have no state: their value is the verdict.
 */
type Code = { readonly state: string; readonly value: string }

/** Writes rules and amounts as JavaScript over columns. Nothing of the rule's text gets into it but by JSON.stringify. */
export class ColumnarCode {
  readonly names: string[] = []
  readonly tables: TableSpec[] = []
  #temporaries = 0

  /** A function that answers with the verdict on row `i`. */
  verdictFunction(rule: Expression): string {
    return this.#function(() => this.#verdict(rule))
  }

  /** A function that answers with the number on row `i`; NaN where there is none. */
  numberFunction(part: Expression): string {
    return this.#function(() => {
      const { state, value } = this.#code(part)
      return `(${state} ? NaN : ${value})`
    })
  }

  /** Whether two numbers compare on row `i`, which says something only where both are there. */
  comparison({ operator, left, right }: Extract<Expression, { kind: 'comparison' }>): string {
    return comparison(operator, this.#code(left), this.#code(right))
  }

  /** The number of a column. */
  column(name: string): number {
    const known = this.names.indexOf(name)
    return known >= 0 ? known : this.names.push(name) - 1
  }

  #function(write: () => string): string {
    this.#temporaries = 0
    const body = write()
    const temporaries = Array.from({ length: this.#temporaries }, (_, index) => `x${index}`)
    return `i => { ${temporaries.length > 0 ? `let ${temporaries.join(', ')}; ` : ''}return ${body} }`
  }

  #verdict(part: Expression): string {
    const asked = askedOf(part)
    if (asked) return `${this.#table(asked.of, (value) => (asked.holds(value) ? 1 : 0), verdictCodes.unknown)}[${this.#array(asked.of, 'places')}[i]]`
    switch (part.kind) {
      case 'name':
        return `${this.#array(part, 'codes')}[i]`
      case 'literal':
        return part.value === true ? '1' : '0'
      case 'has':
        return this.#has(part.name, part.nameType)
      case 'not': {
        const x = this.#temporary()
        return `((${x} = ${this.#verdict(part.of)}) > 1 ? ${x} : 1 - ${x})`
      }
      case 'and':
      case 'or':
        return part.parts.map((one) => this.#verdict(one)).reduce((left, right) => this.#joined(part.kind, left, right))
      case 'choice': {
        const x = this.#temporary()
        return `((${x} = ${this.#verdict(part.condition)}) > 1 ? ${x} : ${x} === 1 ? ${this.#verdict(part.yes)} : ${this.#verdict(part.no)})`
      }
      case 'comparison':
        return this.#comparison(part.operator, part.left, part.right)
      case 'among':
        return this.#among(part.of, part.literals.map((literal) => literal.value))
      case 'held':
        return this.#held(part.of, part.list)
      case 'text-test':
        return this.#textTest(part)
      default:
        throw new Error(`no yes or no: ${part.kind}`)
    }
  }

  // What decides, decides; of two that do not the right one stands for the whole.
  #joined(kind: 'and' | 'or', left: string, right: string): string {
    const [decides, other] = kind === 'and' ? [0, 1] : [1, 0]
    const [x, y] = [this.#temporary(), this.#temporary()]
    return `((${x} = ${left}) === ${decides} || (${y} = ${right}) === ${decides} ? ${decides} : ${x} === ${other} || ${y} > 1 ? ${y} : ${x})`
  }

  #comparison(operator: Comparing, left: Expression, right: Expression): string {
    const [a, b] = [this.#code(left), this.#code(right)]
    return decided([a.state, b.state], comparison(operator, a, b))
  }

  #among(of: Expression, literals: readonly Literal[]): string {
    const code = this.#code(of)
    const x = this.#temporary()
    const [first, ...others] = literals.map(literalCode)
    return decided([code.state], [`(${x} = ${code.value}) === ${first}`, ...others.map((one) => `${x} === ${one}`)].join(' || '))
  }

  #held(of: Expression, list: NamePart): string {
    const code = this.#code(of)
    const place = `${this.#array(list, 'places')}[i]`
    return decided([code.state, `(${place} === 0 ? ${absent} : 0)`], `${this.#array(list, 'dictionary')}[${place}].includes(${code.value})`)
  }

  #textTest({ operator, of, literal }: Extract<Expression, { kind: 'text-test' }>): string {
    const code = this.#code(of)
    const method = operator === 'contains' ? 'includes' : operator
    return decided([code.state], `${code.value}.${method}(${JSON.stringify(literal)})`)
  }

  #has(name: string, type: ValueType): string {
    const column = this.column(name)
    if (type === 'bool') return `(codes${column}[i] === ${absent} ? 0 : 1)`
    return type === 'int' || type === 'double' ? `(missing${column}[i] === 0 ? 1 : 0)` : `(places${column}[i] === 0 ? 0 : 1)`
  }

  #code(part: Expression): Code {
    if (part.type === 'bool') return this.#boolCode(part)
    switch (part.kind) {
      case 'name':
        if (part.type === 'string') return { state: `(${this.#array(part, 'places')}[i] === 0 ? ${absent} : 0)`, value: `${this.#array(part, 'dictionary')}[${this.#array(part, 'places')}[i]]` }
        return { state: `${this.#array(part, 'missing')}[i]`, value: `${this.#array(part, 'values')}[i]` }
      case 'literal':
        return { state: '0', value: literalCode(part.value) }
      case 'choice':
        return this.#choice(part)
      case 'arithmetic':
        return this.#arithmetic(part)
      case 'negative': {
        const of = this.#code(part.of)
        // Whole numbers know no -0.
        return { state: of.state, value: part.type === 'int' ? `(0 - ${of.value})` : `(-${of.value})` }
      }
      case 'double':
        return this.#code(part.of)
      case 'size':
        return this.#size(part.of)
      default:
        throw new Error(`no value: ${part.kind}`)
    }
  }

  #boolCode(part: Expression): Code {
    const x = this.#temporary()
    return { state: `((${x} = ${this.#verdict(part)}) > 1 ? ${x} : 0)`, value: x }
  }

  #choice({ condition, yes, no }: Extract<Expression, { kind: 'choice' }>): Code {
    const x = this.#temporary()
    const [a, b] = [this.#code(yes), this.#code(no)]
    return { state: `((${x} = ${this.#verdict(condition)}) > 1 ? ${x} : ${x} === 1 ? ${a.state} : ${b.state})`, value: `(${x} === 1 ? ${a.value} : ${b.value})` }
  }

  #arithmetic({ type, operator, left, right }: Extract<Expression, { kind: 'arithmetic' }>): Code {
    const [a, b] = [this.#code(left), this.#code(right)]
    const state = firstOf([a.state, b.state])
    if (type === 'double') return { state, value: `(${a.value} ${operator} ${b.value})` }
    if (operator === '/' || operator === '%') {
      const value = operator === '/' ? `Math.trunc(${a.value} / ${b.value})` : `${a.value} % ${b.value}`
      return { state: firstOf([state, `(${b.value} === 0 ? ${verdictCodes.failed} : 0)`]), value: `(${value} + 0)` }
    }
    // Reckoned with the state: where it goes too far, that comes before whatever stands to its right.
    const x = this.#temporary()
    return { state: firstOf([state, `(${x} = whole(${a.value} ${operator} ${b.value} + 0), 0)`]), value: x }
  }

  #size(of: Expression): Code {
    if (of.kind !== 'name') {
      const code = this.#code(of)
      return { state: code.state, value: `[...${code.value}].length` }
    }
    const place = `${this.#array(of, 'places')}[i]`
    return { state: `(${place} === 0 ? ${absent} : 0)`, value: `${this.#table(of, (value) => [...value].length, 0)}[${place}]` }
  }

  #table(name: NamePart, entry: TableSpec['entry'], ofAbsent: number): string {
    return `table${this.tables.push({ column: this.column(name.name), entry, ofAbsent }) - 1}`
  }

  #array(name: NamePart, array: 'codes' | 'values' | 'missing' | 'places' | 'dictionary'): string {
    return `${array}${this.column(name.name)}`
  }

  #temporary(): string {
    return `x${this.#temporaries++}`
  }
}

/** Of a part that asks for one text or list alone: what is asked of it. */
export function askedOf(part: Expression): { readonly of: NamePart; readonly holds: (value: string | readonly string[]) => boolean } | undefined {
  switch (part.kind) {
    case 'comparison': {
      const { operator, left, right } = part
      if (left.kind === 'name' && left.type === 'string' && right.kind === 'literal') return { of: left, holds: (value) => compare(operator, value, right.value) }
      if (right.kind === 'name' && right.type === 'string' && left.kind === 'literal') return { of: right, holds: (value) => compare(operator, left.value, value) }
      return undefined
    }
    case 'among':
      return part.of.kind === 'name' && part.of.type === 'string' ? { of: part.of, holds: (value) => part.literals.some((one) => one.value === value) } : undefined
    case 'held': {
      const { of } = part
      return of.kind === 'literal' ? { of: part.list, holds: (value) => value.includes(of.value as string) } : undefined
    }
    case 'text-test':
      return part.of.kind === 'name' ? { of: part.of, holds: (value) => textTests[part.operator](value as string, part.literal) } : undefined
    default:
      return undefined
  }
}

function comparison(operator: Comparing, left: Code, right: Code): string {
  return `${left.value} ${operator === '==' ? '===' : operator === '!=' ? '!==' : operator} ${right.value}`
}

function literalCode(value: Literal): string {
  if (typeof value === 'boolean') return value ? '1' : '0'
  return typeof value === 'string' ? JSON.stringify(value) : String(value)
}

/** The first state that is not 0. */
function firstOf(states: readonly string[]): string {
  const some = states.filter((state) => state !== '0')
  return some.length === 0 ? '0' : some.length === 1 ? some[0]! : `(${some.join(' || ')})`
}

function decided(states: readonly string[], condition: string): string {
  const state = firstOf(states)
  return state === '0' ? `(${condition} ? 1 : 0)` : `(${state} || (${condition} ? 1 : 0))`
}
