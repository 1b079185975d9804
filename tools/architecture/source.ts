import { posix } from 'node:path'
import { parseSync } from 'vite'

export interface SourceFile {
  /** Path from the checkout, with slashes. */
  path: string
  text: string
}

export interface Import {
  /** What is written between the quotes. */
  specifier: string
  /** File from the checkout, for relative and `#` imports; the written specifier for packages. */
  target: string
  /** Gone after the types are stripped. */
  isType: boolean
  line: number
}

/** A node of the syntax tree (ESTree with TypeScript). */
export interface Node {
  type: string
  start: number
  [key: string]: unknown
}

export interface Source extends SourceFile {
  wall: string
  isTest: boolean
  imports: Import[]
  nodes: Node[]
  lineOf(node: Node): number
}

export interface Violation {
  rule: string
  path: string
  line: number
  /** What stands there and what should. */
  message: string
}

/** Parses a file and notes what it imports: static, dynamic, re-exported and in types. */
export function readSource(file: SourceFile): Source {
  const { program, errors } = parseSync(file.path, file.text)
  if (errors.length > 0) throw new Error(`${file.path}: ${errors[0]?.message ?? 'not readable'}`)
  const nodes = [...walk(program)]
  const lineOf = (node: Node) => file.text.slice(0, node.start).split('\n').length
  const imports = nodes.flatMap((node) => {
    const specifier = specifierOf(node)
    if (specifier === undefined) return []
    const target = resolve(file.path, specifier)
    return [{ specifier, target, isType: isTypeImport(node), line: lineOf(node) }]
  })
  return { ...file, wall: wallOf(file.path), isTest: /\.test\.tsx?$/.test(file.path), imports, nodes, lineOf }
}

/** `domain` for src/domain/…, `db` for db/…. */
export function wallOf(path: string): string {
  const [first = '', second = ''] = path.split('/')
  return first === 'src' ? second : first
}

function* walk(value: unknown): Generator<Node> {
  if (Array.isArray(value)) {
    for (const item of value) yield* walk(item)
  } else if (typeof value === 'object' && value !== null) {
    if (typeof (value as Node).type === 'string') yield value as Node
    for (const [key, child] of Object.entries(value)) if (key !== 'parent') yield* walk(child)
  }
}

function specifierOf(node: Node): string | undefined {
  const isImport = /^(ImportDeclaration|ExportAllDeclaration|ExportNamedDeclaration|ImportExpression|TSImportType|TSExternalModuleReference)$/
  if (!isImport.test(node.type)) return undefined
  const source = (node['source'] ?? node['argument'] ?? node['expression']) as { value?: unknown; literal?: { value?: unknown } } | null | undefined
  const value = source?.value ?? source?.literal?.value
  return typeof value === 'string' ? value : undefined
}

function isTypeImport(node: Node): boolean {
  return node.type === 'TSImportType' || node['importKind'] === 'type' || node['exportKind'] === 'type'
}

function resolve(from: string, specifier: string): string {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(from), specifier)
  const named = /^#(\w+)\/(.*)$/.exec(specifier)
  if (named === null) return specifier
  const [, wall = '', rest = ''] = named
  return ['db', 'locales', 'plans', 'test'].includes(wall) ? `${wall}/${rest}` : `src/${wall}/${rest}`
}
