import type { ASTNode } from '@marcbachmann/cel-js'

/** A dotted name in an expression, with its place in the text. */
export type NameUse = { readonly name: string; readonly start: number; readonly end: number }

/** The dotted name that a node is (`person.disability.kind`), or undefined when it is something else. */
export function nameOf(node: ASTNode): string | undefined {
  if (node.op === 'id') return node.args
  if (node.op !== '.') return undefined
  const before = nameOf(node.args[0])
  return before === undefined ? undefined : `${before}.${node.args[1]}`
}

/** The nodes directly inside a node. */
export function childrenOf(node: ASTNode): readonly ASTNode[] {
  switch (node.op) {
    case 'value':
    case 'id':
      return []
    case '.':
    case '.?':
      return [node.args[0]]
    case 'call':
      return node.args[1]
    case 'rcall':
      return [node.args[1], ...node.args[2]]
    case 'map':
      return node.args.flat()
    case '!_':
    case '-_':
      return [node.args]
    default:
      return node.args as readonly ASTNode[]
  }
}

/** Whether a node asks `has(...)`, which never fails for an absent fact. */
export function asksHas(node: ASTNode): boolean {
  return node.op === 'call' && node.args[0] === 'has'
}

/** The dotted names whose values an expression needs; those that are only asked for by `has(...)` are left out. */
export function namesIn(node: ASTNode): readonly NameUse[] {
  if (asksHas(node)) return []
  const name = nameOf(node)
  if (name !== undefined) return [{ name, start: node.start, end: node.end }]
  return childrenOf(node).flatMap((child) => namesIn(child))
}
