import type { ASTNode } from '@marcbachmann/cel-js'
import type { Comparing, Expression, LiteralPart, NamePart, Reckoning, TextTest, ValueType } from './expression.ts'

/** Parts of one rule, each name, literal and operator counted: nobody reads more, and no reader may run away. */
export const mostParts = 400

/** Why a rule that the library understands is none of the dialect, with the place, counted from 0. */
export type Refusal =
  | { readonly code: 'EXPRESSION_REFUSED'; readonly at: number; readonly end: number }
  | { readonly code: 'EXPRESSION_TOO_MANY_PARTS'; readonly at: number }
  | { readonly code: 'EXPRESSION_UNKNOWN_NAME'; readonly at: number; readonly name: string }

/** The type in which a full name is read; undefined when there is no such indicator or answer. */
export type TypeOfName = (fullName: string) => ValueType | undefined

/** Raised inside and caught at once: reading ends at the first thing that is not of the dialect. */
class Refused extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

/**
 * Reads a checked expression into the dialect (docs/rules.md).
 * @param node of the library, its types already checked
 * @returns the rule, or what it holds that the dialect refuses: comprehensions, regular expressions, lists and maps that are built,
 * conversions that may fail, whole groups of facts, null
 */
export function readExpression(node: ASTNode, typeOfName: TypeOfName): Expression | Refusal {
  try {
    return new Reading(typeOfName).read(node)
  } catch (error) {
    if (error instanceof Refused) return error.refusal
    throw error
  }
}

/** Whether reading ended at something that is not of the dialect. */
export function isRefusal(outcome: Expression | Refusal): outcome is Refusal {
  return 'code' in outcome
}

class Reading {
  readonly #typeOfName: TypeOfName
  #left = mostParts

  constructor(typeOfName: TypeOfName) {
    this.#typeOfName = typeOfName
  }

  read(node: ASTNode): Expression {
    this.#count(node)
    switch (node.op) {
      case 'value':
        return this.#literal(node)
      case 'id':
      case '.':
        return this.#name(node)
      case '&&':
      case '||':
        return { ...placed(node, 'bool'), kind: node.op === '&&' ? 'and' : 'or', parts: chainOf(node, node.op).map((part) => this.read(part)) }
      case '!_':
        return { ...placed(node, 'bool'), kind: 'not', of: this.read(node.args) }
      case '?:':
        return this.#choice(node, node.args)
      case '==':
      case '!=':
      case '<':
      case '<=':
      case '>':
      case '>=':
        return this.#comparison(node, node.op, node.args)
      case 'in':
        return this.#membership(node, node.args)
      case '+':
      case '-':
      case '*':
      case '/':
      case '%':
        return this.#arithmetic(node, node.op, node.args)
      case '-_': {
        const of = this.read(node.args)
        return { ...placed(node, of.type), kind: 'negative', of }
      }
      case 'call':
        return this.#call(node, node.args[0], node.args[1])
      case 'rcall':
        return this.#method(node, node.args[0], node.args[1], node.args[2])
      default:
        throw refused(node)
    }
  }

  #count(node: ASTNode): void {
    this.#left -= 1
    if (this.#left < 0) throw new Refused({ code: 'EXPRESSION_TOO_MANY_PARTS', at: node.start })
  }

  #literal(node: ASTNode): LiteralPart {
    const value = node.args
    switch (typeof value) {
      case 'string':
        return { ...placed(node, 'string'), kind: 'literal', value }
      case 'boolean':
        return { ...placed(node, 'bool'), kind: 'literal', value }
      case 'number':
        return { ...placed(node, 'double'), kind: 'literal', value }
      case 'bigint':
        if (Number.isSafeInteger(Number(value))) return { ...placed(node, 'int'), kind: 'literal', value }
    }
    throw refused(node)
  }

  #name(node: ASTNode): NamePart {
    const name = dotted(node)
    if (name === undefined) throw refused(node)
    const type = this.#typeOfName(name)
    if (type === undefined) throw refused(node)
    return { ...placed(node, type), kind: 'name', name }
  }

  #choice(node: ASTNode, [condition, yes, no]: readonly ASTNode[]): Expression {
    const parts = [condition!, yes!, no!].map((part) => this.read(part)) as [Expression, Expression, Expression]
    if (parts[1].type === 'list') throw refused(node)
    return { ...placed(node, parts[1].type), kind: 'choice', condition: parts[0], yes: parts[1], no: parts[2] }
  }

  #comparison(node: ASTNode, operator: Comparing, [left, right]: readonly [ASTNode, ASTNode]): Expression {
    const sides = { left: this.read(left), right: this.read(right) }
    // Lists have an order that means nothing; what they hold is asked with `in`. Which of yes and no is more, nobody means.
    if (sides.left.type === 'list' || (sides.left.type === 'bool' && operator !== '==' && operator !== '!=')) throw refused(node)
    return { ...placed(node, 'bool'), kind: 'comparison', operator, ...sides }
  }

  #membership(node: ASTNode, [left, right]: readonly [ASTNode, ASTNode]): Expression {
    const of = this.read(left)
    if (right.op !== 'list') {
      const list = this.read(right)
      if (list.kind !== 'name' || of.type !== 'string') throw refused(node)
      return { ...placed(node, 'bool'), kind: 'held', of, list }
    }
    this.#count(right)
    // An absent fact in the list would hide the others, and nothing is in an empty one.
    if (right.args.length === 0) throw refused(right)
    const literals = right.args.map((one) => (one.op === 'value' ? (this.read(one) as LiteralPart) : undefined))
    if (!literals.every((one) => one !== undefined)) throw refused(right.args[literals.indexOf(undefined)]!)
    return { ...placed(node, 'bool'), kind: 'among', of, literals }
  }

  #arithmetic(node: ASTNode, operator: Reckoning, [left, right]: readonly [ASTNode, ASTNode]): Expression {
    const sides = { left: this.read(left), right: this.read(right) }
    if (sides.left.type !== 'int' && sides.left.type !== 'double') throw refused(node)
    return { ...placed(node, sides.left.type), kind: 'arithmetic', operator, ...sides }
  }

  #call(node: ASTNode, called: string, [argument]: readonly ASTNode[]): Expression {
    if (argument === undefined) throw refused(node)
    if (called === 'has') return this.#has(node, argument)
    if (called !== 'size' && called !== 'double') throw refused(node)
    const of = this.read(argument)
    if (called === 'size') {
      if (of.type === 'string' || of.kind === 'name') return { ...placed(node, 'int'), kind: 'size', of }
    } else if (of.type === 'int' || of.type === 'double') return { ...placed(node, 'double'), kind: 'double', of }
    throw refused(node)
  }

  #has(node: ASTNode, argument: ASTNode): Expression {
    this.#count(argument)
    const name = dotted(argument)
    if (name === undefined) throw refused(node)
    // The library does not look at what stands inside `has`.
    const nameType = this.#typeOfName(name)
    if (nameType === undefined) throw new Refused({ code: 'EXPRESSION_UNKNOWN_NAME', at: argument.start, name })
    return { ...placed(node, 'bool'), kind: 'has', name, nameType }
  }

  #method(node: ASTNode, called: string, receiver: ASTNode, [argument]: readonly ASTNode[]): Expression {
    if (!isTextTest(called) || argument === undefined) throw refused(node)
    const of = this.read(receiver)
    const literal = this.read(argument)
    if (literal.kind !== 'literal' || typeof literal.value !== 'string' || literal.value === '') throw refused(argument)
    return { ...placed(node, 'bool'), kind: 'text-test', operator: called, of, literal: literal.value }
  }
}

const isTextTest = (called: string): called is TextTest => called === 'startsWith' || called === 'endsWith' || called === 'contains'

function refused(node: ASTNode): Refused {
  return new Refused({ code: 'EXPRESSION_REFUSED', at: node.start, end: node.end })
}

function placed(node: ASTNode, type: ValueType): { type: ValueType; start: number } {
  return { type, start: node.start }
}

/** The dotted name that a node is (`person.disability.kind`), or undefined when it is something else. */
function dotted(node: ASTNode): string | undefined {
  if (node.op === 'id') return node.args
  if (node.op !== '.') return undefined
  const before = dotted(node.args[0])
  return before === undefined ? undefined : `${before}.${node.args[1]}`
}

// `a && b && c` is three parts, not a tree of two.
function chainOf(node: ASTNode, op: '&&' | '||'): ASTNode[] {
  if (node.op !== op) return [node]
  const [left, right] = node.args as [ASTNode, ASTNode]
  return [...chainOf(left, op), ...chainOf(right, op)]
}
